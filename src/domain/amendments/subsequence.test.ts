import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from './runs.fixture.ts';
import { longestCommon } from './subsequence.ts';

/** The length of the longest common subsequence by the table of every prefix: slow, and plainly right. */
function lengthByTable(a: readonly number[], b: readonly number[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const one of a) {
    const next = [0];
    for (const [j, other] of b.entries())
      next.push(one === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('it pairs as many as the table of every prefix, equal ones, in order', () => {
  const sequence = fc.array(fc.nat(5), { maxLength: 40 });
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      const pairs = [...longestCommon(a, b)];
      const kept = pairs.filter((j) => j >= 0);
      expect(kept).toEqual([...new Set(kept)].sort((one, other) => one - other));
      for (const [i, j] of pairs.entries()) if (j >= 0) expect(b[j]).toBe(a[i]);
      expect(kept.length).toBe(lengthByTable(a, b));
    }),
    { numRuns: runs(2000) },
  );
});

test('with more differences than it follows one by one as well', () => {
  const sequence = fc.array(fc.nat(60), { minLength: 400, maxLength: 900 });
  fc.assert(
    fc.property(sequence, sequence, (a, b) => {
      expect(longestCommon(a, b).filter((j) => j >= 0).length).toBe(lengthByTable(a, b));
    }),
    { numRuns: runs(20) },
  );
});

test('it compares two wholly different sequences of nine thousand in no more than a couple of seconds', () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed % 600;
  };
  const sequence = () => Array.from({ length: 9000 }, random);
  const start = performance.now();
  longestCommon(sequence(), sequence());
  expect(performance.now() - start).toBeLessThan(2000);
});
