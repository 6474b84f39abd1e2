import { type Edit, isInsertion, isRemoval, isSpace, isSplit, rightward } from './edits.ts';
import type { Token } from './tokens.ts';

/** How two edits contradict each other, on a range of tokens. */
export interface Meeting {
  readonly kind: 'words' | 'insertions' | 'insertion-inside' | 'insertion-beside' | 'split-inside';
  readonly start: number;
  readonly end: number;
}

const closesClause = /\p{Terminal_Punctuation}/u;

/**
 * Tells of two different edits of a text how they contradict each other, null when they do not; the first does not
 * start behind the second. `far` stands for every later one: they only start further on.
 *
 * Where words come in the place of words, they have a place of their own. Words put between words have only those on
 * both sides of them to stand by: once somebody else replaces one of these, or puts words on the same side, nobody has
 * said how it all reads. What everybody agrees to remove does not keep apart what stands on both sides of it.
 */
export function meetings(base: readonly Token[], edits: readonly Edit[]) {
  const gone = new Set<number>();
  for (const { start, end } of edits.filter(isRemoval)) for (let at = start; at < end; at++) gone.add(at);
  const gapEnd = (from: number) => {
    let at = from;
    for (let token = base[at]; token && (gone.has(at) || isSpace(token)); token = base[at]) at++;
    return at;
  };
  return (one: Edit): ((other: Edit) => Meeting | null | 'far') => {
    const last = isInsertion(one) ? ([...rightward(base, one)].at(-1) ?? one) : one;
    const reach = gapEnd(last.end);
    return (other) => {
      if (other.start > reach) return 'far';
      if (isInsertion(one) && isInsertion(other) && other.start <= last.start) return atOnePoint(one, other);
      return other.start < one.end ? overlapping(one, other) : beside(last, other, base);
    };
  };
}

const splitsIn = (one: Edit, other: Edit): boolean => one.insert.some(isSplit) || other.insert.some(isSplit);

const atOnePoint = (one: Edit, other: Edit): Meeting => ({
  kind: splitsIn(one, other) ? 'split-inside' : 'insertions',
  start: other.start,
  end: other.start,
});

function overlapping(one: Edit, other: Edit): Meeting | null {
  const splits = splitsIn(one, other);
  if (isInsertion(other))
    return other.start > one.start
      ? { kind: splits ? 'split-inside' : 'insertion-inside', start: one.start, end: one.end }
      : null;
  if (isRemoval(one) && isRemoval(other)) return null;
  const kind = splits ? 'split-inside' : 'words';
  return { kind, start: other.start, end: Math.min(one.end, other.end) };
}

const words = (tokens: readonly Token[]): number => tokens.filter(({ word }) => word).length;

/** What two edits contradict each other on between which no word of the base stays. */
function beside(one: Edit, other: Edit, base: readonly Token[]): Meeting | null {
  if (words(one.insert) === 0 || words(other.insert) === 0) return null;
  if (isInsertion(one) && isInsertion(other)) return atOnePoint(one, other);
  const kind = splitsIn(one, other) ? 'split-inside' : 'insertion-beside';
  if (isInsertion(one))
    return apart(one.insert.toReversed(), other) ? null : { kind, start: other.start, end: other.end };
  if (isInsertion(other)) return apart(other.insert, one) ? null : { kind, start: one.start, end: one.end };
  // Of more words than those they replace, some may be put between: by both, at one point.
  const more = ({ start, end, insert }: Edit) => words(insert) > words(base.slice(start, end));
  return more(one) && more(other) ? atOnePoint(one, other) : null;
}

/** Whether the end of a clause keeps what is put in, read from there, apart from words that replace others. */
function apart(insert: readonly Token[], { insert: replacing }: Edit): boolean {
  const closes = ({ key, word }: Token) => !word && closesClause.test(key);
  const first = insert.findIndex(({ word }) => word);
  return insert.slice(0, first).some(closes) && !replacing.some(closes);
}
