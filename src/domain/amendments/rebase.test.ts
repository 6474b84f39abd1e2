import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operation } from './amendment.ts';
import {
  amendedText,
  insert,
  join,
  move,
  paper,
  remove,
  replace,
  shown,
  split,
} from './amendments.fixture.ts';
import { applyOperations } from './apply.ts';
import { operationsBetween } from './derive.ts';
import { mergeAmendments } from './merge.ts';
import { rebase, rebaseAll } from './rebase.ts';
import { runs } from './runs.fixture.ts';

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');

const moved = (operations: Operation[]) => {
  const outcome = applyOperations(base, operations);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
};

const told = (change: Operation[], operations: Operation[]): string => {
  const { text, descent } = moved(change);
  const rebased = rebase({ id: 'A', operations }, base, text, descent);
  if (rebased.status === 'needs-author') return rebased.reasons.map(({ kind }) => kind).join();
  const outcome = applyOperations(text, rebased.operations);
  const kinds = rebased.operations.map((operation) =>
    operation.kind === 'merge' ? `join ${operation.refs.join('+')}` : `${operation.kind} ${operation.ref}`,
  );
  return `${rebased.status}: ${kinds.join(', ')}: ${outcome.ok ? shown(outcome.value.text) : outcome.refusal}`;
};

const start = 'a:One two. Three four.';

test.each<[string, Operation[], Operation[], string]>([
  [
    'elsewhere',
    [replace('c', 'VI.')],
    [replace('b', 'V.')],
    `clean: replace b: ${start} | b:V. | c:VI. | d:Seven.`,
  ],
  [
    'other words',
    [replace('a', 'Uno two. Three four.')],
    [replace('a', 'One two. Three quatre.')],
    'adapted: replace a: a:Uno two. Three quatre. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'into the part it falls in',
    [split('a', [9], 'x', 'y')],
    [replace('a', 'One two. Three quatre.')],
    'adapted: replace y: x:One two. | y:Three quatre. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'into what it was joined with',
    [join(['b', 'c'], 'm')],
    [replace('c', 'VI.')],
    `adapted: replace m: ${start} | m:Five. VI. | d:Seven.`,
  ],
  [
    'its place withdrawn',
    [remove('b')],
    [insert('n', 'b', 'N.')],
    `adapted: insert n: ${start} | n:N. | c:Six. | d:Seven.`,
  ],
  [
    'moved, now reworded',
    [replace('d', 'VII.')],
    [move('d', null)],
    `adapted: move d: d:VII. | ${start} | b:Five. | c:Six.`,
  ],
  [
    'split, now reworded',
    [replace('a', 'Uno two. Three four.')],
    [split('a', [9], 'x', 'y')],
    'adapted: split a: x:Uno two. | y:Three four. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'joined, now reworded',
    [replace('c', 'VI.')],
    [join(['b', 'c'], 'm')],
    `adapted: join b+c: ${start} | m:Five. VI. | d:Seven.`,
  ],
  [
    'partly there',
    [replace('b', 'V.')],
    [replace('b', 'V.'), remove('d'), replace('c', 'VI.')],
    `adapted: delete d, replace c: ${start} | b:V. | c:VI.`,
  ],
  ['already there', [replace('b', 'V.')], [replace('b', 'V.')], 'already-there'],
  ['already split', [split('a', [9], 'x', 'y')], [split('a', [8], 'v', 'w')], 'already-there'],
  ['the same words otherwise', [replace('b', 'V.')], [replace('b', 'cinq.')], 'words'],
  ['withdrawn', [remove('b')], [replace('b', 'V.')], 'delete-replace'],
  ['its place moved', [move('b', 'd')], [insert('n', 'b', 'N.')], 'place-moves'],
  ['against another text', [remove('b')], [replace('z', 'Z.')], 'inapplicable'],
])('%s', (_, change, operations, expected) => {
  expect(told(change, operations)).toBe(expected);
});

test('rebased and applied it is both merged; what has conflicts needs its author', () => {
  fc.assert(
    fc.property(amendedText(2), ({ text, amendments: [change, amendment] }) => {
      if (!change || !amendment) return;
      const outcome = applyOperations(text, change.operations);
      if (!outcome.ok) throw new Error(outcome.refusal);
      const { text: after, descent } = outcome.value;
      const rebased = rebase(amendment, text, after, descent);
      // The text does not say by which operations it came about, only between which texts it did.
      const came = { id: '', operations: operationsBetween(text, after, descent) };
      const merged = mergeAmendments(text, [came, amendment]);
      if (rebased.status === 'needs-author') return;
      const applied = applyOperations(after, rebased.operations);
      expect(applied.ok && applied.value.text).toEqual(merged.ok && merged.text);
    }),
    { numRuns: runs(150) },
  );
});

test('a change of other words never stops an amendment', () => {
  const old = Array.from({ length: 12 }, (_, index) => `w${index}`);
  const subset = fc.subarray(old, { minLength: 1 });
  fc.assert(
    fc.property(subset, subset, (some, others) => {
      const free = others.filter((word) => !some.includes(word));
      if (free.length === 0) return;
      const reworded = (words: string[], by: string) =>
        replace('a', old.map((word) => (words.includes(word) ? by + word : word)).join(' '));
      const text = paper(old.join(' '));
      const change = applyOperations(text, [reworded(some, 'x')]);
      if (!change.ok) throw new Error(change.refusal);
      const operations = [reworded(free, 'y')];
      const [rebased] = rebaseAll([{ id: 'A', operations }], text, change.value.text, []);
      const applied = applyOperations(change.value.text, rebased?.operations ?? []);
      const merged = mergeAmendments(text, [
        { id: 'A', operations },
        { id: 'B', operations: [reworded(some, 'x')] },
      ]);
      expect(rebased?.status).toBe('adapted');
      expect(applied.ok && applied.value.text).toEqual(merged.ok && merged.text);
    }),
    { numRuns: runs(150) },
  );
});
