import type { Text } from './amendment.ts';
import { type Conflict, pairsOf } from './conflicts.ts';
import type { Naming, OwnedPlan } from './merge.ts';
import { insideMerge, type Placed } from './plan.ts';
import { sameContent, sameShape } from './same.ts';

/**
 * What stands in each gap when several plans are carried out: all put the same there, or only one puts anything. Gaps
 * with nothing left between them are one: nobody has said what comes first there.
 */
export function combineGaps(
  base: Text,
  plans: readonly OwnedPlan[],
): {
  readonly gaps: ReadonlyMap<string | null, readonly Placed[]>;
  readonly names: readonly Naming[];
  readonly conflicts: readonly Conflict[];
} {
  // Most amendments change words alone.
  if (plans.every(({ plan }) => plan.gaps.size === 0)) return { gaps: new Map(), names: [], conflicts: [] };
  const gaps = new Map<string | null, readonly Placed[]>();
  const names: Naming[] = [];
  const conflicts = [...movedPlaces(base, plans), ...joinedPlaces(base, plans)];
  const placeOf = standingPlaces(base, plans);
  const places = new Set(plans.flatMap(({ plan }) => [...plan.gaps.keys()].map(placeOf)));
  for (const place of places) {
    const fillings = plans.flatMap(({ id, plan }) => {
      const own = [...plan.gaps].filter(([gap]) => placeOf(gap) === place);
      return own.length > 0 ? [{ id, own }] : [];
    });
    for (const [index, one] of fillings.entries())
      for (const other of fillings.slice(index + 1))
        if (!sameFilling(one.own, other.own))
          for (const between of pairsOf([one.id], [other.id]))
            conflicts.push({ kind: 'gap', between, ref: place, words: '', at: null });
    // Of names given to the same, those of the first id count.
    const owners = fillings.map(({ id }) => id);
    for (const [gap, placed] of fillings[0]?.own ?? []) {
      gaps.set(gap, placed);
      for (const { kind, ref } of placed) if (kind === 'insert') names.push({ name: ref, owners });
    }
  }
  return { gaps, names, conflicts };
}

/** For each gap the provision before it that still stands there when all plans are carried out; null at the start. */
function standingPlaces(base: Text, plans: readonly OwnedPlan[]): (gap: string | null) => string | null {
  const leaving = new Set(
    plans.flatMap(({ plan }) =>
      [...plan.fates].flatMap(([ref, { kind }]) => (kind === 'delete' || kind === 'move' ? [ref] : [])),
    ),
  );
  const places = new Map<string | null, string | null>([[null, null]]);
  let standing: string | null = null;
  for (const { ref } of base.provisions) {
    if (!leaving.has(ref)) standing = ref;
    places.set(ref, standing);
  }
  return (gap) => places.get(gap) ?? null;
}

type Filling = readonly (readonly [string | null, readonly Placed[]])[];

function sameFilling(some: Filling, others: Filling): boolean {
  return (
    some.length === others.length &&
    some.every(([gap, placed], index) => {
      const [otherGap, otherPlaced] = others[index] ?? [];
      return gap === otherGap && otherPlaced !== undefined && samePlaced(placed, otherPlaced);
    })
  );
}

/** Whether the same is put into a gap, whatever the new provisions are called. */
function samePlaced(some: readonly Placed[], others: readonly Placed[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      if (one.kind === 'move') return other?.kind === 'move' && one.ref === other.ref;
      return (
        other?.kind === 'insert' &&
        sameShape(one.shape, other.shape) &&
        sameContent(one.content, other.content)
      );
    })
  );
}

/**
 * What is put after a provision that somebody else moves could go with it or stay. After one that is withdrawn, the
 * place is between those on both sides of it.
 */
function movedPlaces(base: Text, plans: readonly OwnedPlan[]): Conflict[] {
  const movers = new Map<string, string[]>();
  const withdrawn = new Set<string>();
  for (const { id, plan } of plans)
    for (const [ref, { kind }] of plan.fates) {
      if (kind === 'move') movers.set(ref, [...(movers.get(ref) ?? []), id]);
      if (kind === 'delete') withdrawn.add(ref);
    }
  const all = base.provisions.map(({ ref }) => ref);
  const leaningOn = (gap: string): string[] => {
    if (!withdrawn.has(gap)) return [gap];
    const at = all.indexOf(gap);
    const stands = (ref: string) => !withdrawn.has(ref);
    return [all.slice(0, at).findLast(stands), all.slice(at).find(stands)].filter((ref) => ref !== undefined);
  };
  return plans.flatMap(({ id, plan }) =>
    [...plan.gaps.keys()].flatMap((ref) => {
      // Who moves it as well has put what is behind it where it will be.
      const others =
        ref === null ? [] : leaningOn(ref).filter((place) => plan.fates.get(place)?.kind !== 'move');
      return pairsOf(
        [id],
        others.flatMap((place) => movers.get(place) ?? []),
      ).map((between): Conflict => ({ kind: 'place-moves', between, ref, words: '', at: null }));
    }),
  );
}

/** Nothing can be put between provisions that somebody else joins. */
function joinedPlaces(base: Text, plans: readonly OwnedPlan[]): Conflict[] {
  return plans.flatMap((joining) =>
    [...joining.plan.fates]
      .flatMap(([ref, fate]) => (fate.kind === 'merge' && fate.refs[0] === ref ? [fate.refs] : []))
      .flatMap((refs) => insideMerge(base, refs))
      .flatMap((ref) =>
        plans
          .filter(({ plan }) => plan.gaps.has(ref))
          .flatMap(({ id }) =>
            pairsOf([joining.id], [id]).map(
              (between): Conflict => ({ kind: 'place-joined', between, ref, words: '', at: null }),
            ),
          ),
      ),
  );
}
