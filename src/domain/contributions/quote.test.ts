import { expect, test } from 'vitest';
import { findQuote } from './quote.ts';

const text = 'Every town hall opens its doors (twice a year) to every town.';

test.each([
  ['there once', 'opens its doors', { start: 16, end: 31 }],
  ['with other spaces', ' opens\u00A0 its\ndoors ', { start: 16, end: 31 }],
  ['within quotation marks', '« opens its doors »', { start: 16, end: 31 }],
  ['with characters that mean something elsewhere', '(twice a year)', { start: 32, end: 46 }],
  ['there twice', 'town', 'several'],
  ['not there', 'opens the doors', 'not-found'],
  ['nothing', ' ', 'not-found'],
])('%s', (_, quoted, expected) => {
  expect(findQuote(text, quoted)).toEqual(expected);
});
