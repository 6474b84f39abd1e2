import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Operation } from './amendment.ts';
import { amendedText, insert, join, move, paper, remove, replace, split } from './amendments.fixture.ts';
import { applyOperations, canonicalText } from './apply.ts';
import { operationsBetween } from './derive.ts';
import { runs } from './runs.fixture.ts';

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');

test.each<[string, Operation[]]>([
  ['nothing', []],
  ['a word', [replace('b', 'V.')]],
  ['one provision moved', [move('a', 'd')]],
  ['one moved and reworded', [move('d', null), replace('d', 'VII.')]],
  ['two put in, one withdrawn', [remove('c'), insert('n', 'b', 'N.'), insert('m', 'n', 'M.')]],
  ['a split', [split('a', [9], 'x', 'y')]],
  ['a split of what is reworded', [replace('a', 'I. II.'), split('a', [3], 'x', 'y')]],
  ['a join', [join(['b', 'c'], 'm')]],
  ['a join of what is reworded', [replace('c', 'VI and.'), join(['b', 'c', 'd'], 'm')]],
  ['a move over a join', [move('a', 'm'), join(['b', 'c'], 'm')]],
  ['a move from between what is joined', [move('c', 'm'), join(['b', 'd'], 'm')]],
  ['a move over a split', [move('b', null), split('a', [9], 'x', 'y')]],
  ['a move over a join and all behind it', [move('a', 'd'), join(['b', 'c'], 'm')]],
  ['a join over what is withdrawn', [remove('c'), join(['b', 'd'], 'm')]],
])('what was meant: %s', (_, operations) => {
  const outcome = applyOperations(base, operations);
  const { text, descent } = outcome.ok ? outcome.value : { text: base, descent: [] };
  expect(operationsBetween(base, text, descent)).toEqual(operations);
});

test('the operations between two texts lead from one to the other', () => {
  fc.assert(
    fc.property(amendedText(1), ({ text, amendments: [amendment] }) => {
      const outcome = applyOperations(text, amendment?.operations ?? []);
      if (!outcome.ok) throw new Error(outcome.refusal);
      const { text: after, descent } = outcome.value;
      for (const told of [descent, []]) {
        const again = applyOperations(text, operationsBetween(text, after, told));
        expect(again.ok && again.value.text).toEqual(after);
      }
      expect(operationsBetween(after, canonicalText(after), [])).toEqual([]);
    }),
    { numRuns: runs(150) },
  );
});
