import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someText, words } from './amendments.fixture.ts';
import { compareTexts } from './compare-texts.ts';
import { runs } from './runs.fixture.ts';

const version = (text: string) =>
  text.split(' ').map((word) => {
    const [ref = '', content = ''] = word.split('=');
    return { ref, content: words(content), language: content.endsWith('?') ? 'en' : 'fr' };
  });

test.each([
  ['nothing', 'a=1 b=2', 'a=1 b=2', ''],
  ['a new one', 'a=1 b=2', 'a=1 x=9 b=2', 'new x'],
  ['a rewording', 'a=1 b=2', 'a=1 b=3', 'reworded b'],
  ['a withdrawal', 'a=1 b=2', 'b=2', 'withdrawn a'],
  ['one move', 'a=1 b=2 c=3', 'b=2 c=3 a=1', 'moved a'],
  ['a move and a rewording', 'a=1 b=2 c=3', 'c=4 a=1 b=2', 'moved c*'],
  ['a translation that came', 'a=1? b=2', 'a=1 b=2', ''],
  ['other names', 'a=1 b=2', 'x=1 y=2', ''],
  ['other names, one moved', 'a=1 b=2 c=3', 'y=2 z=3 x=1', 'moved x'],
  ['other names, the same words twice', 'a=1 b=1', 'x=1 y=1 z=1', 'new z'],
  ['a split of which nothing is told', 'a=1 b=2', 'a=1 x=2a y=2b', 'new x, new y, withdrawn b'],
])('%s', (_, before, after, expected) => {
  const changes = compareTexts(version(before), version(after)).filter(({ kind }) => kind !== 'unchanged');
  const told = changes.map(({ kind, before: [was], after: [is], diff }) => {
    return `${kind} ${(is ?? was)?.ref}${kind === 'moved' && diff ? '*' : ''}`;
  });
  expect(told.join(', ')).toBe(expected);
});

test('a split and a merge are one change each, with the words that changed', () => {
  const before = [
    { ref: 'a', content: words('One two. Three.'), language: 'en' },
    { ref: 'b', content: words('Four.'), language: 'en' },
    { ref: 'c', content: words('Five.'), language: 'en' },
  ];
  const after = [
    { ref: 'x', content: words('One two.'), language: 'en' },
    { ref: 'y', content: words('Three.'), language: 'en' },
    { ref: 'm', content: words('Four. Six.'), language: 'en' },
  ];
  const changes = compareTexts(before, after, {
    descent: [
      { child: 'x', parent: 'a', kind: 'split' },
      { child: 'y', parent: 'a', kind: 'split' },
      { child: 'm', parent: 'b', kind: 'merge' },
      { child: 'm', parent: 'c', kind: 'merge' },
    ],
  });
  const told = changes.map(({ kind, before: old, after: now, diff }) => {
    const names = [old, now].map((all) => all.map(({ ref }) => ref).join('+')).join(' > ');
    return `${kind} ${names}${diff ? ` −${diff.removed} +${diff.added}` : ''}`;
  });
  expect(told).toEqual(['split a > x+y', 'merged b+c > m −1 +1']);
});

test('every provision of both texts is told of once', () => {
  fc.assert(
    fc.property(someText, someText, ({ provisions: some }, { provisions: others }) => {
      const spoken = (all: typeof some) => all.map((provision) => ({ ...provision, language: 'fr' }));
      const changes = compareTexts(spoken(some), spoken(others));
      expect(changes.flatMap(({ after }) => after.map(({ ref }) => ref))).toEqual(
        others.map(({ ref }) => ref),
      );
      expect(changes.flatMap(({ before }) => before.map(({ ref }) => ref)).sort()).toEqual(
        some.map(({ ref }) => ref).sort(),
      );
    }),
    { numRuns: runs(100) },
  );
});
