/**
 * Places for the provisions of a new version, keeping the place of as many as can stay (longest increasing
 * subsequence), so that a moved provision costs one new state and not one for everything behind it.
 * `previous` gives the places in the version before; the result has one place per entry of `order`, increasing.
 */
export function placesFor(previous: ReadonlyMap<string, number>, order: readonly string[]): number[] {
  const kept = longestIncreasing(order.map((ref) => previous.get(ref)));
  const places: number[] = [];
  for (let index = 0; index < order.length; ) {
    const place = kept[index];
    if (place !== undefined) {
      places.push(place);
      index++;
      continue;
    }
    let next = index;
    while (next < order.length && kept[next] === undefined) next++;
    const low = places.at(-1) ?? 0;
    const high = kept[next] ?? low + 1000 * (next - index + 1);
    const step = (high - low) / (next - index + 1);
    for (let filled = 1; index < next; index++, filled++) places.push(low + step * filled);
  }
  return places;
}

/**
 * The values of the longest increasing subsequence at their indexes; undefined elsewhere.
 * Source: M. L. Fredman, "On computing the length of longest increasing subsequences", Discrete Mathematics 11 (1975).
 */
export function longestIncreasing(values: readonly (number | undefined)[]): (number | undefined)[] {
  // At each n the index where the subsequence of n + 1 values with the smallest last one ends.
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    if (value === undefined) continue;
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[index] = ends[low - 1] ?? -1;
    ends[low] = index;
  }
  const kept: (number | undefined)[] = values.map(() => undefined);
  for (let index = ends.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) kept[index] = values[index];
  return kept;
}
