import { expect, test } from 'vitest';
import type { Amendment, Operation, Text } from './amendment.ts';
import { insert, join, move, paper, remove, replace, shown, split } from './amendments.fixture.ts';
import { mergeAmendments } from './merge.ts';

const named = (...all: Operation[][]): Amendment[] =>
  all.map((operations, index) => ({ id: String.fromCharCode(65 + index), operations }));

const outcome = (text: Text, amendments: readonly Amendment[]): string => {
  const merged = mergeAmendments(text, amendments);
  if (merged.ok) return shown(merged.text);
  return merged.conflicts
    .map(({ kind, between, ref, words, at }) => `${kind} ${between.join('/')} ${ref}@${at} "${words}"`)
    .join(' | ');
};

test.each<[string, string, string, string, string]>([
  ['different words', 'a b c d', 'x b c d', 'a b c y', 'a:x b c y'],
  ['words side by side', 'a b c d', 'a x c d', 'a b y d', 'a:a x y d'],
  ['the same edit', 'a b c', 'a x c', 'a x c', 'a:a x c'],
  ['the same edit among others', 'a b c d e', 'a x c d z', 'a x c d e', 'a:a x c d z'],
  ['overlapping removals', 'a b c d', 'a d', 'a b d', 'a:a d'],
  ['removals side by side', 'a b c d', 'a c d', 'a b d', 'a:a d'],
  ['removals at the start', 'a b c d', 'b c d', 'a c d', 'a:c d'],
  ['removals at the end', 'a b c.', 'a c.', 'a b.', 'a:a.'],
  ['removals from a list', 'a, b, c, d.', 'a, c, d.', 'a, b, d.', 'a:a, d.'],
  ['a word changed, one removed', 'a b c.', 'a x c.', 'a b.', 'a:a x.'],
  ['added at the edge of a removal', 'a b c.', 'a b x c.', 'a b.', 'a:a b x.'],
  ['added at the start and the end', 'a b', 'x a b', 'a b y', 'a:x a b y'],
  ['the same addition', 'very good', 'very very good', 'very very good', 'a:very very good'],
  ['one word, two ways', 'a b c', 'a x c', 'a y c', 'words A/B a@2 "b"'],
  ['reworded and removed', 'a b c d', 'a x c d', 'a d', 'words A/B a@2 "b"'],
  ['two additions at one point', 'a b', 'a x b', 'a y b', 'insertions A/B a@1 ""'],
  ['an addition inside a removal', 'a b c d', 'a b x c d', 'a d', 'insertion-inside A/B a@1 " b c"'],
  ['all removed together', 'a b', 'a', 'b', 'no-words A/B a@null ""'],
])('words: %s', (_, before, one, other, expected) => {
  const amendments = named([replace('a', one)], [replace('a', other)]);
  expect(outcome(paper(before), amendments)).toBe(expected);
  expect(outcome(paper(before), amendments.toReversed())).toBe(expected);
});

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');
const tail = ' | b:Five. | c:Six. | d:Seven.';

