import { expect, test } from 'vitest';
import { checkDivision } from './division.ts';

test.each([
  ['simple', 40, 2, 10, true, null],
  ['simple', 2, 2, 0, false, null],
  ['simple', 2, 2, 0, true, 'result-does-not-follow'],
  ['simple', 0, 0, 9, false, null],
  ['absolute', 5, 2, 3, false, null],
  ['absolute', 6, 2, 3, true, null],
  ['absolute', 5, 2, 3, true, 'result-does-not-follow'],
  ['two-thirds', 4, 2, 50, true, null],
  ['two-thirds', 3, 2, 0, false, null],
  ['two-thirds', 0, 0, 4, true, 'result-does-not-follow'],
  ['consensus', null, null, null, true, null],
  ['consensus', null, null, null, false, null],
  ['consensus', 4, null, null, true, 'no-votes-by-consensus'],
  ['simple', 4, null, 1, true, 'votes-needed'],
  ['simple', 4.5, 1, 1, true, 'votes-not-whole'],
  ['simple', 4, -1, 1, true, 'votes-not-whole'],
  ['simple', Number.NaN, 1, 1, true, 'votes-not-whole'],
] as const)(
  '%s: %s for, %s against, %s abstaining, carried %s: %s',
  (rule, yes, no, abstentions, carried, refusal) => {
    const result = checkDivision({ rule, yes, no, abstentions }, carried);
    expect(result.ok ? null : result.refusal).toBe(refusal);
  },
);
