import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

test.each([
  ['short enough', 'one two', 10, 'one two'],
  ['cut between words', 'one two three', 9, 'one two…'],
  ['no space to cut at', '城市倾听人民的声音', 4, '城市倾听…'],
])('%s', (_, text, length, expected) => {
  expect(excerpt(text, length)).toBe(expected);
});
