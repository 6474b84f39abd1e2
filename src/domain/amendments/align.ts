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
  const numbers = new Map<string, number>();
  const [oldKeys, newKeys] = [numbered(before, oldWords, numbers), numbered(after, newWords, numbers)];
  const startsClause = (tokens: readonly Token[], words: Int32Array) => (word: number) => {
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
  const differs = (oldWord: number, newWord: number) => {
    const [oldEnd, newEnd] = [oldWords[oldWord] ?? before.length, newWords[newWord] ?? after.length];
    const block = { beforeStart: oldStart, beforeEnd: oldEnd, afterStart: newStart, afterEnd: newEnd };
    const left = trimmed(before, after, block);
    if (left) found.push(left);
    [oldStart, newStart] = [oldEnd + 1, newEnd + 1];
  };
  let [old, now] = [0, 0];
  for (const { beforeStart, beforeEnd, afterEnd } of blocks) {
    while (old < beforeStart) differs(old++, now++);
    [old, now] = [beforeEnd, afterEnd];
  }
  while (old <= oldWords.length) differs(old++, now++);
  return found;
}

/** Where the border before a token of the first text is in the second; at the start of what differs there. */
export function borderIn(blocks: readonly Block[], border: number): number {
  const last = blocks.findLast(({ beforeStart }) => beforeStart < border);
  if (!last) return border;
  return border < last.beforeEnd ? last.afterStart : last.afterEnd + border - last.beforeEnd;
}

/** Which tokens are words. */
function wordIndexes(tokens: readonly Token[]): Int32Array {
  const indexes = new Int32Array(tokens.length);
  let count = 0;
  for (let index = 0; index < tokens.length; index++) if (tokens[index]?.word) indexes[count++] = index;
  return indexes.subarray(0, count);
}

/** The words as numbers, equal for equal keys. */
function numbered(tokens: readonly Token[], words: Int32Array, numbers: Map<string, number>): Int32Array {
  return words.map((index) => {
    const key = tokens[index]?.key ?? '';
    const known = numbers.get(key) ?? numbers.size;
    if (known === numbers.size) numbers.set(key, known);
    return known;
  });
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
