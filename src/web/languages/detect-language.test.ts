import { describe, expect, test } from 'vitest';
import { detectLanguage, otherThanSaid } from './detect-language.ts';

const languages = ['fr', 'en', 'es', 'ar', 'pt', 'ca', 'zh', 'ru'];

/** What people write in a hurry, in the languages of congresses. */
const written: Readonly<Record<string, readonly string[]>> = {
  fr: ['Merci, enfin !', 'Où est la rampe ?', 'Trop cher pour nous.', 'Bonne idée, mais qui paie ?'],
  en: ['Thank you at last!', 'Where is the ramp?', 'Too expensive for us.', 'Good idea, but who pays?'],
  es: ['¡Gracias, por fin!', '¿Dónde está la rampa?', 'Demasiado caro para nosotros.'],
  ar: ['شكرًا، أخيرًا!', 'أين المنحدر؟', 'فكرة جيدة، لكن من يدفع؟'],
  pt: ['Obrigada, finalmente!', 'Onde está a rampa?', 'Boa ideia, mas quem paga?'],
  ca: ['Gràcies, per fi!', 'On és la rampa?', 'Bona idea, però qui paga?'],
  zh: ['好主意，但是谁付钱？', '我们小区的电梯坏了三个月，没有人来修。'],
  ru: ['Спасибо, наконец-то!', 'Где пандус?', 'Хорошая идея, но кто платит?'],
};

describe.each(Object.entries(written))('%s', (language, texts) => {
  test.each(texts)('%s', async (text) => {
    expect(await detectLanguage(text, languages)).toMatchObject({ language });
  });
});

test('a language that may not be written is never found', async () => {
  expect(await detectLanguage('Хорошая идея, но кто платит?', ['fr', 'en'])).toBeNull();
  expect(await detectLanguage('12 %', languages)).toBeNull();
});

test('only what is clearly in another language is asked about', async () => {
  const few = ['fr', 'en', 'es', 'ar'];
  expect(await otherThanSaid('La rampa está detrás del edificio, junto a la basura.', 'fr', few)).toBe('es');
  expect(await otherThanSaid('La rampe est derrière le bâtiment.', 'fr', few)).toBeNull();
  expect(await otherThanSaid('OK !', 'es', few)).toBeNull();
});
