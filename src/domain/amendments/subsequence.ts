import { halfWay } from './half-way.ts';

/**
 * A longest common subsequence of two sequences of small numbers, none below zero: at each index of the first the index in the second that it
 * goes with, or −1. Exact, in linear space and O((n + m) · d) time for d differences while these are few.
 * Source: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", Algorithmica 1 (1986), § 4b.
 */
export function longestCommon(first: ArrayLike<number>, second: ArrayLike<number>): Int32Array {
  // What only one of them has can go with nothing: without it two texts of different words are compared at once.
  const [a, b] = [Int32Array.from(first), Int32Array.from(second)];
  const [aKept, bKept] = [placesIn(a, b), placesIn(b, a)];
  const shared = (all: Int32Array, places: Int32Array) => places.map((index) => all[index] ?? 0);
  const found = new Int32Array(a.length).fill(-1);
  for (const [index, pair] of pairs(shared(a, aKept), shared(b, bKept)).entries())
    if (pair >= 0) found[aKept[index] ?? 0] = bKept[pair] ?? 0;
  return found;
}

/** Where numbers stand that the others have too. */
function placesIn(all: Int32Array, others: Int32Array): Int32Array {
  let most = -1;
  for (const value of others) if (value > most) most = value;
  const known = new Uint8Array(most + 1);
  for (const value of others) known[value] = 1;
  const places = new Int32Array(all.length);
  let count = 0;
  for (let index = 0; index < all.length; index++) if (known[all[index] ?? 0]) places[count++] = index;
  return places.subarray(0, count);
}

/** Above so many differences on each half of the way, it is cheaper to go through everything 32 at a time. */
const fewDifferences = (width: number, height: number): number =>
  Math.max(200, Math.sqrt(width * height) / 8);

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** For each number the place of its pair in a longest common subsequence, or −1. */
function pairs(a: Int32Array, b: Int32Array): Int32Array {
  const found = new Int32Array(a.length).fill(-1);
  const boxes: Box[] = [{ left: 0, right: a.length, top: 0, bottom: b.length }];
  const size = a.length + b.length + 3;
  const [forward, backward] = [new Int32Array(size), new Int32Array(size)];
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    let { left, right, top, bottom } = box;
    while (left < right && top < bottom && a[left] === b[top]) found[left++] = top++;
    while (left < right && top < bottom && a[right - 1] === b[bottom - 1]) found[--right] = --bottom;
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
  const few = fewDifferences(width, height);
  for (let d = 0; d <= few; d++) {
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
