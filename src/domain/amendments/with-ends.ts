import { type Leaf, leavesOf, treeOf } from '../papers/inline.ts';
import type { ContentDiff, Range, Run } from './diff.ts';
import { lengthOf, type SharedEnds } from './shared-ends.ts';
import { wordsIn } from './tokens.ts';

type Piece = ContentDiff['pieces'][number];

/** What changed between two texts, from what changed between their ends: the ends join the text beside them. */
export function withEnds(diff: ContentDiff, ends: SharedEnds, language: string): ContentDiff {
  const { head, tail } = ends;
  if (head.length === 0 && tail.length === 0) return diff;
  const start = lengthOf(head);
  const pieces = start === 0 ? [...diff.pieces] : diff.pieces.map((piece) => movedPiece(piece, start));
  const places = { before: start + lengthOf(ends.before), after: start + lengthOf(ends.after) };
  if (head.length > 0) {
    const first = pieces[0];
    const same = sameRun(head, language, { before: 0, after: 0 });
    if (first && first.kind !== 'change') pieces[0] = joined(same, first);
    else pieces.unshift(same);
  }
  if (tail.length > 0) {
    const last = pieces.at(-1);
    const same = sameRun(tail, language, places);
    if (last && last.kind !== 'change') pieces[pieces.length - 1] = joined(last, same);
    else pieces.push(same);
  }
  return { ...diff, pieces };
}

/** Its words are counted when somebody asks: it costs more than all the rest. */
function sameRun(leaves: readonly Leaf[], language: string, at: { before: number; after: number }): Run {
  const length = lengthOf(leaves);
  return {
    kind: 'same',
    content: treeOf(leaves),
    get words() {
      return wordsIn(leaves, language);
    },
    before: { start: at.before, end: at.before + length },
    after: { start: at.after, end: at.after + length },
  };
}

const joined = (one: Run, next: Run): Run => ({
  kind: 'same',
  content: treeOf([...leavesOf(one.content), ...leavesOf(next.content)]),
  get words() {
    return one.words + next.words;
  },
  before: { start: one.before.start, end: next.before.end },
  after: { start: one.after.start, end: next.after.end },
});

const movedRange = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });

function moved<Placed extends { readonly before: Range; readonly after: Range }>(
  placed: Placed,
  by: number,
): Placed {
  return { ...placed, before: movedRange(placed.before, by), after: movedRange(placed.after, by) };
}

function movedPiece(piece: Piece, by: number): Piece {
  if (piece.kind !== 'change') return moved(piece, by);
  return {
    ...moved(piece, by),
    runs: piece.runs.map((run) => moved(run, by)),
    refinements: piece.refinements.map((refinement) => moved(refinement, by)),
  };
}
