import { expect, test } from 'vitest';
import { acronymOf, imitates } from './imitation.ts';

const names = [
  'CGLU',
  'World Secretariat of the Congress',
  'Habitat International Coalition',
  'HIC',
  'WIEGO',
  'World Congress',
  'Cités Unies',
];

test.each([
  'Secretariat',
  'the SECRETARIAT of the congress',
  'Secrétariat mondial',
  'Ѕесrеtаrіаt', // Cyrillic
  'Sec\u200Bretariat',
  'Sec\u00ADretariat',
  'S e c r e t a r i a t',
  'Secre.tariat',
  'Mode\u2060rator',
  'Mοderatοr', // Greek
  'M0derat0r 2',
  'ｍｏｄｅｒａｔｏｒ', // full width
  'Modératrice',
  'Admin',
  'Parvis',
  'PARVlS',
  'Parvis team',
  'الأمانة',
  'الأمـــانة',
  'مشرف',
  'Habitat International Coalition',
  'Habitat International Coalition, Kenya',
  'Habitаt Internаtionаl Coаlition',
  'hic',
  'WIEGO Accra',
  'World  Congress',
  'Cites Unies',
  'CGLU',
  'ＣＧＬＵ',
  'C.G.L.U.',
  'C.G.L.U. Paris',
  'Secrétaire général',
  'Global Secretary, Ana',
  'La Présidence',
  'Rapporteur',
  'Mayor of Durban',
  'Awa, maire de Dakar',
  'Alcaldesa de Quito',
  'الأمين العام',
])('%s passes for an authority', (name) => expect(imitates(name, names)).toBe(true));

test.each([
  'Ada L.',
  'Awa',
  'Parvis Ahmadi',
  'برويز مشرف',
  'Chico',
  'Ana Administra',
  'Σωκράτης',
  'Людмила Петрова',
  'Amina Touré',
  'Edmond Maire',
  'Ana Presidente',
  'J. R. R. Touré',
  'Jean-Baptiste Lhic',
  '王小明',
  '',
])('%s is a name', (name) => expect(imitates(name, names)).toBe(false));

test('a name is shortened to its capitals', () => {
  expect(acronymOf('Cités et Gouvernements Locaux Unis')).toBe('CGLU');
  expect(acronymOf('Ciudades y Gobiernos Locales Unidos')).toBe('CGLU');
  expect(acronymOf('World Enabled')).toBe('');
});
