import { expect, test } from 'vitest';
import type { Operation } from './amendment.ts';
import { insert, move, paper, remove, replace, split } from './amendments.fixture.ts';
import { applyOperations } from './apply.ts';
import { isSameChange, type Step } from './same-change.ts';

const base = paper('Water comes first, and others are hired.', 'Five walk.', 'Six wait.', 'Seven pay.');

function step(before: Step['before'], operations: readonly Operation[]): Step {
  const applied = applyOperations(before, operations);
  if (!applied.ok) throw new Error(applied.refusal);
  return { before, after: applied.value.text, descent: applied.value.descent };
}

const first = (words: string) => replace('a', words);

test.each<[string, Operation[], Operation[], Operation[], boolean]>([
  [
    'the same words beside others',
    [first('Water comes first, and others are paid.')],
    [first('Clean water comes first, and others are hired.')],
    [first('Clean water comes first, and others are paid.')],
    true,
  ],
  [
    'the same words for what took the place of those it removed',
    [first('Water comes first, and outsiders are paid.')],
    [first('Water comes first, and men are hired.')],
    [first('Water comes first, and outsiders are paid.')],
    true,
  ],
  [
    'the same words, and what the text gained elsewhere gone',
    [first('Water comes first, and others are paid.')],
    [first('Clean water comes first, and others are hired.')],
    [first('Water comes first, and others are paid.')],
    false,
  ],
  [
    'other words',
    [first('Water comes first, and others are paid.')],
    [first('Clean water comes first, and others are hired.')],
    [first('Clean water comes first, and nobody is paid.')],
    false,
  ],
  [
    'the same words in another order',
    [first('Water comes first, and others are well paid.')],
    [replace('b', 'Five run.')],
    [first('Water comes first, and others are paid well.')],
    false,
  ],
  [
    'the same words in the part of what was split',
    [first('Water comes first, and others are paid.')],
    [split('a', [18], 'x', 'y')],
    [replace('y', 'and others are paid.')],
    true,
  ],
  [
    'fewer words',
    [first('Water comes first, and others are paid.'), replace('b', 'Five people walk.')],
    [replace('c', 'Six run.')],
    [first('Water comes first, and others are paid.')],
    false,
  ],
  [
    'a new passage somewhere else',
    [insert('n', 'b', 'New here.')],
    [remove('b')],
    [insert('m', 'c', 'New here.')],
    true,
  ],
  ['a passage gone that is gone', [remove('b'), remove('c')], [remove('b')], [remove('c')], true],
  ['another passage gone', [remove('b')], [replace('c', 'Six run.')], [remove('d')], false],
  ['the same passage moved elsewhere', [move('d', 'a')], [remove('b')], [move('d', null)], true],
  ['another passage moved', [move('d', 'a')], [remove('b')], [move('c', null)], false],
  [
    'a wholly different text',
    [first('Water comes first, and others are paid.')],
    [first('Clean water comes first.')],
    [replace('d', 'The city pays for all of this.')],
    false,
  ],
])('%s', (_, was, between, is, same) => {
  const passage = step(base, between);
  expect(isSameChange(step(base, was), step(passage.after, is), passage)).toBe(same);
});
