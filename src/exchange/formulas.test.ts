import fc from 'fast-check';
import { expect, test } from 'vitest';
import { guarded, unguarded } from './formulas.ts';

test.each([
  ['=1+1', "'=1+1"],
  ['+33 1', "'+33 1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ["'=1", "''=1"],
  ['＝1', "'＝1"],
  ["'tis so", "'tis so"],
  ['a = b', 'a = b'],
  ['', ''],
])('%j is written %j', (cell, written) => {
  expect(guarded(cell)).toBe(written);
});

test('what is guarded is read back, and is never a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."'=+-@\t\ra ") }), (cell) => {
      expect(unguarded(guarded(cell))).toBe(cell);
      expect(guarded(cell)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});
