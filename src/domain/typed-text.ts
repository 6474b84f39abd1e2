/** Left-to-right and right-to-left isolates, and the first strong one; each is closed by a PDI. */
const openers = '\u2066\u2067\u2068';
const closer = '\u2069';

/** Embeddings and overrides: they reach beyond the words they stand in, and can make them read backwards. */
const embeddings = /[\u202A-\u202E]/g;

/** Everything that turns the direction of what stands beside it: marks, embeddings, overrides, isolates. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** What has no width and joins nothing: spaces that cannot be seen, the byte order mark, soft hyphens. */
const unseen = /[\u00AD\u200B\u2060-\u2064\uFEFF]/g;

// Words keep their lines and tabs; a name is one line.
const controlsOfWords = /(?![\t\n])\p{Cc}/gu;
const controlsOfNames = /[\p{Cc}\u2028\u2029]+/gu;

/** What a database cannot hold and a browser would not send: NUL, and half of a character. */
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();

/**
 * Words as they are kept: lines end with a line feed, without control characters, embeddings and overrides of direction, and with those isolates
 * alone that open and close within one paragraph (Unicode Standard Annex 9, BD9: an isolate ends with its paragraph).
 */
export function typedWords(text: string): string {
  const words = typedPart(text).trim();
  return isSeen(words) ? words : '';
}

/** A part of a text as it is kept: as words, the blanks around it included. */
export function typedPart(text: string): string {
  const words = storable(text).replace(/\r\n?/g, '\n').replace(controlsOfWords, '').replace(embeddings, '');
  return words.split('\n').map(balanced).join('\n');
}

/** Spaces and tabs on a line; the wide space of Chinese and Japanese can be seen and is another sign. */
const spaces = /[\t \u00A0\u1680\u2000-\u200A\u202F\u205F]+/g;

/**
 * A stretch of a passage as it is kept: nothing in it that the eye cannot tell apart, so that nobody amends, or conflicts
 * over, what nobody sees. Spaces of whatever kind and number are one; those of French are set when it is shown.
 */
export const typedStretch = (text: string): string =>
  typedPart(text)
    .replace(unseen, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(spaces, ' ');

/** A name as it is kept: one line, without anything that cannot be seen or that turns what stands beside it. */
export function typedName(text: string): string {
  const name = storable(text)
    .replace(directions, '')
    .replace(unseen, '')
    .replace(controlsOfNames, ' ')
    .trim();
  return isSeen(name) ? name : '';
}

/** Joiners and marks of direction belong between letters: alone, as spaces alone, they say nothing. */
const isSeen = (text: string): boolean => /[^\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);

/** Drops the isolates that are never closed, and the ends of what was never opened. */
function balanced(paragraph: string): string {
  const characters = [...paragraph];
  const open: number[] = [];
  const lone = new Set<number>();
  characters.forEach((character, place) => {
    if (openers.includes(character)) open.push(place);
    else if (character === closer && open.pop() === undefined) lone.add(place);
  });
  for (const place of open) lone.add(place);
  return lone.size === 0 ? paragraph : characters.filter((_, place) => !lone.has(place)).join('');
}
