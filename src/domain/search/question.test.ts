import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestQuestion, questionOf } from './question.ts';

test.each([
  ['droit ville', ['droit', 'ville'], []],
  ['  "droit à la ville"  logement', ['droit à la ville', 'logement'], []],
  ['« droit à la ville »', ['droit à la ville'], []],
  ['“right to the city” -housing', ['right to the city'], ['housing']],
  ['-"social housing" city', ['city'], ['social housing']],
  ['peut-être AIC-R07', ['peut-être', 'AIC-R07'], []],
  ['"unfinished', ['"unfinished'], []],
  ['- -', ['-', '-'], []],
  ['城市倾听', ['城市倾听'], []],
  ['', [], []],
])('%s', (typed, wanted, unwanted) => {
  expect(questionOf(typed)).toMatchObject({ wanted, unwanted });
});

test.each([
  ['aic-r07', 'AIC-R07'],
  [' aic r07 ', 'AIC-R07'],
  ['droit à la ville', 'DROIT-À-LA-VILLE'],
])('%s may name %s', (typed, name) => {
  expect(questionOf(typed).name).toBe(name);
});

test('whatever is typed, no part is empty and the question is no longer than it may be', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
      const { wanted, unwanted } = questionOf(typed);
      const parts = [...wanted, ...unwanted];
      expect(parts.every((words) => words !== '')).toBe(true);
      expect(parts.join(' ').length).toBeLessThanOrEqual(longestQuestion);
    }),
  );
});
