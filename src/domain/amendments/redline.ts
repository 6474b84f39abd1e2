import { canonical, plainText } from '../papers/inline.ts';
import type { Descent, Text } from './amendment.ts';
import { type Comparable, compareTexts, type ProvisionChange } from './compare-texts.ts';
import type { Run } from './diff.ts';
import { joinOf } from './pieces.ts';

/** A stretch of a paragraph, or the border where it is parted in the new text or was in the old one. */
export type Mark =
  | { readonly kind: Run['kind']; readonly text: string }
  | { readonly kind: 'parted' | 'joined' };

/** A paragraph of a marked text. */
export interface MarkedParagraph {
  readonly kind: ProvisionChange<Comparable>['kind'];
  /** The names of the provisions of the old text it was. */
  readonly before: readonly string[];
  readonly marks: readonly Mark[];
}

/**
 * The paragraphs of the new text in order, each with what came and what went marked, and between them those that were
 * withdrawn, behind what they followed. Without what is added, each provision is the old one.
 */
export function redlineOf(old: Text, now: Text, descent: readonly Descent[]): MarkedParagraph[] {
  const comparable = ({ provisions, language }: Text) =>
    provisions.map(({ ref, content }) => ({ ref, content, language }));
  const changes = compareTexts(comparable(old), comparable(now), descent);
  const order = old.provisions.map(({ ref }) => ref);
  const withdrawn = new Map(
    changes.flatMap((change) => (change.kind === 'withdrawn' ? [[change.before[0]?.ref, change]] : [])),
  );
  const marked = changes.filter(({ kind }) => kind !== 'withdrawn').map(markedParagraph);
  for (const [place, ref] of order.entries()) {
    const change = withdrawn.get(ref);
    if (!change) continue;
    const previous = order[place - 1];
    const behind = previous === undefined ? -1 : marked.findIndex(({ before }) => before.includes(previous));
    marked.splice(behind + 1, 0, markedParagraph(change));
  }
  return marked;
}

function markedParagraph(change: ProvisionChange<Comparable>): MarkedParagraph {
  const { kind, before, after, diff } = change;
  const told = { kind, before: before.map(({ ref }) => ref) };
  const words = ({ content }: Comparable) => plainText(canonical(content));
  const [was] = before;
  const [is] = after;
  if (!is) return { ...told, marks: was ? [{ kind: 'removed', text: words(was) }] : [] };
  if (!was) return { ...told, marks: [{ kind: 'added', text: words(is) }] };
  const borders = (some: readonly Comparable[]) =>
    joinOf(some.map(({ content }) => canonical(content)))
      .ranges.slice(1)
      .map(({ start }) => start);
  const whole = joinOf(after.map(({ content }) => canonical(content))).content;
  const range = { start: 0, end: plainText(whole).length };
  const runs: readonly Run[] = diff
    ? diff.pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]))
    : [{ kind: 'same', content: whole, words: 0, before: range, after: range }];
  const parted = runs.flatMap((run) => cutAt(run, borders(before), borders(after)));
  return { ...told, marks: parted };
}

/** A run with the borders of paragraphs inside it; each border is where the words behind it begin. */
function cutAt(run: Run, joined: readonly number[], parted: readonly number[]): Mark[] {
  const text = plainText(run.content);
  const inside = (points: readonly number[], { start, end }: Run['before'], kind: 'parted' | 'joined') =>
    points.filter((point) => point >= start && point < end).map((point) => ({ at: point - start, kind }));
  const cuts = [...inside(joined, run.before, 'joined'), ...inside(parted, run.after, 'parted')];
  cuts.sort((one, other) => one.at - other.at);
  const marks: Mark[] = [];
  let at = 0;
  for (const { at: point, kind } of cuts) {
    if (point > at) marks.push({ kind: run.kind, text: text.slice(at, point) });
    marks.push({ kind });
    at = point;
  }
  if (at < text.length) marks.push({ kind: run.kind, text: text.slice(at) });
  return marks;
}
