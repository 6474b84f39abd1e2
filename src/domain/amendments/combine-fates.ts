import { type Conflict, type ConflictKind, pairsOf } from './conflicts.ts';
import type { Naming, OwnedPlan } from './merge.ts';
import type { Fate } from './plan.ts';

interface OwnedFate {
  readonly owner: string;
  readonly fate: Fate;
  /** Equal for fates that ask the same; that splits are at the same points is seen with the words. */
  readonly key: string;
}

/** What becomes of each provision when several plans are carried out; `splits` are the points in the words it will have. */
export function combineFates(
  plans: readonly OwnedPlan[],
  splits: ReadonlyMap<string, readonly number[]>,
): {
  readonly fates: ReadonlyMap<string, Fate>;
  readonly names: readonly Naming[];
  readonly conflicts: readonly Conflict[];
} {
  const fates = new Map<string, Fate>();
  const names: Naming[] = [];
  const conflicts: Conflict[] = [];
  for (const [ref, owned] of fatesByProvision(plans)) {
    const against = (kind: ConflictKind, pairs: readonly [string, string][]) => {
      for (const between of pairs) conflicts.push({ kind, between, ref, words: '', at: null });
    };
    for (const [index, one] of owned.entries())
      for (const other of owned.slice(index + 1))
        if (one.key !== other.key) against('structure', pairsOf([one.owner], [other.owner]));
    const owners = owned.map(({ owner }) => owner);
    const rewording = plans.filter(({ plan }) => plan.contents.has(ref)).map(({ id }) => id);
    // Of names given to the same, those of the first id count.
    const fate = owned[0]?.fate;
    if (fate?.kind === 'delete') against('delete-replace', pairsOf(owners, rewording));
    if (!fate) continue;
    fates.set(ref, fate.kind === 'split' ? { ...fate, at: splits.get(ref) ?? fate.at } : fate);
    if (fate.kind === 'split') for (const name of fate.into) names.push({ name, owners });
    if (fate.kind === 'merge' && fate.refs[0] === ref) names.push({ name: fate.into, owners });
  }
  return { fates, names, conflicts };
}

function fatesByProvision(plans: readonly OwnedPlan[]): Map<string, OwnedFate[]> {
  const found = new Map<string, OwnedFate[]>();
  for (const { id, plan } of plans) {
    const destinations = new Map(
      [...plan.gaps].flatMap(([gap, placed]) => placed.map(({ ref }) => [ref, gap] as const)),
    );
    for (const [ref, fate] of plan.fates) {
      const where = fate.kind === 'merge' ? fate.refs : destinations.get(ref);
      const key = JSON.stringify([fate.kind, where ?? null]);
      found.set(ref, [...(found.get(ref) ?? []), { owner: id, fate, key }]);
    }
  }
  return found;
}
