import { type Inline, type Leaf, leavesOf, sameMarks, treeOf } from '../papers/inline.ts';
import { divider, type Segment } from './segments.ts';

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

/** A text as tokens, divided as its language divides words (Unicode UAX #29, dictionaries where there are no spaces). */
export function tokenise(content: readonly Inline[], language: string): Token[] {
  return tokeniser(language)(content);
}

/** The same for several texts of a language: what they have in common is divided once. */
export function tokeniser(language: string): (content: readonly Inline[]) => Token[] {
  const divide = divider(language, piece);
  return (content) => {
    const tokens: Token[] = [];
    const leaves = leavesOf(treeOf(leavesOf(content)));
    let offset = 0;
    for (let start = 0, end = 0; start < leaves.length; start = end) {
      const first = leaves[start];
      end = start + 1;
      if (first?.type !== 'text') {
        if (first) tokens.push({ ...keyed([first]), word: true, start: offset, end: offset });
        continue;
      }
      while (leaves[end]?.type === 'text') end++;
      addWords(tokens, divide, leaves.slice(start, end), offset);
      offset = tokens.at(-1)?.end ?? offset;
    }
    return tokens;
  };
}

/** The canonical tree of tokens put one after another. */
export function untokenise(tokens: readonly Token[]): Inline[] {
  const leaves: Leaf[] = [];
  let [text, marks] = ['', unmarked];
  const close = () => {
    if (text !== '') leaves.push({ type: 'text', text, marks });
    text = '';
  };
  for (const token of tokens)
    for (const leaf of token.leaves) {
      if (leaf.type !== 'text' || leaf.marks !== marks) close();
      if (leaf.type === 'text') [text, marks] = [text + leaf.text, leaf.marks];
      else leaves.push(leaf);
    }
  close();
  return treeOf(leaves);
}

/** The plain text of tokens put one after another. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens.flatMap(({ leaves }) => leaves.map(textOfLeaf)).join('');

export function wordCount(tokens: readonly Token[]): number {
  let count = 0;
  for (const { word } of tokens) if (word) count++;
  return count;
}

/** How many words leaves have, without making tokens of them. */
export function wordsIn(leaves: readonly Leaf[], language: string): number {
  const divide = divider(language, (segment) => segment);
  let words = 0;
  let stretch = '';
  const close = () => {
    for (const segments of divide(stretch)) for (const segment of segments) if (segment.word) words++;
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

const unmarked: Leaf['marks'] = { href: null, strong: false, emphasis: false };

type Piece = Segment & Pick<Token, 'key' | 'leaves'>;

/** A segment of a text without marks, as good for every token that is the same. */
const piece = ({ text, word }: Segment): Piece => ({
  text,
  word,
  key: text,
  leaves: [{ type: 'text', text, marks: unmarked }],
});

function keyed(leaves: readonly Leaf[]): Pick<Token, 'key' | 'leaves'> {
  const [only] = leaves;
  const plain = leaves.length === 1 && only?.type === 'text' && sameMarks(only.marks, unmarked);
  // No text starts like this: U+0001 is a token of its own.
  return { key: plain ? only.text : `\u0001${JSON.stringify(leaves)}`, leaves };
}

/** Adds the tokens of a stretch of text without notes, each with the pieces of the leaves it covers. */
function addWords(
  tokens: Token[],
  divide: (text: string) => (readonly Piece[])[],
  stretch: readonly Leaf[],
  offset: number,
): void {
  const text = stretch.map(textOfLeaf).join('');
  const plain = stretch.every(({ marks }) => sameMarks(marks, unmarked));
  const next = cutter(stretch);
  let start = offset;
  for (const pieces of divide(text))
    for (const { text: own, word, key, leaves } of pieces) {
      const end = start + own.length;
      tokens.push(
        plain ? { key, word, leaves, start, end } : { ...keyed(next(own.length)), word, start, end },
      );
      start = end;
    }
}

const textOfLeaf = (leaf: Leaf): string => (leaf.type === 'text' ? leaf.text : '');

/** Gives the leaves of a stretch piece by piece, each so many UTF-16 units long. */
function cutter(stretch: readonly Leaf[]): (length: number) => Leaf[] {
  let [leaf, from] = [0, 0];
  return (length) => {
    const pieces: Leaf[] = [];
    for (let left = length; left > 0; ) {
      const whole = stretch[leaf];
      if (whole?.type !== 'text') break;
      const text = whole.text.slice(from, from + left);
      pieces.push({ type: 'text', text, marks: whole.marks });
      left -= text.length;
      from += text.length;
      if (from === whole.text.length) [leaf, from] = [leaf + 1, 0];
    }
    return pieces;
  };
}
