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

/** The values of the longest increasing subsequence at their indexes; undefined elsewhere. */
function longestIncreasing(values: readonly (number | undefined)[]): (number | undefined)[] {
  const length: number[] = [];
  const before: number[] = [];
  let best = -1;
  values.forEach((value, index) => {
    length[index] = value === undefined ? 0 : 1;
    before[index] = -1;
    if (value === undefined) return;
    for (let other = 0; other < index; other++) {
      const candidate = values[other];
      const longer = (length[other] ?? 0) + 1;
      if (candidate !== undefined && candidate < value && longer > (length[index] ?? 0)) {
        length[index] = longer;
        before[index] = other;
      }
    }
    if (best < 0 || (length[index] ?? 0) > (length[best] ?? 0)) best = index;
  });
  const kept: (number | undefined)[] = values.map(() => undefined);
  for (let index = best; index >= 0; index = before[index] ?? -1) kept[index] = values[index];
  return kept;
}
