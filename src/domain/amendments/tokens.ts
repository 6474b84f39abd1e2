import { type Inline, type Leaf, leavesOf, sameMarks, treeOf } from '../papers/inline.ts';
import { segmenter } from './segmenters.ts';

/** A word, a piece of what stands between words, or a note reference: the smallest thing a text is compared by. */
export interface Token {
  /** Equal for two tokens when their text and marks are. */
  readonly key: string;
  /** A note reference counts as a word: who reads or hears the text meets it as one. */
  readonly word: boolean;
  readonly leaves: readonly Leaf[];
  /** Where it stands in the plain text, in UTF-16 units; a note reference takes no room. */
  readonly start: number;
  readonly end: number;
}

// Pictures and lone letters of scripts without word rules are read like words too.
const readable = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;

/** A text as tokens, divided as its language divides words (Unicode UAX #29, dictionaries where there are no spaces). */
export function tokenise(content: readonly Inline[], language: string): Token[] {
  const tokens: Token[] = [];
  const leaves = leavesOf(treeOf(leavesOf(content)));
  let offset = 0;
  for (let start = 0, end = 0; start < leaves.length; start = end) {
    const first = leaves[start];
    end = start + 1;
    if (first?.type !== 'text') {
      if (first) tokens.push(token([first], true, offset, offset));
      continue;
    }
    while (leaves[end]?.type === 'text') end++;
    const stretch = leaves.slice(start, end);
    tokens.push(...wordsOf(stretch, offset, language));
    offset = tokens.at(-1)?.end ?? offset;
  }
  return tokens;
}

/** The canonical tree of tokens put one after another. */
export function untokenise(tokens: readonly Token[]): Inline[] {
  return treeOf(tokens.flatMap(({ leaves }) => leaves));
}

/** The plain text of tokens put one after another. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens.flatMap(({ leaves }) => leaves.map((leaf) => (leaf.type === 'text' ? leaf.text : ''))).join('');

export const wordCount = (tokens: readonly Token[]): number => tokens.filter(({ word }) => word).length;

/** How many words leaves have, without making tokens of them. */
export function wordsIn(leaves: readonly Leaf[], language: string): number {
  let words = 0;
  let stretch = '';
  const close = () => {
    for (const { segment, isWordLike } of segmentsOf(stretch, language))
      if (isWordLike === true || readable.test(segment)) words++;
    stretch = '';
  };
  for (const leaf of leaves) {
    if (leaf.type === 'text') stretch += leaf.text;
    else {
      close();
      words++;
    }
  }
  close();
  return words;
}

/** The tokens of a stretch of text without notes, each with the pieces of the leaves it covers. */
function wordsOf(stretch: readonly Leaf[], offset: number, language: string): Token[] {
  const texts = stretch.map((leaf) => (leaf.type === 'text' ? leaf.text : ''));
  const tokens: Token[] = [];
  let leaf = 0;
  let leafEnd = texts[0]?.length ?? 0;
  for (const { segment, index, isWordLike } of segmentsOf(texts.join(''), language)) {
    const end = index + segment.length;
    const pieces: Leaf[] = [];
    for (let at = index; at < end; ) {
      while (leafEnd <= at) leafEnd += texts[++leaf]?.length ?? Number.POSITIVE_INFINITY;
      const until = Math.min(leafEnd, end);
      const marks = stretch[leaf]?.marks;
      if (marks) pieces.push({ type: 'text', text: segment.slice(at - index, until - index), marks });
      at = until;
    }
    const word = isWordLike === true || readable.test(segment);
    tokens.push(token(pieces, word, offset + index, offset + end));
  }
  return tokens;
}

// Outside Latin writing a few rare signs belong to the character beside them without the rules for words knowing it.
const latin = /^[\0-\u02ff\u2010-\u2027\u202f\u20ac]*$/;

/** The segments of a text by words, none of which ends inside a character. */
function* segmentsOf(text: string, language: string): Generator<Omit<Intl.SegmentData, 'input'>> {
  const borders = latin.test(text) ? null : new Set<number>([text.length]);
  if (borders) for (const { index } of segmenter(language, 'grapheme').segment(text)) borders.add(index);
  let open: Omit<Intl.SegmentData, 'input'> | null = null;
  for (const { segment, index, isWordLike } of segmenter(language, 'word').segment(text)) {
    const whole: Omit<Intl.SegmentData, 'input'> = {
      segment: (open?.segment ?? '') + segment,
      index: open?.index ?? index,
      isWordLike: open?.isWordLike || isWordLike === true,
    };
    open = borders?.has(index + segment.length) === false ? whole : null;
    if (!open) yield whole;
  }
}

const unmarked = { href: null, strong: false, emphasis: false };

function token(leaves: readonly Leaf[], word: boolean, start: number, end: number): Token {
  const [only] = leaves;
  const plain = leaves.length === 1 && only?.type === 'text' && sameMarks(only.marks, unmarked);
  // No text starts like this: U+0001 is a token of its own.
  return { key: plain ? only.text : `\u0001${JSON.stringify(leaves)}`, word, leaves, start, end };
}
