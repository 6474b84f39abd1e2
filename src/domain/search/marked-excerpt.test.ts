import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mark, markedExcerpt, type Piece } from './marked-excerpt.ts';

/** Marked pieces between brackets. */
const written = (pieces: readonly Piece[]) =>
  pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join('');

test.each([
  ['Les représentant·e·s de la ville.', ['représentant·e·s'], 'Les [représentant·e·s] de la ville.'],
  ['La ville, les villes, bidonville.', ['ville', 'villes'], 'La [ville], les [villes], bidonville.'],
  ['المدينة أُصغي', ['أُصغي'], 'المدينة [أُصغي]'],
  ['城市倾听社区', ['城', '市'], '[城市]倾听社区'],
  ['<b>ville</b> & $1', ['ville', '$1'], '<b>[ville]</b> & [$1]'],
  ['Nothing here', [], 'Nothing here'],
  ['', ['ville'], ''],
])('%s', (text, words, expected) => {
  expect(written(mark(text, words))).toBe(expected);
});

test.each([
  ['one two three four five six', ['five'], 12, '…[five] six'],
  ['one two three four five six', ['one'], 12, '[one] two…'],
  ['one two three four five six', ['six'], 12, '…five [six]'],
  ['one two three four five six', [], 12, 'one two…'],
  ['short', ['short'], 12, '[short]'],
])('%s around %s', (text, words, length, expected) => {
  expect(written(markedExcerpt(text, words, length))).toBe(expected);
});

const some = fc.string({ unit: fc.constantFrom('a', 'é', 'ب', '城', ' ', '.', '[', '\\', '$', '😀', '-') });

test('the pieces are the text, and an excerpt is a stretch of it', () => {
  fc.assert(
    fc.property(
      some,
      fc.array(some.filter(Boolean)),
      fc.integer({ min: 5, max: 40 }),
      (text, words, length) => {
        expect(
          mark(text, words)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
        const shown = markedExcerpt(text, words, length).map((piece) => piece.text);
        const inner = shown.join('').replace(/^…|…$/gu, '');
        expect(text).toContain(inner);
        expect(inner.length).toBeLessThanOrEqual(Math.max(length, text.length <= length ? text.length : 0));
      },
    ),
  );
});
