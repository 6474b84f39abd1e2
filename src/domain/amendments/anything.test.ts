import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../papers/inline.ts';
import { compose } from './amend-amendment.ts';
import type { Operation } from './amendment.ts';
import { paper, paragraph, replace, someText, split, words } from './amendments.fixture.ts';
import { followThrough } from './anchor.ts';
import { applyOperations } from './apply.ts';
import { operationsBetween } from './derive.ts';
import { mergeAmendments } from './merge.ts';
import { rebase } from './rebase.ts';
import { runs } from './runs.fixture.ts';

/** What nobody should ask: names that are nowhere, places out of range, texts of any code units. */
const ref = fc.constantFrom('p0', 'p1', 'p2', 'p3', 'n', 'm', '', '__proto__');
const after = fc.option(ref);
const content = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }).map(words),
  fc.string({ maxLength: 12 }).map((text) => [...words(text), { type: 'note' as const, ref: 'n1' }]),
  fc.constant([]),
);
const at = fc.array(fc.oneof(fc.integer({ min: -2, max: 40 }), fc.constant(Number.NaN)), { maxLength: 3 });
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: fc.constant('replace' as const), ref, content }),
  fc.record({ kind: fc.constant('insert' as const), ref, after, shape: fc.constant(paragraph), content }),
  fc.record({ kind: fc.constant('delete' as const), ref }),
  fc.record({ kind: fc.constant('move' as const), ref, after }),
  fc.record({ kind: fc.constant('split' as const), ref, at, into: fc.array(ref, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('merge' as const), refs: fc.array(ref, { maxLength: 3 }), into: ref }),
);
const anyOperations = fc.array(anyOperation, { maxLength: 4 });

test('whatever is asked, there is an answer', () => {
  fc.assert(
    fc.property(someText, anyOperations, anyOperations, fc.nat(20), (text, some, others, start) => {
      const amendments = [some, others].map((operations, index) => ({ id: `A${index}`, operations }));
      mergeAmendments(text, amendments);
      compose(text, some, others);
      const outcome = applyOperations(text, some);
      if (!outcome.ok) return;
      const { text: now, descent } = outcome.value;
      const again = applyOperations(text, operationsBetween(text, now, descent));
      expect(again.ok && again.value.text).toEqual(now);
      rebase({ id: 'A1', operations: others }, text, now, descent);
      followThrough({ ref: 'p0', start, end: start + 3 }, text, now, descent);
    }),
    { numRuns: runs(800) },
  );
});

test('a split falls between the same words, and is a conflict only where both of them are reworded', () => {
  const old = Array.from({ length: 10 }, (_, index) => `w${index}`);
  const some = fc.subarray(old, { minLength: 1 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), some, (point, changed) => {
      const reworded = old.map((word) => (changed.includes(word) ? `x${word}` : word));
      const merged = mergeAmendments(paper(old.join(' ')), [
        { id: 'A', operations: [split('a', [old.slice(0, point).join(' ').length], 'x', 'y')] },
        { id: 'B', operations: [replace('a', reworded.join(' '))] },
      ]);
      const inside = [point - 1, point].every((index) => changed.includes(old[index] ?? ''));
      const parts = merged.ok
        ? merged.text.provisions.map((part) => plainText(part.content))
        : merged.conflicts.map(({ kind }) => kind);
      expect(parts).toEqual(
        inside ? ['split-inside'] : [reworded.slice(0, point).join(' '), reworded.slice(point).join(' ')],
      );
    }),
    { numRuns: runs(300) },
  );
});
