import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, plainText } from '../papers/inline.ts';
import type { Operation, Text } from './amendment.ts';
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
import { runs } from './runs.fixture.ts';

const base = paper('One two. Three four.', 'Five.', 'Six.', 'Seven.');

test.each<[string, Operation[], string]>([
  ['replace', [replace('b', 'V.')], 'a:One two. Three four. | b:V. | c:Six. | d:Seven.'],
  [
    'insert first',
    [insert('n', null, 'Zero.')],
    'n:Zero. | a:One two. Three four. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'insert two in a row',
    [insert('n', 'a', 'N.'), insert('m', 'n', 'M.')],
    'a:One two. Three four. | n:N. | m:M. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'insert twice at one place',
    [insert('n', 'd', 'N.'), insert('m', 'd', 'M.')],
    'a:One two. Three four. | b:Five. | c:Six. | d:Seven. | n:N. | m:M.',
  ],
  ['delete', [remove('b'), remove('d')], 'a:One two. Three four. | c:Six.'],
  [
    'put in its stead',
    [remove('b'), insert('n', 'b', 'N.')],
    'a:One two. Three four. | n:N. | c:Six. | d:Seven.',
  ],
  ['move', [move('a', 'c')], 'b:Five. | c:Six. | a:One two. Three four. | d:Seven.'],
  [
    'move and reword',
    [move('d', null), replace('d', 'VII.')],
    'd:VII. | a:One two. Three four. | b:Five. | c:Six.',
  ],
  [
    'insert behind what moves',
    [move('b', 'd'), insert('n', 'b', 'N.')],
    'a:One two. Three four. | c:Six. | d:Seven. | b:Five. | n:N.',
  ],
  ['split', [split('a', [8], 'x', 'y')], 'x:One two. | y:Three four. | b:Five. | c:Six. | d:Seven.'],
  [
    'split twice',
    [split('a', [4, 9], 'x', 'y', 'z')],
    'x:One | y:two. | z:Three four. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'reword and split',
    [replace('a', 'I. II.'), split('a', [2], 'x', 'y')],
    'x:I. | y:II. | b:Five. | c:Six. | d:Seven.',
  ],
  [
    'insert behind what is split',
    [split('a', [9], 'x', 'y'), insert('n', 'y', 'N.')],
    'x:One two. | y:Three four. | n:N. | b:Five. | c:Six. | d:Seven.',
  ],
  ['join', [join(['b', 'c'], 'm')], 'a:One two. Three four. | m:Five. Six. | d:Seven.'],
  [
    'join three and reword one',
    [join(['b', 'c', 'd'], 'm'), replace('c', 'VI.')],
    'a:One two. Three four. | m:Five. VI. Seven.',
  ],
  [
    'join over one that goes',
    [remove('c'), join(['b', 'd'], 'm')],
    'a:One two. Three four. | m:Five. Seven.',
  ],
])('%s', (_, operations, expected) => {
  const result = applyOperations(base, operations);
  expect(result.ok && shown(result.value.text)).toBe(expected);
});

const heading: Text = {
  language: 'en',
  provisions: base.provisions.map((provision, index) =>
    index === 1 ? { ...provision, shape: { ...provision.shape, kind: 'heading' } } : provision,
  ),
};

test.each<[string, Text, Operation[]]>([
  ['no-operation', base, []],
  ['unknown-provision', base, [replace('z', 'Z')]],
  ['unknown-provision', base, [insert('n', null, 'N'), replace('n', 'Z')]],
  ['unknown-place', base, [insert('n', 'z', 'N')]],
  ['unknown-place', base, [split('a', [9], 'x', 'y'), insert('n', 'x', 'N')]],
  ['place-is-itself', base, [move('a', 'a')]],
  ['places-in-a-circle', base, [move('a', 'b'), move('b', 'a')]],
  ['touched-twice', base, [replace('a', 'A'), replace('a', 'B')]],
  ['touched-twice', base, [replace('a', 'A'), remove('a')]],
  ['touched-twice', base, [move('a', 'b'), split('a', [9], 'x', 'y')]],
  ['name-taken', base, [insert('b', null, 'B')]],
  ['name-taken', base, [insert('b', 'n', 'B'), insert('n', 'b', 'N')]],
  ['name-taken', base, [insert('n', null, 'N'), join(['b', 'c'], 'n')]],
  ['nothing-changes', base, [replace('b', 'Five.')]],
  ['nothing-changes', base, [move('b', 'a')]],
  ['no-words', base, [replace('b', ' ')]],
  ['no-words', base, [insert('n', 'b', '')]],
  ['split-out-of-range', base, [split('a', [99], 'x', 'y')]],
  ['split-inside-a-character', paper('👩‍👩‍👧 x'), [split('a', [2], 'x', 'y')]],
  ['split-leaves-nothing', base, [split('a', [0], 'x', 'y')]],
  ['split-leaves-nothing', base, [split('a', [8, 9], 'x', 'y', 'z')]],
  ['split-names', base, [split('a', [9], 'x')]],
  ['merge-of-one', base, [join(['b'], 'm')]],
  ['merge-apart', base, [join(['b', 'd'], 'm')]],
  ['merge-apart', base, [join(['c', 'b'], 'm')]],
  ['merge-of-kinds', heading, [join(['b', 'c'], 'm')]],
  ['place-inside-merge', base, [join(['b', 'c'], 'm'), insert('n', 'b', 'N')]],
])('refused: %s', (fault, text, operations) => {
  expect(applyOperations(text, operations)).toEqual({ ok: false, refusal: fault });
});

test('joined provisions have a space between them where their writing has', () => {
  const joined = (...texts: string[]) => {
    const result = applyOperations(paper(...texts), [join(['a', 'b'], 'm')]);
    return result.ok && plainText(result.value.text.provisions[0]?.content ?? []);
  };
  expect(joined('城市倾听。', '居民回答。')).toBe('城市倾听。居民回答。');
  expect(joined('مدينة', 'تستمع')).toBe('مدينة تستمع');
  expect(joined('one ', 'two')).toBe('one two');
});

test('a split and a join say from which provisions the new ones come', () => {
  const result = applyOperations(base, [split('a', [9], 'x', 'y'), join(['b', 'c'], 'm')]);
  expect(result.ok && result.value.descent).toEqual([
    { child: 'x', parent: 'a', kind: 'split' },
    { child: 'y', parent: 'a', kind: 'split' },
    { child: 'm', parent: 'b', kind: 'merge' },
    { child: 'm', parent: 'c', kind: 'merge' },
  ]);
});

test('what is applied is canonical, has each name once and loses no word but those it removes', () => {
  fc.assert(
    fc.property(amendedText(1), ({ text, amendments: [amendment] }) => {
      const result = applyOperations(text, amendment?.operations ?? []);
      if (!result.ok) throw new Error(result.refusal);
      const { provisions } = result.value.text;
      expect(new Set(provisions.map(({ ref }) => ref)).size).toBe(provisions.length);
      for (const { content } of provisions) expect(content).toEqual(canonical(content));
    }),
    { numRuns: runs(150) },
  );
});
