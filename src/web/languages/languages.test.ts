import { expect, test } from 'vitest';
import {
  formatDate,
  formatDay,
  formatDays,
  formatList,
  formatMoment,
  formatNumber,
  listParts,
} from './formats.ts';
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
  ['12 % de 1\u202F284', '12\u00A0% de 1\u00A0284'],
  ['en 2019 100 villes', 'en 2019 100 villes'],
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

test('the first of a month, and days that share it', () => {
  expect(formatDay('fr', '2019-12-01')).toBe('dimanche 1er décembre 2019');
  expect(formatDays('fr', '2019-12-01', '2019-12-11')).toBe('1er–11 décembre 2019');
  expect(formatDays('en', '2019-11-11', '2019-11-15')).toMatch(/^11\s?–\s?15 November 2019$/);
  expect(formatDate('ar', new Date('2019-11-11T23:30:00Z'), 'Africa/Johannesburg')).toBe('12 نوفمبر 2019');
  expect(formatMoment('fr', new Date('2019-11-30T22:30:00Z'), 'Africa/Johannesburg')).toContain(
    '1er décembre',
  );
});

test('things in a list stand where the language puts them', () => {
  expect(listParts('en', 3)).toEqual([0, ', ', 1, ' and ', 2]);
  expect(listParts('ar', 2)).toEqual([0, ' و', 1]);
  expect(listParts('fr', 0)).toEqual([]);
});

test.each([
  ['ar', 'Amina', '\u2068Amina\u2069'],
  ['ar', 'أمينة', 'أمينة'],
  ['fr', 'أمينة', '\u2068أمينة\u2069'],
  ['fr', 'Zoé 12', 'Zoé 12'],
  ['ar', 'https://a.org/x', 'https://a.org/x'],
] as const)('in %s, « %s » goes its own way', (language, name, apart) => {
  expect(translator(language)('contribution.title', { author: name })).toContain(apart);
});

test('a part of a text may be for the ear alone', () => {
  expect(translator('fr').pieces('voice.reply', { author: 'Zoé' })).toEqual([
    { text: 'Répondre', heard: false },
    { text: ' à Zoé', heard: true },
  ]);
});

test('a text of a family that has no words throws: it is a fault of the code, not of the reader', () => {
  expect(translator('fr').of('disposition', 'accepted')).toBe('Retenu');
  expect(() => translator('fr').of('disposition', 'unheard-of')).toThrow('disposition.unheard-of');
});