test.each<[string, Operation[], Operation[], string]>([
  ['withdrawn by both', [remove('b')], [remove('b')], 'a:One two. Three four. | c:Six. | d:Seven.'],
  ['withdrawn and reworded', [remove('b')], [replace('b', 'V.')], 'delete-replace A/B b@null ""'],
  [
    'moved and reworded',
    [move('d', null)],
    [replace('d', 'VII.')],
    'd:VII. | a:One two. Three four. | b:Five. | c:Six.',
  ],
  [
    'moved alike',
    [move('d', null)],
    [move('d', null)],
    'd:Seven. | a:One two. Three four. | b:Five. | c:Six.',
  ],
  ['moved apart', [move('d', null)], [move('d', 'a')], 'structure A/B d@null ""'],
  ['moved and withdrawn', [move('d', null)], [remove('d')], 'structure A/B d@null ""'],
  [
    'split and reworded',
    [split('a', [9], 'x', 'y')],
    [replace('a', 'One deux. Three quatre.')],
    `x:One deux. | y:Three quatre.${tail}`,
  ],
  [
    'split alike',
    [split('a', [8], 'x', 'y')],
    [split('a', [9], 'v', 'w')],
    `x:One two. | y:Three four.${tail}`,
  ],
  ['split apart', [split('a', [8], 'x', 'y')], [split('a', [4], 'v', 'w')], 'structure A/B a@null ""'],
  [
    'split where words are added',
    [split('a', [9], 'x', 'y')],
    [replace('a', 'One two. So. Three four.')],
    'split-inside A/B a@9 ""',
  ],
  [
    'split beside a removal',
    [split('a', [9], 'x', 'y')],
    [replace('a', 'One two. Four.')],
    `x:One two. | y:Four.${tail}`,
  ],
  [
    'split inside a removal',
    [split('a', [9], 'x', 'y')],
    [replace('a', 'One four.')],
    'split-inside A/B a@3 " two. Three"',
  ],
  [
    'split both, one rewords',
    [split('a', [9], 'x', 'y'), replace('a', 'Uno two. Three four.')],
    [split('a', [9], 'x', 'y')],
    `x:Uno two. | y:Three four.${tail}`,
  ],
  [
    'joined and reworded',
    [join(['b', 'c'], 'm')],
    [replace('c', 'VI.')],
    'a:One two. Three four. | m:Five. VI. | d:Seven.',
  ],
  [
    'joined alike',
    [join(['b', 'c'], 'm')],
    [join(['b', 'c'], 'k')],
    'a:One two. Three four. | m:Five. Six. | d:Seven.',
  ],
  ['joined apart', [join(['b', 'c'], 'm')], [join(['c', 'd'], 'k')], 'structure A/B c@null ""'],
  [
    'put between what is joined',
    [join(['b', 'c'], 'm')],
    [insert('n', 'b', 'N.')],
    'place-joined A/B b@null ""',
  ],
  [
    'put behind what is joined',
    [join(['b', 'c'], 'm')],
    [insert('n', 'c', 'N.')],
    'a:One two. Three four. | m:Five. Six. | n:N. | d:Seven.',
  ],
  ['two things in one gap', [insert('n', 'b', 'N.')], [insert('m', 'b', 'M.')], 'gap A/B b@null ""'],
  [
    'the same thing in one gap',
    [insert('n', 'b', 'N.')],
    [insert('m', 'b', 'N.')],
    'a:One two. Three four. | b:Five. | n:N. | c:Six. | d:Seven.',
  ],
  [
    'put behind what is withdrawn',
    [remove('b')],
    [insert('n', 'b', 'N.')],
    'a:One two. Three four. | n:N. | c:Six. | d:Seven.',
  ],
  [
    'put where nothing is left between',
    [remove('b'), insert('n', 'b', 'N.')],
    [insert('m', 'a', 'M.')],
    'gap A/B a@null ""',
  ],
  [
    'put between what is withdrawn and what moves',
    [remove('b'), move('c', null)],
    [insert('n', 'b', 'N.')],
    'place-moves A/B b@null ""',
  ],
  ['put behind what moves', [move('b', 'd')], [insert('n', 'b', 'N.')], 'place-moves A/B b@null ""'],
  [
    'moves behind each other',
    [move('a', 'c')],
    [move('c', 'a')],
    'place-moves A/B a@null "" | place-moves A/B c@null ""',
  ],
  ['one name for two', [insert('n', 'b', 'N.')], [insert('n', 'd', 'M.')], 'name A/B n@null ""'],
  ['one that cannot be applied', [remove('z')], [remove('b')], 'inapplicable A/A null@null ""'],
])('structure: %s', (_, one, other, expected) => {
  expect(outcome(base, named(one, other))).toBe(expected);
});

test('it says which amendments made each provision', () => {
  const merged = mergeAmendments(base, [
    { id: 'A', operations: [split('a', [9], 'x', 'y'), remove('c')] },
    { id: 'B', operations: [replace('a', 'One deux. Three four.'), insert('n', 'd', 'N.')] },
  ]);
  expect(merged.ok && Object.fromEntries(merged.traces)).toEqual({
    a: ['A', 'B'],
    x: ['A', 'B'],
    y: ['A', 'B'],
    c: ['A'],
    n: ['B'],
  });
});
