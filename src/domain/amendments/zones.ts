import type { Text } from './amendment.ts';
import type { Plan } from './plan.ts';

/** What plans could meet in: nothing of one goes against another that shares no zone with it. */
export type Zones = ReadonlySet<string>;

/**
 * The zones of each of several plans, whichever of them are carried out. A provision that stays, with those behind it
 * that any of them withdraws or moves, is a zone, since the gaps among these may become one; what is put into a gap also
 * leans on what follows it. A name that is given is a zone too.
 */
export function zonesOf<P extends { readonly plan: Plan }>(base: Text, owners: readonly P[]): Map<P, Zones> {
  const leaving = new Set(
    owners.flatMap(({ plan }) =>
      [...plan.fates].flatMap(([ref, { kind }]) => (kind === 'delete' || kind === 'move' ? [ref] : [])),
    ),
  );
  const places = new Map<string | null, number>([[null, 0]]);
  let place = 0;
  for (const { ref } of base.provisions) {
    if (!leaving.has(ref)) place += 1;
    places.set(ref, place);
  }
  const at = (ref: string | null) => places.get(ref) ?? 0;
  return new Map(
    owners.map((owner) => {
      const { contents, fates, gaps } = owner.plan;
      const touched = [...contents.keys(), ...fates.keys()].map(at);
      const leant = [...gaps.keys()].flatMap((gap) => [at(gap), at(gap) + 1]);
      return [owner, new Set([...[...touched, ...leant].map(String), ...namesIn(owner.plan)])];
    }),
  );
}

function namesIn({ fates, gaps }: Plan): string[] {
  const parted = [...fates.values()].flatMap((fate) => {
    if (fate.kind === 'split') return fate.into;
    return fate.kind === 'merge' ? [fate.into] : [];
  });
  const placed = [...gaps.values()].flatMap((some) =>
    some.flatMap(({ kind, ref }) => (kind === 'insert' ? [ref] : [])),
  );
  return [...parted, ...placed].map((name) => `name ${name}`);
}
