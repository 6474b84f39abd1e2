import type { Amendment, Descent, Operation, Text } from './amendment.ts';
import { canonicalText } from './apply.ts';
import type { Conflict, ConflictKind } from './conflicts.ts';
import { operationsOf } from './derive.ts';
import { mergePlans } from './merge.ts';
import { insideMerge, type Plan, planOf } from './plan.ts';

/** Why an amendment cannot follow the text by itself: the new text says it already, or contradicts it somewhere. */
interface Reason extends Omit<Conflict, 'kind' | 'between'> {
  readonly kind: ConflictKind | 'already-there';
}

/** An amendment after the text it was made against has moved on; its operations are against the new text. */
export type Rebased =
  /** Nothing it touches or leans on has changed: its operations stand as they are. */
  | { readonly status: 'clean'; readonly operations: readonly Operation[]; readonly reasons: readonly [] }
  /** It does to the new text what it did to the old one, in other operations. */
  | { readonly status: 'adapted'; readonly operations: readonly Operation[]; readonly reasons: readonly [] }
  | {
      readonly status: 'needs-author';
      readonly operations: readonly [];
      readonly reasons: readonly Reason[];
    };

/** An amendment against `before` as one against `after`, where that is possible without deciding anything. */
export function rebase(
  amendment: Amendment,
  before: Text,
  after: Text,
  descent: readonly Descent[],
): Rebased {
  return rebaseAll([amendment], before, after, descent)[0] ?? needsAuthor([]);
}

/** Several amendments, in their order: what the text went through is found out once. */
export function rebaseAll(
  amendments: readonly Amendment[],
  before: Text,
  after: Text,
  descent: readonly Descent[],
): Rebased[] {
  const [old, now] = [canonicalText(before), canonicalText(after)];
  const operations = operationsOf(old, now, descent);
  const change = planOf(old, operations);
  const unchanged: Plan = { contents: new Map(), fates: new Map(), gaps: new Map() };
  const plan = operations.length === 0 ? unchanged : change.ok ? change.value : null;
  return amendments.map((amendment) => rebased(amendment, { old, now, plan }));
}

/** What the text went through. */
interface Moved {
  readonly old: Text;
  readonly now: Text;
  /** Null when operations cannot say it: a provision was left without words. */
  readonly plan: Plan | null;
}

/** The id of the text's own change beside those of amendments, before all of them: its names count. */
const itself = '';

function rebased({ id, operations }: Amendment, { old, now, plan: change }: Moved): Rebased {
  const plan = planOf(old, operations);
  if (!plan.ok || !change) return needsAuthor([{ kind: 'inapplicable', ...nowhere }]);
  const changed = touched(old, change);
  const free = ![...touched(old, plan.value)].some((ref) => changed.has(ref));
  if (free && planOf(now, operations).ok) return { status: 'clean', operations, reasons: [] };
  const merged = mergePlans(old, [
    { id: itself, plan: change },
    { id, plan: plan.value },
  ]);
  if (!merged.ok) return needsAuthor(merged.conflicts.map(({ between, ...reason }) => reason));
  const carried = operationsOf(now, merged.text, merged.descent);
  return carried.length === 0
    ? needsAuthor([{ kind: 'already-there', ...nowhere }])
    : { status: 'adapted', operations: carried, reasons: [] };
}

const nowhere = { ref: null, words: '', at: null };

const needsAuthor = (reasons: readonly Reason[]): Rebased => ({
  status: 'needs-author',
  operations: [],
  reasons,
});

/** The provisions a plan changes or finds its places by; null is the start of the text. */
function touched(text: Text, { contents, fates, gaps }: Plan): Set<string | null> {
  const joined = [...fates.values()].flatMap((fate) =>
    fate.kind === 'merge' ? insideMerge(text, fate.refs) : [],
  );
  const all = [null, ...text.provisions.map(({ ref }) => ref)];
  const leaves = (ref: string | null | undefined) => {
    const kind = typeof ref === 'string' ? fates.get(ref)?.kind : undefined;
    return kind === 'delete' || kind === 'move';
  };
  const places = new Set<string | null>(gaps.keys());
  for (const gap of gaps.keys()) {
    // Where what stood before a gap leaves, the place is between the two that stay.
    if (!leaves(gap)) continue;
    let [left, right] = [all.indexOf(gap), all.indexOf(gap)];
    while (leaves(all[left])) left--;
    while (leaves(all[right])) right++;
    for (const ref of all.slice(left, right + 1)) places.add(ref);
  }
  return new Set([...contents.keys(), ...fates.keys(), ...places, ...joined]);
}
