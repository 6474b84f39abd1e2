import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Inline, plainText } from '../papers/inline.ts';
import { align } from './align.ts';
import { type ContentDiff, diffContent, type Run } from './diff.ts';
import { runs } from './runs.fixture.ts';
import { languages, twoLongTexts, twoTexts } from './texts.fixture.ts';
import { tokenise, untokenise, wordCount } from './tokens.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];

const runsOf = ({ pieces }: ContentDiff): Run[] =>
  pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]));

const without = (diff: ContentDiff, kind: Run['kind']): Inline[] =>
  canonical(runsOf(diff).flatMap((run) => (run.kind === kind ? [] : run.content)));

/** Each change in brackets; inside, what goes and what comes. */
const written = (diff: ContentDiff): string =>
  diff.pieces
    .map((piece) =>
      piece.kind === 'change'
        ? `[${piece.runs.map(({ kind, content }) => `${{ same: '=', removed: '-', added: '+' }[kind]}${plainText(content)}`).join('|')}]`
        : plainText(piece.content),
    )
    .join('');

test.each([
  ['nothing', 'one two', 'one two', 'en', 'one two'],
  ['a word replaced', 'within five years', 'within three years', 'en', 'within [-five|+three] years'],
  ['words added', 'one two', 'one and two', 'en', 'one [+and ]two'],
  ['a word removed', 'one and two', 'one two', 'en', 'one [-and ]two'],
  ['everything', 'one', 'deux', 'en', '[-one|+deux]'],
  ['from nothing', '', 'one', 'en', '[+one]'],
  ['punctuation alone', 'one, two', 'one; two', 'en', 'one[-,|+;] two'],
  ['two changes two words apart are one', 'a b c d', 'x b c y', 'en', '[-a|+x|= b c |-d|+y]'],
  ['two changes three words apart are two', 'a b c d e', 'x b c d y', 'en', '[-a|+x] b c d [-e|+y]'],
  ['words stand together', 'a b c a b d', 'a b d', 'en', '[-a b c ]a b d'],
  [
    'a sentence is added from its start',
    'Go. The end.',
    'Go. The way. The end.',
    'en',
    'Go. [+The way. ]The end.',
  ],
  ['the last one removed', 'one, two.', 'one.', 'en', 'one[-, two].'],
  ['Chinese, without spaces', '城市倾听', '城市回答', 'zh', '城市[-倾听|+回答]'],
  ['Thai, without spaces', 'เมืองรับฟังประชาชน', 'เมืองตอบประชาชน', 'th', 'เมือง[-รับฟัง|+ตอบ]ประชาชน'],
  ['Arabic with its vowels', 'المَدِينَةُ تَسْتَمِعُ', 'المَدِينَةُ تُجِيبُ', 'ar', 'المَدِينَةُ [-تَسْتَمِعُ|+تُجِيبُ]'],
  ['one way or the other of writing é', 'e\u0301te\u0301', 'été', 'fr', 'été'],
  ['a family is one sign', 'x 👩‍👩‍👧 y', 'x 👩‍👩‍👦 y', 'en', 'x [-👩‍👩‍👧|+👩‍👩‍👦] y'],
])('%s', (_, before, after, language, expected) => {
  expect(written(diffContent(text(before), text(after), language))).toBe(expected);
});

test('marks, links and notes are changes', () => {
  const link = (href: string): Inline[] => [...text('see '), { type: 'link', href, children: text('here') }];
  const noted: Inline[] = [...text('see'), { type: 'note', ref: 'n1' }, ...text(' here')];
  const strong: Inline[] = [...text('see '), { type: 'strong', children: text('here') }];
  expect(written(diffContent(link('a:'), link('b:'), 'en'))).toBe('see [-here|+here]');
  expect(written(diffContent(text('see here'), strong, 'en'))).toBe('see [-here|+here]');
  expect(diffContent(text('see here'), noted, 'en')).toMatchObject({ removed: 0, added: 1 });
});

