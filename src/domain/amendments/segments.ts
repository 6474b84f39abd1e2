import { segmenter } from './segmenters.ts';

/** A word, or a piece of what stands between words. */
export interface Segment {
  readonly text: string;
  /** Whether it is read as a word: pictures and lone letters of scripts without word rules are too. */
  readonly word: boolean;
}

/**
 * Where no rule of Unicode (UAX #29) and no dictionary looks across: between a space, the end of a line or a sign of
 * East Asian writing, and a letter, save for letters that combine with what is before them. Thai and its like have such
 * places only where there is a space: inside, only their dictionary knows.
 */
const safePlace = /(?<=[ \n\u3000。、，；！？])(?=[\p{L}--[\p{Grapheme_Extend}\u0e33\u0eb3]])/v;

const safeHere = new RegExp(safePlace, 'vy');

/** Whether what is before and behind a place of a text may be divided each by itself. */
export function isSafePlace(text: string, at: number): boolean {
  safeHere.lastIndex = at;
  return safeHere.test(text);
}

/** A word of a script whose words are its letters, with what mostly follows it: here the rules have nothing to decide. */
const plainWord =
  /^([[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}]&&[\p{Lu}\p{Ll}\p{Lo}]]+)([,.;!?،؛؟]?)([ \n]?)$/v;

/**
 * Divides texts of a language into segments as the language divides words, none of which ends inside a character: some
 * at a time, in order. What comes again, in the same text or another, is divided once.
 */
export function divider<Given>(
  language: string,
  made: (segment: Segment) => Given,
): (text: string) => (readonly Given[])[] {
  const known = new Map<string, readonly Given[]>();
  return (text) =>
    text.split(safePlace).map((chunk) => {
      const found = known.get(chunk) ?? segmentsOf(chunk, language).map(made);
      known.set(chunk, found);
      return found;
    });
}

function segmentsOf(text: string, language: string): Segment[] {
  const plain = plainWord.exec(text);
  if (!plain) return divided(text, language);
  const [, word = '', sign = '', space = ''] = plain;
  const between = [sign, space].filter((own) => own !== '').map((own) => ({ text: own, word: false }));
  return [{ text: word, word: true }, ...between];
}

const readable = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

// Outside Latin writing a few rare signs belong to the character beside them without the rules for words knowing it.
const latin = /^[\0-\u02ff\u2010-\u2027\u202f\u20ac]*$/;

function divided(text: string, language: string): Segment[] {
  const segments: Segment[] = [];
  const borders = latin.test(text) ? null : new Set<number>([text.length]);
  if (borders) for (const { index } of segmenter(language, 'grapheme').segment(text)) borders.add(index);
  let open = { text: '', word: false };
  for (const { segment, index, isWordLike } of segmenter(language, 'word').segment(text)) {
    open = { text: open.text + segment, word: open.word || isWordLike === true };
    if (borders?.has(index + segment.length) === false) continue;
    segments.push({ text: open.text, word: open.word || readable.test(open.text) });
    open = { text: '', word: false };
  }
  return segments;
}

/** The characters of a text as people count them, each of which may be several code points. */
export function charactersOf(text: string, language: string): string[] {
  if (latin.test(text) && !text.includes('\r')) return [...text];
  return [...segmenter(language, 'grapheme').segment(text)].map(({ segment }) => segment);
}
