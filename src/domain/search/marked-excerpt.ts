/** A stretch of a text: marked when it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * At most `length` characters of a text around the first of `words`, cut between words where there are any; every
 * occurrence of a word is a piece of its own. The words stand in the text as they are given.
 */
export function markedExcerpt(text: string, words: readonly string[], length: number): Piece[] {
  const first = words.length === 0 ? -1 : text.search(anyOf(words));
  // A third of the excerpt is for what leads to the first word.
  const wanted = text.length <= length ? 0 : Math.max(0, Math.min(first - length / 3, text.length - length));
  const start = wanted === 0 ? 0 : wordAfter(text, Math.floor(wanted), first);
  const end = wordBefore(text, start, start + length);
  const pieces = mark(text.slice(start, end), words);
  return [
    ...(start > 0 ? [{ text: '…', marked: false }] : []),
    ...pieces,
    ...(end < text.length ? [{ text: '…', marked: false }] : []),
  ];
}

/** A text in pieces: each occurrence of a word, and what stands between them; joined, they are the text. */
export function mark(text: string, words: readonly string[]): Piece[] {
  if (words.length === 0) return text === '' ? [] : [{ text, marked: false }];
  const pieces: { text: string; marked: boolean }[] = [];
  const add = (piece: string, marked: boolean): void => {
    const last = pieces.at(-1);
    if (piece === '') return;
    // Characters that are words by themselves stand side by side.
    if (last?.marked === marked) last.text += piece;
    else pieces.push({ text: piece, marked });
  };
  let from = 0;
  for (const { 0: found, index } of text.matchAll(anyOf(words))) {
    add(text.slice(from, index), false);
    add(found, true);
    from = index + found.length;
  }
  add(text.slice(from), false);
  return pieces;
}

/** Scripts that write no space between words. */
const ideogram = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
const letter = String.raw`[\p{L}\p{N}\p{M}]`;

/** The longest word first; none inside another word. */
function anyOf(words: readonly string[]): RegExp {
  const escaped = [...words]
    .sort((one, other) => other.length - one.length)
    .map((word) => {
      const literal = word.replace(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`);
      return ideogram.test(word) ? literal : `(?<!${letter})${literal}(?!${letter})`;
    });
  return new RegExp(escaped.join('|'), 'gu');
}

/** Where the first word after `from` begins, unless that is beyond `limit` or there is none near. */
function wordAfter(text: string, from: number, limit: number): number {
  const space = text.indexOf(' ', from);
  return space >= 0 && space < limit ? space + 1 : whole(text, from);
}

/** Where the last word before `to` ends. */
function wordBefore(text: string, from: number, to: number): number {
  if (to >= text.length) return text.length;
  const space = text.lastIndexOf(' ', to);
  return space > from + (to - from) / 2 ? space : whole(text, to);
}

/** Never between the two halves of a character. */
const whole = (text: string, at: number): number => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') ? at - 1 : at);
