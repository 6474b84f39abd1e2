import { expect, test } from 'vitest';
import { formWords, paragraphsOf, saysTooMuch, sentencesIn } from './paper-form.ts';

test.each([
  ['en', 'One. Two! Three?', 3],
  ['en', 'Mr. Smith met Dr. Jones of St. Ives. They spoke.', 2],
  ['en', 'It cost 3.5 million, at 10.30 p.m. and later.', 1],
  ['en', '“Who pays?” she asked. Nobody knew.', 2],
  ['en', 'J. K. Rowling lives here.', 1],
  ['fr', 'C’est « vrai ! » dit-il. M. Dupont vient.', 2],
  ['fr', 'Qui paie ? La ville. Quand ? Demain !', 4],
  ['es', '¿Quién paga? La ciudad. ¡Mañana!', 3],
  ['ar', 'من يدفع؟ المدينة. غدًا!', 3],
  ['zh', '谁付钱？城市。明天！', 3],
  ['en', '…', 0],
  ['en', 'No end', 1],
])('counts sentences in %s: %s', (language, text, count) => {
  expect(sentencesIn(text, language)).toBe(count);
});

test('a summary is one paragraph, of five sentences at most', () => {
  expect(formWords('summary', ' One.\n\nTwo\n lines. ')).toBe('One. Two lines.');
  expect(saysTooMuch('summary', 'A one. B two. C three. D four. E five.', 'en')).toBe(false);
  expect(saysTooMuch('summary', 'One it is. Two it is. Three. Four is. Five is. Six is.', 'en')).toBe(true);
  expect(saysTooMuch('simple', 'One. Two. Three. Four. Five. Six.', 'en')).toBe(false);
});

test('simple words keep their lines and paragraphs', () => {
  const text = formWords('simple', 'A city  is for all.\n It has doors.\n\n \n\nThe doors are wide.');
  expect(paragraphsOf(text)).toEqual([['A city is for all.', 'It has doors.'], ['The doors are wide.']]);
});
