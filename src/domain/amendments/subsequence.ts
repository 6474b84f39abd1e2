import { halfWay } from './half-way.ts';

/**
 * A longest common subsequence of two sequences of numbers: at each index of the first the index in the second that it
 * goes with, or −1. Exact, in linear space and O((n + m) · d) time for d differences while these are few.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), § 4b.
 */
export function longestCommon(first: readonly number[], second: readonly number[]): Int32Array {
  // What only one of them has can go with nothing: without it two texts of different words are compared at once.
  const inFirst = new Set(first);
  const inSecond = new Set(second);
  const kept = (all: readonly number[], others: ReadonlySet<number>) =>
    Int32Array.from(all.flatMap((value, index) => (others.has(value) ? [index] : [])));
  const firstKept = kept(first, inSecond);
  const secondKept = kept(second, inFirst);
  const a = firstKept.map((index) => first[index] ?? 0);
  const b = secondKept.map((index) => second[index] ?? 0);
  const found = new Int32Array(first.length).fill(-1);
  for (const [i, j] of pairs(a, b)) found[firstKept[i] ?? 0] = secondKept[j] ?? 0;
  return found;
}

/** Above so many differences on each half of the way, it is cheaper to go through everything 32 at a time. */
const fewDifferences = 200;

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The pairs of a longest common subsequence, in no particular order. */
function pairs(a: Int32Array, b: Int32Array): [number, number][] {
  const found: [number, number][] = [];
  const boxes: Box[] = [{ left: 0, right: a.length, top: 0, bottom: b.length }];
  const size = a.length + b.length + 3;
  const [forward, backward] = [new Int32Array(size), new Int32Array(size)];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { left, right, top, bottom } = box;
    while (left < right && top < bottom && a[left] === b[top]) found.push([left++, top++]);
    while (left < right && top < bottom && a[right - 1] === b[bottom - 1]) found.push([--right, --bottom]);
    if (left === right || top === bottom) continue;
    const [x, y] = middle(a, b, { left, right, top, bottom }, forward, backward);
    boxes.push({ left, right: x, top, bottom: y }, { left: x, right, top: y, bottom });
  }
  return found;
}

/**
 * A point that a shortest path through the box passes half-way: the furthest paths from both corners, one difference
 * at a time, until they meet. Diagonals that have left the box are not followed.
 */
function middle(
  a: Int32Array,
  b: Int32Array,
  { left, right, top, bottom }: Box,
  forward: Int32Array,
  backward: Int32Array,
): [number, number] {
  const width = right - left;
  const height = bottom - top;
  const delta = width - height;
  const zero = height + 1;
  forward[zero + 1] = 0;
  backward[zero + 1] = 0;
  for (let d = 0; d <= fewDifferences; d++) {
    const low = -d + 2 * Math.max(0, d - height);
    const high = d - 2 * Math.max(0, d - width);
    for (let k = low; k <= high; k += 2) {
      const down = k === -d || (k !== d && (forward[zero + k - 1] ?? 0) < (forward[zero + k + 1] ?? 0));
      let x = down ? (forward[zero + k + 1] ?? 0) : (forward[zero + k - 1] ?? 0) + 1;
      while (x < width && x - k < height && a[left + x] === b[top + x - k]) x++;
      forward[zero + k] = x;
      const other = delta - k;
      const met = delta % 2 !== 0 && other > -d && other < d;
      if (met && x + (backward[zero + other] ?? 0) >= width) return [left + x, top + x - k];
    }
    for (let k = low; k <= high; k += 2) {
      const up = k === -d || (k !== d && (backward[zero + k - 1] ?? 0) < (backward[zero + k + 1] ?? 0));
      let x = up ? (backward[zero + k + 1] ?? 0) : (backward[zero + k - 1] ?? 0) + 1;
      while (x < width && x - k < height && a[right - 1 - x] === b[bottom - 1 - x + k]) x++;
      backward[zero + k] = x;
      const other = delta - k;
      const met = delta % 2 === 0 && other >= -d && other <= d;
      if (met && x + (forward[zero + other] ?? 0) >= width) return [right - x, bottom - x + k];
    }
  }
  const [x, y] = halfWay(a.subarray(left, right), b.subarray(top, bottom));
  return [left + x, top + y];
}
