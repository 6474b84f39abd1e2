import type { Text } from './amendment.ts';
import type { Ballot } from './ballots.ts';
import { conflictsAmong } from './merge.ts';
import { byCode } from './voting-order.ts';
import { zonesOf } from './zones.ts';

/** How ballots on one text stand to one another. */
export interface Field {
  /** Those of some that could contradict any of others at all. */
  near(voted: readonly Ballot[], some: readonly Ballot[]): Ballot[];
  /** Whether a ballot can be adopted with others that go together. */
  goes(adopted: readonly Ballot[], ballot: Ballot): boolean;
  /** The codes of the adopted ones that a ballot cannot go with. */
  against(adopted: readonly Ballot[], ballot: Ballot): string[];
  /** Of several ballots, those that cannot all be adopted together with the others. */
  meeting(ballots: readonly Ballot[]): Set<Ballot>;
}

/** The field of ballots on a text in canonical form; only those that share a zone are ever compared. */
export function fieldOf(base: Text, all: readonly Ballot[]): Field {
  const zones = zonesOf(base, all);
  const zonesOfOne = (ballot: Ballot) => zones.get(ballot) ?? new Set<string>();
  const conflicts = pairwise((one, other) => conflictsAmong(base, [one, other]).length > 0);

  function near(voted: readonly Ballot[], some: readonly Ballot[]): Ballot[] {
    const theirs = new Set(voted.flatMap((ballot) => [...zonesOfOne(ballot)]));
    return some.filter((other) => [...zonesOfOne(other)].some((zone) => theirs.has(zone)));
  }

  function goes(adopted: readonly Ballot[], ballot: Ballot): boolean {
    const beside = near([ballot], adopted);
    const [one, ...others] = beside;
    if (!one) return true;
    // Of two, the answer is kept: who is asked about first does not matter.
    return others.length === 0
      ? !conflicts(one, ballot)
      : conflictsAmong(base, [...beside, ballot]).length === 0;
  }

  function against(adopted: readonly Ballot[], ballot: Ballot): string[] {
    const beside = near([ballot], adopted);
    const ids = new Set(
      beside.length === 0 ? [] : conflictsAmong(base, [...beside, ballot]).flatMap(({ between }) => between),
    );
    if (ids.size === 0) return [];
    const named = beside.filter(({ id }) => ids.has(id));
    // Where it only meets them all together, it lapses because of them all.
    return (named.length > 0 ? named : beside).flatMap(({ codes }) => codes).sort(byCode);
  }

  /** Told of all at once, and of every two that share a zone, since a third can hide what stands between two. */
  function meeting(ballots: readonly Ballot[]): Set<Ballot> {
    const byId = new Map(ballots.map((ballot) => [ballot.id, ballot]));
    const meets = new Set(
      conflictsAmong(base, ballots).flatMap(({ between }) => between.flatMap((id) => byId.get(id) ?? [])),
    );
    const byZone = new Map<string, Ballot[]>();
    for (const ballot of ballots)
      for (const zone of zonesOfOne(ballot)) byZone.set(zone, [...(byZone.get(zone) ?? []), ballot]);
    for (const one of ballots) {
      if (meets.has(one)) continue;
      const others = new Set([...zonesOfOne(one)].flatMap((zone) => byZone.get(zone) ?? []));
      others.delete(one);
      const other = [...others].find((beside) => conflicts(one, beside));
      if (other) meets.add(one).add(other);
    }
    return meets;
  }

  return { near, goes, against, meeting };
}

/** An answer about two ballots, kept. */
function pairwise(ask: (one: Ballot, other: Ballot) => boolean) {
  const kept = new WeakMap<Ballot, WeakMap<Ballot, boolean>>();
  return (one: Ballot, other: Ballot): boolean => {
    const known = kept.get(one)?.get(other);
    if (known !== undefined) return known;
    const found = ask(one, other);
    for (const [first, second] of [
      [one, other],
      [other, one],
    ] as const)
      kept.set(first, (kept.get(first) ?? new WeakMap<Ballot, boolean>()).set(second, found));
    return found;
  };
}
