/**
 * A point that a best pairing of two sequences passes: half-way through the second one. It costs one step per 32 numbers of
 * the first and number of the second, however different they are.
 * Source: D. S. Hirschberg, "A linear space algorithm for computing maximal common subsequences", CACM 18 (1975).
 */
export function halfWay(a: Int32Array, b: Int32Array): [number, number] {
  if (b.length < a.length) {
    const [y, x] = halfWay(b, a);
    return [x, y];
  }
  const y = b.length >> 1;
  const heads = commonLengths(a, b.subarray(0, y));
  const tails = commonLengths(a.toReversed(), b.subarray(y).toReversed());
  let [x, most] = [0, -1];
  for (const [at, head] of heads.entries()) {
    const length = head + (tails[a.length - at] ?? 0);
    if (length > most) [x, most] = [at, length];
  }
  return [x, y];
}

/**
 * At each n how many numbers the first n of `a` and the whole of `b` have in common, in order. A column of the table
 * of lengths is kept as bits, zero where the length grows.
 * Source: M. Crochemore et al., "A fast and practical bit-vector algorithm for the longest common subsequence
 * problem", Information Processing Letters 80 (2001).
 */
function commonLengths(a: Int32Array, b: Int32Array): Int32Array {
  const column = new Uint32Array((a.length >> 5) + 1).fill(0xffffffff);
  const places = new Map<number, { readonly word: number; bits: number }[]>();
  for (const [index, value] of a.entries()) {
    const found = places.get(value) ?? [];
    const last = found.at(-1);
    if (last?.word === index >> 5) last.bits |= 1 << (index & 31);
    else found.push({ word: index >> 5, bits: 1 << (index & 31) });
    places.set(value, found);
  }
  for (const value of b) {
    let carry = 0;
    let next = 0;
    for (const { word, bits } of places.get(value) ?? []) {
      // Words in which the value does not occur change only by what is carried into them.
      for (; carry > 0 && next < word; next++) carry = add(column, next, 0, carry);
      carry = add(column, word, bits, next === word ? carry : 0);
      next = word + 1;
    }
    for (; carry > 0 && next < column.length; next++) carry = add(column, next, 0, carry);
  }
  const lengths = new Int32Array(a.length + 1);
  for (let index = 0; index < a.length; index++) {
    const grows = ((column[index >> 5] ?? 0) >>> (index & 31)) & 1 ? 0 : 1;
    lengths[index + 1] = (lengths[index] ?? 0) + grows;
  }
  return lengths;
}

/** One word of the sum of the column and those of its bits where the value occurs; gives what is carried on. */
function add(column: Uint32Array, word: number, bits: number, carry: number): number {
  const old = column[word] ?? 0;
  const sum = old + ((old & bits) >>> 0) + carry;
  column[word] = sum | (old & ~bits);
  return sum > 0xffffffff ? 1 : 0;
}
