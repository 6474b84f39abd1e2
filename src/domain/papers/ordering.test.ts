import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placesFor } from './ordering.ts';

test.each([
  ['a first version', {}, 'abc', [1000, 2000, 3000]],
  ['nothing changed', { a: 1000, b: 2000 }, 'ab', [1000, 2000]],
  ['one added at the end', { a: 1000 }, 'ab', [1000, 2000]],
  ['one put between', { a: 1000, b: 2000 }, 'axb', [1000, 1500, 2000]],
  ['the last moved to the front', { a: 1000, b: 2000, c: 3000 }, 'cab', [500, 1000, 2000]],
])('%s', (_, previous, order, places) => {
  expect(placesFor(new Map(Object.entries(previous)), [...order])).toEqual(places);
});

test('places always increase, whatever moved', () => {
  const refs = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 40 });
  fc.assert(
    fc.property(refs, refs, (before, after) => {
      const previous = new Map(before.map((ref, index) => [ref, (index + 1) * 1000]));
      const places = placesFor(previous, after);
      expect(places).toHaveLength(after.length);
      for (let index = 1; index < places.length; index++) {
        expect(places[index]).toBeGreaterThan(places[index - 1] ?? Number.POSITIVE_INFINITY);
      }
    }),
  );
});
