import { canonical, type Inline, plainText } from '../papers/inline.ts';
import type { Text } from './amendment.ts';
import type { Outcome } from './apply.ts';
import { type Comparable, compareTexts, type ProvisionChange } from './compare-texts.ts';
import type { ContentDiff, Range, Run } from './diff.ts';
import { between, joinOf } from './pieces.ts';

/** A stretch of a paragraph, or the border where it is parted in the new text or was in the old one. */
export type Mark =
  | { readonly kind: Run['kind']; readonly content: readonly Inline[] }
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
 * withdrawn, behind what they followed. Without what is added, each provision is the old one. What moved, was split or
 * joined is what the operations did that led to the new text.
 */
export function redlineOf(old: Text, outcome: Outcome): MarkedParagraph[] {
  const comparable = ({ provisions, language }: Text) =>
    provisions.map(({ ref, content }) => ({ ref, content, language }));
  const [before, after] = [comparable(old), comparable(outcome.text)];
  const order = before.map(({ ref }) => ref);
  return withdrawnInPlace(compareTexts(before, after, outcome), order).map((change) => ({
    kind: change.kind,
    before: change.before.map(({ ref }) => ref),
    marks: marksOf(change),
  }));
}

/** Changes in the order of the new text, those that were withdrawn behind what they followed in the old one. */
export function withdrawnInPlace<P extends Comparable>(
  changes: readonly ProvisionChange<P>[],
  before: readonly string[],
): ProvisionChange<P>[] {
  const withdrawn = new Map(
    changes.flatMap((change) => (change.kind === 'withdrawn' ? [[change.before[0]?.ref, change]] : [])),
  );
  const placed = changes.filter(({ kind }) => kind !== 'withdrawn');
  for (const [place, ref] of before.entries()) {
    const change = withdrawn.get(ref);
    if (!change) continue;
    const previous = before[place - 1];
    const behind =
      previous === undefined
        ? -1
        : placed.findIndex((one) => one.before.some((provision) => provision.ref === previous));
    placed.splice(behind + 1, 0, change);
  }
  return placed;
}

/** By the change it stood behind, null for the start, what moved away from there. */
export function movedFrom<P extends Comparable>(
  changes: readonly ProvisionChange<P>[],
  before: readonly string[],
): Map<ProvisionChange<P> | null, ProvisionChange<P>[]> {
  const changeOf = new Map(
    changes.flatMap((change) => change.before.map(({ ref }) => [ref, change] as const)),
  );
  const away = new Map<ProvisionChange<P> | null, ProvisionChange<P>[]>();
  let last: ProvisionChange<P> | null = null;
  for (const ref of before) {
    const change = changeOf.get(ref);
    if (change?.kind === 'moved') away.set(last, [...(away.get(last) ?? []), change]);
    else if (change) last = change;
  }
  return away;
}

/** The words of a change, what came and what went marked, with the borders inside them. */
export function marksOf({ before, after, diff }: ProvisionChange<Comparable>): Mark[] {
  const [old, now] = [joined(before), joined(after)];
  const words = (kind: Run['kind'], { content }: typeof now): Mark[] =>
    content.length === 0 ? [] : [{ kind, content }];
  if (after.length === 0) return words('removed', old);
  if (before.length === 0) return words('added', now);
  if (diff) return marksOfDiff(diff, old.borders, now.borders);
  const range = { start: 0, end: plainText(now.content).length };
  return cutAt({ kind: 'same', content: now.content, words: 0, before: range, after: range }, old, now);
}

/** What changed in one text, as marks. */
export function marksOfDiff(
  { pieces }: ContentDiff,
  joined: readonly number[] = [],
  parted: readonly number[] = [],
): Mark[] {
  return pieces
    .flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]))
    .flatMap((run) => cutAt(run, { borders: joined }, { borders: parted }));
}

/** One side of marks, paragraph by paragraph: without what the other side alone has. */
export function sideOf(marks: readonly Mark[], side: 'before' | 'after'): Mark[][] {
  const [other, border] =
    side === 'before' ? (['added', 'joined'] as const) : (['removed', 'parted'] as const);
  const paragraphs: Mark[][] = [[]];
  for (const mark of marks) {
    if (mark.kind === border) paragraphs.push([]);
    else if ('content' in mark && mark.kind !== other) paragraphs.at(-1)?.push(mark);
  }
  return paragraphs;
}

/** Provisions read one after another, and where each but the first begins. */
function joined(provisions: readonly Comparable[]) {
  const { content, ranges } = joinOf(provisions.map((provision) => canonical(provision.content)));
  return { content, borders: ranges.slice(1).map(({ start }) => start) };
}

interface Bordered {
  readonly borders: readonly number[];
}

/** A run with the borders of paragraphs inside it; each border is where the words behind it begin. */
function cutAt(run: Run, old: Bordered, now: Bordered): Mark[] {
  const inside = ({ borders }: Bordered, { start, end }: Range, kind: 'parted' | 'joined') =>
    borders.filter((point) => point >= start && point < end).map((point) => ({ at: point - start, kind }));
  const cuts = [...inside(old, run.before, 'joined'), ...inside(now, run.after, 'parted')];
  if (cuts.length === 0) return [{ kind: run.kind, content: run.content }];
  cuts.sort((one, other) => one.at - other.at);
  const end = plainText(run.content).length;
  const marks: Mark[] = [];
  let at = 0;
  for (const cut of [...cuts, { at: end, kind: null }]) {
    const content = between(run.content, at, cut.at);
    if (content.length > 0) marks.push({ kind: run.kind, content });
    if (cut.kind) marks.push({ kind: cut.kind });
    at = cut.at;
  }
  return marks;
}