test('gaps of one word are closed as long as no more than one word in ten is marked without need', () => {
  const words = (from: number) => Array.from({ length: 10 }, (_, index) => `w${from + index}`).join(' ');
  const before = text(`${words(0)} same ${words(10)}`);
  const after = text(`${words(20)} same ${words(30)}`);
  expect(runsOf(diffContent(before, after, 'en')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test.each([
  ['listen', 'listened', 'en', '', 'ed'],
  ['organise', 'organize', 'en', 's', 'z'],
  ['écoutées', 'écoutés', 'fr', 'e', ''],
  ['المدينة', 'مدينة', 'ar', 'ال', ''],
  ['five', 'three', 'en', null, null],
])('inside a word: %s, %s', (before, after, language, gone, come) => {
  const diff = diffContent(text(`x ${before}`), text(`x ${after}`), language);
  const [found] = diff.pieces.flatMap((piece) => (piece.kind === 'change' ? piece.refinements : []));
  const cut = (whole: string, range: { start: number; end: number } | undefined) =>
    range ? whole.slice(range.start, range.end) : null;
  expect([cut(`x ${before}`, found?.before), cut(`x ${after}`, found?.after)]).toEqual([gone, come]);
});

test('it always leads back to both texts, at the places it says, and cuts no character', () => {
  fc.assert(
    fc.property(fc.oneof(twoTexts, twoLongTexts), ({ language, before, after }) => {
      const diff = diffContent(before, after, language);
      expect(without(diff, 'added')).toEqual(canonical(before));
      expect(without(diff, 'removed')).toEqual(canonical(after));
      const [old, now] = [plainText(canonical(before)), plainText(canonical(after))];
      const borders = (whole: string) =>
        new Set([...new Intl.Segmenter('und').segment(whole)].map(({ index }) => index)).add(whole.length);
      const [oldBorders, newBorders] = [borders(old), borders(now)];
      for (const { kind, content, before: was, after: is } of runsOf(diff)) {
        if (kind !== 'added') expect(old.slice(was.start, was.end)).toBe(plainText(content));
        if (kind !== 'removed') expect(now.slice(is.start, is.end)).toBe(plainText(content));
        expect([was.start, was.end].every((at) => oldBorders.has(at))).toBe(true);
        expect([is.start, is.end].every((at) => newBorders.has(at))).toBe(true);
      }
    }),
    { numRuns: runs(800) },
  );
});

test('it marks at most 1.1 times the fewest words, and changes are three words apart', () => {
  fc.assert(
    fc.property(fc.oneof(twoTexts, twoLongTexts), ({ language, before, after }) => {
      const diff = diffContent(before, after, language);
      const [old, now] = [tokenise(before, language), tokenise(after, language)];
      const fewest = wordCount(old) + wordCount(now) - 2 * wordsInCommon(old, now);
      expect(diff.removed + diff.added).toBeLessThanOrEqual(1.1 * fewest);
      const least = align(old, now).reduce(
        (sum, block) =>
          sum +
          wordCount(old.slice(block.beforeStart, block.beforeEnd)) +
          wordCount(now.slice(block.afterStart, block.afterEnd)),
        0,
      );
      expect(least).toBe(fewest);
      for (const [index, piece] of diff.pieces.entries()) {
        const between = index > 0 && index < diff.pieces.length - 1;
        if (piece.kind !== 'change' && between) expect(piece.words).toBeGreaterThanOrEqual(3);
        if (piece.kind === 'change') {
          for (const run of piece.runs) if (run.kind === 'same') expect(run.words).toBeLessThan(3);
          for (const run of piece.runs) if (run.kind === 'same') expect(run.words).toBeGreaterThan(0);
        }
        expect(piece.kind === 'change' && diff.pieces[index + 1]?.kind === 'change').toBe(false);
      }
    }),
    { numRuns: runs(800) },
  );
});

type Keyed = readonly { readonly key: string; readonly word: boolean }[];

/** By the table of every prefix: slow, and plainly right. */
function wordsInCommon(old: Keyed, now: Keyed): number {
  const others = now.filter(({ word }) => word);
  let row = new Array<number>(others.length + 1).fill(0);
  for (const one of old.filter(({ word }) => word)) {
    const next = [0];
    for (const [j, other] of others.entries())
      next.push(one.key === other.key ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

test('tokens give back the canonical text, in every language', () => {
  fc.assert(
    fc.property(twoTexts, ({ language, before }) => {
      expect(untokenise(tokenise(before, language))).toEqual(canonical(before));
      expect(canonical(canonical(before))).toEqual(canonical(before));
    }),
    { numRuns: runs(1000) },
  );
  expect(languages).toContain('zh');
});

test('no token cuts a character, whatever is written', () => {
  const anything = fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(fc.constantFrom(...languages), anything, (language, typed) => {
      const whole = plainText(canonical(text(typed)));
      const borders = new Set([...new Intl.Segmenter('und').segment(whole)].map(({ index }) => index));
      for (const { start } of tokenise(text(typed), language)) expect(borders.has(start)).toBe(true);
    }),
    { numRuns: runs(2000) },
  );
});

test('a provision of 51 KB with fifty changes takes milliseconds', () => {
  const words = Array.from({ length: 8500 }, (_, index) => `mot${(index * 7919) % 1000}`);
  const changed = words.map((word, index) => (index % 170 === 5 ? `autre${index}` : word));
  const start = performance.now();
  const diff = diffContent(text(words.join(' ')), text(changed.join(' ')), 'fr');
  expect(performance.now() - start).toBeLessThan(1500);
  expect(diff.pieces.filter(({ kind }) => kind === 'change')).toHaveLength(50);
});

test('what is the same at both ends is counted and placed as if it had been compared', () => {
  fc.assert(
    fc.property(twoLongTexts, ({ language, before, after }) => {
      const runs = runsOf(diffContent(before, after, language));
      const counted = (kind: Run['kind']) =>
        runs.reduce((sum, run) => sum + (run.kind === kind ? 0 : run.words), 0);
      expect(counted('added')).toBe(wordCount(tokenise(before, language)));
      expect(counted('removed')).toBe(wordCount(tokenise(after, language)));
    }),
    { numRuns: runs(300) },
  );
});
