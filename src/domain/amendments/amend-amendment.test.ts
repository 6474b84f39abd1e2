import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from './amend-amendment.ts';
import type { Operation } from './amendment.ts';
import {
  amendmentTo,
  insert,
  join,
  move,
  paper,
  remove,
  replace,
  someText,
  split,
} from './amendments.fixture.ts';
import { applyOperations } from './apply.ts';
import { runs } from './runs.fixture.ts';

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');

test.each<[string, Operation[], Operation[], Operation[]]>([
  ['a word more', [replace('b', 'V.')], [replace('b', 'V!')], [replace('b', 'V!')]],
  ['another provision', [replace('b', 'V.')], [remove('c')], [remove('c'), replace('b', 'V.')]],
  ['what it puts in', [insert('n', 'b', 'N.')], [replace('n', 'M.')], [insert('n', 'b', 'M.')]],
  ['taken back', [replace('b', 'V.')], [replace('b', 'Five.')], []],
  ['what it puts in, withdrawn', [insert('n', 'b', 'N.'), remove('c')], [remove('n')], [remove('c')]],
  [
    'a part of its split',
    [split('a', [9], 'x', 'y')],
    [replace('y', 'III.')],
    [replace('a', 'One two. III.'), split('a', [9], 'x', 'y')],
  ],
  [
    'a further split',
    [split('a', [9], 'x', 'y')],
    [split('y', [6], 'z', 'w')],
    [split('a', [9, 15], 'x', 'z', 'w')],
  ],
  ['a further join', [join(['b', 'c'], 'm')], [join(['m', 'd'], 'k')], [join(['b', 'c', 'd'], 'k')]],
  ['where it moves', [move('a', 'b')], [move('a', 'd')], [move('a', 'd')]],
])('an amendment to %s', (_, parent, child, expected) => {
  const composed = compose(base, parent, child);
  expect(composed.ok && composed.value).toEqual(expected);
});

test('what the child or the parent cannot do is refused', () => {
  expect(compose(base, [remove('b')], [replace('b', 'V.')])).toEqual({
    ok: false,
    refusal: 'unknown-provision',
  });
  expect(compose(base, [], [replace('b', 'V.')])).toEqual({ ok: false, refusal: 'no-operation' });
});

test('both together are one after the other', () => {
  const drawn = someText.chain((text) =>
    amendmentTo(text, 'A').chain((parent) => {
      const proposed = applyOperations(text, parent.operations);
      const after = proposed.ok && proposed.value.text.provisions.length > 0 ? proposed.value.text : null;
      const child = after ? amendmentTo(after, 'B') : fc.constant(null);
      return child.map((found) => ({ text, parent, after, child: found }));
    }),
  );
  fc.assert(
    fc.property(drawn, ({ text, parent, after, child }) => {
      if (!after || !child) return;
      const amended = applyOperations(after, child.operations);
      if (!amended.ok) return;
      const composed = compose(text, parent.operations, child.operations);
      if (!composed.ok) throw new Error(composed.refusal);
      const outcome = applyOperations(text, composed.value);
      if (composed.value.length > 0) expect(outcome.ok && outcome.value.text).toEqual(amended.value.text);
    }),
    { numRuns: runs(150) },
  );
});
