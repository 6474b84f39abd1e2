import { expect, test } from 'vitest';
import { formatDay, formatList, formatNumber } from './formats.ts';
import { negotiate } from './languages.ts';
import { translator } from './translator.ts';
import { frenchTypography } from './typography.ts';

test.each([
  [undefined, 'en'],
  ['es', 'es'],
  ['de-CH, fr;q=0.8, en;q=0.5', 'fr'],
  ['en;q=0.2, ar;q=0.9', 'ar'],
  ['fr;q=0, zh', 'en'],
  ['PT-br,es-419;q=0.7', 'es'],
  ['*', 'en'],
])('of %s the reader gets %s', (header, language) => {
  expect(negotiate(header)).toBe(language);
});

test.each([
  ['Pourquoi ?', 'Pourquoi\u202F?'],
  ['Ici : là', 'Ici\u00A0: là'],
  ['« oui »', '«\u00A0oui\u00A0»'],
  ["l'eau", 'l’eau'],
  ['https://a.org', 'https://a.org'],
])('%s is set as French sets it', (text, set) => {
  expect(frenchTypography(text)).toBe(set);
});

test('numbers, days and lists as each language writes them, with European digits', () => {
  expect(formatNumber('fr', 12345)).toBe('12\u00A0345');
  expect(formatNumber('ar', 12345)).toMatch(/^12.345$/);
  expect(formatDay('es', '2019-11-13')).toBe('miércoles, 13 de noviembre de 2019');
  expect(formatList('en', ['a', 'b', 'c'])).toBe('a, b and c');
});

test('a text of a family that has no words throws: it is a fault of the code, not of the reader', () => {
  expect(translator('fr').of('disposition', 'accepted')).toBe('Retenu');
  expect(() => translator('fr').of('disposition', 'unheard-of')).toThrow('disposition.unheard-of');
});
