import { canonical, type Inline, leavesOf, treeOf } from '../papers/inline.ts';
import { align, type Block } from './align.ts';
import { type Refinement, refine } from './refine.ts';
import { sharedEnds } from './shared-ends.ts';
import { type Token, tokeniser, untokenise, wordCount } from './tokens.ts';
import { withEnds } from './with-ends.ts';

/** A range of a plain text in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A stretch of text that both have, that only the old one had, or that only the new one has. */
export interface Run {
  readonly kind: 'same' | 'removed' | 'added';
  readonly content: readonly Inline[];
  readonly words: number;
  /** Where it stands in the old text and in the new one; empty where it is not. */
  readonly before: Range;
  readonly after: Range;
}

/** What a reader takes for one change: its runs are fewer than three words apart. */
interface Change {
  readonly kind: 'change';
  readonly runs: readonly Run[];
  /** The letters that differ in words replaced by like words. */
  readonly refinements: readonly Refinement[];
  readonly before: Range;
  readonly after: Range;
}

/** What leads from one text to the other: without the added runs it is the old one, without the removed the new. */
export interface ContentDiff {
  readonly pieces: readonly (Run | Change)[];
  /** How many words are marked as removed, and as added. */
  readonly removed: number;
  readonly added: number;
}

/** Changes with fewer words than this between them are read as one. */
const wordsApart = 3;

/** One word in so many may be marked without need, to close the gaps inside a change. */
const wordsPerSpareWord = 10;

/**
 * What changed from one text to another, by words as the language divides them. The words marked are at most 1.1 times
 * the fewest possible.
 */
export function diffContent(
  before: readonly Inline[],
  after: readonly Inline[],
  language: string,
): ContentDiff {
  const ends = sharedEnds(leavesOf(canonical(before)), leavesOf(canonical(after)));
  return withEnds(diffMiddle(treeOf(ends.before), treeOf(ends.after), language), ends, language);
}

/** The same without leaving out what both begin and end with. */
function diffMiddle(before: readonly Inline[], after: readonly Inline[], language: string): ContentDiff {
  const tokenise = tokeniser(language);
  const [old, now] = [tokenise(before), tokenise(after)];
  const blocks = closeGaps(align(old, now), old, now);
  const pieces: (Run | Change)[] = [];
  const runsOf = runMaker(old, now);
  let at = { before: 0, after: 0 };
  let open: Run[] = [];
  const close = () => {
    if (open.length > 0) pieces.push(changeOf(open, language));
    open = [];
  };
  for (const block of [...blocks, null]) {
    const until = block?.beforeStart ?? old.length;
    const [same] = runsOf.same(at.before, until, at.after);
    if (!block || (same?.words ?? 0) >= wordsApart || open.length === 0) {
      close();
      if (same) pieces.push(same);
    } else if (same) open.push(same);
    if (!block) break;
    open.push(...runsOf.block(block));
    at = { before: block.beforeEnd, after: block.afterEnd };
  }
  const all = pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]));
  const marked = (kind: Run['kind']) =>
    all.reduce((words, run) => words + (run.kind === kind ? run.words : 0), 0);
  return { pieces, removed: marked('removed'), added: marked('added') };
}

/**
 * Joins blocks with one or two words between them, those with the fewest first, as long as the words marked over the
 * whole text stay within the bound.
 */
function closeGaps(blocks: readonly Block[], old: readonly Token[], now: readonly Token[]): Block[] {
  const marked = (block: Block) =>
    wordCount(old.slice(block.beforeStart, block.beforeEnd)) +
    wordCount(now.slice(block.afterStart, block.afterEnd));
  let spare = Math.floor(blocks.reduce((words, block) => words + marked(block), 0) / wordsPerSpareWord);
  const gaps = blocks
    .slice(1)
    .map((block, index) => ({
      index: index + 1,
      words: wordCount(old.slice(blocks[index]?.beforeEnd ?? 0, block.beforeStart)),
    }))
    .filter(({ words }) => words < wordsApart)
    .sort((one, other) => one.words - other.words || one.index - other.index);
  const closed = new Set<number>();
  for (const { index, words } of gaps) {
    // The words of a closed gap are marked twice: as removed and as added.
    spare -= 2 * words;
    if (spare < 0) break;
    closed.add(index);
  }
  const joined: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = joined.at(-1);
    if (last && closed.has(index))
      joined[joined.length - 1] = { ...last, beforeEnd: block.beforeEnd, afterEnd: block.afterEnd };
    else joined.push(block);
  }
  return joined;
}

/** Makes runs of ranges of tokens; none of an empty range. */
function runMaker(old: readonly Token[], now: readonly Token[]) {
  const range = (tokens: readonly Token[], start: number, end: number): Range => ({
    start: tokens[start]?.start ?? tokens.at(-1)?.end ?? 0,
    end: end > start ? (tokens[end - 1]?.end ?? 0) : (tokens[start]?.start ?? tokens.at(-1)?.end ?? 0),
  });
  const run = (kind: Run['kind'], block: Block, tokens: readonly Token[]): Run[] =>
    tokens.length === 0
      ? []
      : [
          {
            kind,
            content: untokenise(tokens),
            words: wordCount(tokens),
            before: range(old, block.beforeStart, block.beforeEnd),
            after: range(now, block.afterStart, block.afterEnd),
          },
        ];
  return {
    same: (start: number, end: number, afterStart: number): Run[] =>
      run(
        'same',
        { beforeStart: start, beforeEnd: end, afterStart, afterEnd: afterStart + end - start },
        old.slice(start, end),
      ),
    block: (block: Block): Run[] => [
      ...run(
        'removed',
        { ...block, afterEnd: block.afterStart },
        old.slice(block.beforeStart, block.beforeEnd),
      ),
      ...run(
        'added',
        { ...block, beforeStart: block.beforeEnd },
        now.slice(block.afterStart, block.afterEnd),
      ),
    ],
  };
}

function changeOf(runs: readonly Run[], language: string): Change {
  const [first, last] = [runs[0], runs.at(-1)];
  return {
    kind: 'change',
    runs,
    refinements: runs.flatMap((run, index) => {
      const next = runs[index + 1];
      return run.kind === 'removed' && next?.kind === 'added' ? refine(run, next, language) : [];
    }),
    before: { start: first?.before.start ?? 0, end: last?.before.end ?? 0 },
    after: { start: first?.after.start ?? 0, end: last?.after.end ?? 0 },
  };
}
