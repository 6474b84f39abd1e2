import { longestIncreasing } from '../papers/ordering.ts';

/** From which place of the old text to which something of the new one comes; a family was parted or joined. */
export interface Stood {
  readonly first: number;
  readonly last: number;
  readonly family: boolean;
}

/**
 * What keeps its place, of the new text in order; undefined is what was not in the old one. As much as can: families
 * before all, since nothing that is parted or joined can be said to move, then provisions. The rest has moved. Every form
 * of reading takes it from here, so that none tells another move.
 */
export function staying(stood: readonly (Stood | undefined)[]): boolean[] {
  const families = longestIncreasing(stood.map((one) => (one?.family ? one.first : undefined)));
  const fixed = stood.flatMap((one, index) => (one && families[index] !== undefined ? [{ one, index }] : []));
  const fits = (one: Stood, index: number) =>
    fixed.every(
      (family) =>
        family.one === one ||
        (index < family.index ? one.last < family.one.first : one.first > family.one.last),
    );
  const places = stood.map((one, index) => (one && fits(one, index) ? one.first : undefined));
  return longestIncreasing(places).map((place) => place !== undefined);
}
