import { expect, test } from 'vitest';
import type { Operation } from './amendment.ts';
import { insert, join, move, paper, remove, replace, split } from './amendments.fixture.ts';
import { applyOperations } from './apply.ts';
import { applyWithin } from './within.ts';

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');

test.each<[string, Operation[], Operation[], boolean]>([
  ['the words it changes', [replace('b', 'V.')], [replace('b', 'V!')], true],
  ['other words', [replace('b', 'V.')], [replace('c', 'VI.')], false],
  ['other words too', [replace('b', 'V.')], [replace('b', 'V!'), replace('c', 'VI.')], false],
  ['another passage gone', [replace('b', 'V.')], [remove('c')], false],
  ['what it puts in', [insert('n', 'b', 'N.')], [replace('n', 'M.')], true],
  ['what it puts in behind', [insert('n', 'b', 'N.')], [replace('b', 'V.')], false],
  ['a passage right before', [replace('b', 'V.')], [insert('n', 'a', 'N.')], true],
  ['a passage right behind', [replace('b', 'V.')], [insert('n', 'b', 'N.')], true],
  ['a passage elsewhere', [replace('b', 'V.')], [insert('n', 'c', 'N.')], false],
  ['a passage at the start', [replace('a', 'I.')], [insert('n', null, 'N.')], true],
  ['where it withdrew one', [remove('c')], [insert('n', 'b', 'Six!')], true],
  ['behind the next to where it withdrew one', [remove('c')], [insert('n', 'd', 'Six!')], false],
  [
    'behind its own new passage',
    [replace('b', 'V.')],
    [insert('n', 'b', 'N.'), insert('m', 'n', 'M.')],
    true,
  ],
  ['a part of its split', [split('a', [9], 'x', 'y')], [split('y', [6], 'z', 'w')], true],
  ['its join with another', [join(['b', 'c'], 'm')], [join(['m', 'd'], 'k')], false],
  ['where it moves', [move('a', 'b')], [move('a', 'd')], true],
  ['where another goes', [move('a', 'b')], [move('d', 'b')], false],
])('an amendment to an amendment changes %s', (_, operations, child, allowed) => {
  const proposed = applyOperations(base, operations);
  if (!proposed.ok) throw new Error(proposed.refusal);
  const result = applyWithin({ text: proposed.value.text, above: { base, operations } }, child);
  expect(result.ok ? true : result.refusal).toBe(allowed || 'beyond-the-amended');
  expect(applyWithin({ text: proposed.value.text, above: null }, child).ok).toBe(true);
});
