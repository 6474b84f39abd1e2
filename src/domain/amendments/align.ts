import { slide } from './slide.ts';
import { longestCommon } from './subsequence.ts';
import type { Token } from './tokens.ts';

/** A place where two sequences differ: this range of the first stands where that range of the second does. */
export interface Block {
  readonly beforeStart: number;
  readonly beforeEnd: number;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/**
 * Where two texts differ, in order; outside the blocks their tokens are equal one by one, and there is at least one
 * word between two blocks. No alignment marks fewer words; among those that mark as few, words stand together. What is
 * between words follows them.
 */
export function align(before: readonly Token[], after: readonly Token[]): Block[] {
  const [oldWords, newWords] = [wordIndexes(before), wordIndexes(after)];
  const number = numbering();
  const oldKeys = oldWords.map((index) => number(before[index]?.key ?? ''));
  const newKeys = newWords.map((index) => number(after[index]?.key ?? ''));
  const startsClause = (tokens: readonly Token[], words: readonly number[]) => (word: number) => {
    const previous = words[word - 1] ?? -1;
    return tokens.slice(previous + 1, words[word] ?? tokens.length).some(({ key }) => /\S/.test(key));
  };
  const blocks = slide(
    blocksOf(longestCommon(oldKeys, newKeys), newKeys.length),
    { keys: oldKeys, startsClause: startsClause(before, oldWords) },
    { keys: newKeys, startsClause: startsClause(after, newWords) },
  );
  // From words to tokens: what stands between two words that stay, less what both begin or end with.
  const found: Block[] = [];
  let [oldStart, newStart] = [0, 0];
  for (const [oldWord, newWord] of pairsOutside(blocks, oldWords.length, newWords.length)) {
    const [oldEnd, newEnd] = [oldWords[oldWord] ?? before.length, newWords[newWord] ?? after.length];
    const block = trimmed(before, after, {
      beforeStart: oldStart,
      beforeEnd: oldEnd,
      afterStart: newStart,
      afterEnd: newEnd,
    });
    if (block) found.push(block);
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  }
  return found;
}

/** Where the border before a token of the first text is in the second; at the start of what differs there. */
export function borderIn(blocks: readonly Block[], border: number): number {
  const last = blocks.findLast(({ beforeStart }) => beforeStart < border);
  if (!last) return border;
  return border < last.beforeEnd ? last.afterStart : last.afterEnd + border - last.beforeEnd;
}

function wordIndexes(tokens: readonly Token[]): number[] {
  return tokens.flatMap(({ word }, index) => (word ? [index] : []));
}

/** Gives equal keys equal numbers. */
function numbering(): (key: string) => number {
  const numbers = new Map<string, number>();
  return (key) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
}

/** The blocks that pairs leave: everything that goes with nothing. */
function blocksOf(pairs: Int32Array, afterLength: number): Block[] {
  const blocks: Block[] = [];
  let [beforeStart, afterStart] = [0, 0];
  for (let index = 0; index <= pairs.length; index++) {
    const pair = index === pairs.length ? afterLength : (pairs[index] ?? -1);
    if (pair < 0) continue;
    if (index > beforeStart || pair > afterStart)
      blocks.push({ beforeStart, beforeEnd: index, afterStart, afterEnd: pair });
    [beforeStart, afterStart] = [index + 1, pair + 1];
  }
  return blocks;
}

/** What goes with what outside the blocks, and at last the two ends. */
function pairsOutside(
  blocks: readonly Block[],
  beforeLength: number,
  afterLength: number,
): (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  let [old, now] = [0, 0];
  for (const { beforeStart, beforeEnd, afterEnd } of blocks) {
    while (old < beforeStart) pairs.push([old++, now++]);
    [old, now] = [beforeEnd, afterEnd];
  }
  while (old < beforeLength) pairs.push([old++, now++]);
  return [...pairs, [beforeLength, afterLength]];
}

/** A block less what both sides begin with and then what both end with; null when nothing is left. */
function trimmed(before: readonly Token[], after: readonly Token[], block: Block): Block | null {
  let { beforeStart, beforeEnd, afterStart, afterEnd } = block;
  const bothLeft = () => beforeStart < beforeEnd && afterStart < afterEnd;
  while (bothLeft() && before[beforeStart]?.key === after[afterStart]?.key) {
    beforeStart++;
    afterStart++;
  }
  while (bothLeft() && before[beforeEnd - 1]?.key === after[afterEnd - 1]?.key) {
    beforeEnd--;
    afterEnd--;
  }
  const nothing = beforeStart === beforeEnd && afterStart === afterEnd;
  return nothing ? null : { beforeStart, beforeEnd, afterStart, afterEnd };
}
