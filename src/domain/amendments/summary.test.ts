import { expect, test } from 'vitest';
import { insert, join, move, paper, remove, replace, split } from './amendments.fixture.ts';
import { summaryOf } from './summary.ts';

test('an amendment in numbers', () => {
  const base = paper('The city must listen.', 'Two. Three.', 'Four.', 'Five.', 'Six.', 'Seven.');
  const operations = [
    replace('a', 'The city listens to all.'),
    split('b', [5], 'x', 'y'),
    join(['c', 'd'], 'm'),
    insert('n', 'a', 'N.'),
    remove('e'),
    move('f', null),
  ];
  expect(summaryOf(base, operations)).toEqual({
    wordsRemoved: 2,
    wordsAdded: 3,
    inserted: 1,
    deleted: 1,
    moved: 1,
    split: 1,
    merged: 2,
  });
});
