import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, plainText } from '../papers/inline.ts';
import { align } from './align.ts';
import type { Operation } from './amendment.ts';
import { amendedText, join, move, paper, replace, split, words } from './amendments.fixture.ts';
import { followQuote, followThrough } from './anchor.ts';
import { applyOperations } from './apply.ts';
import { runs } from './runs.fixture.ts';
import { twoTexts } from './texts.fixture.ts';
import { tokenise } from './tokens.ts';

const quoted = (text: string, quote: string) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};

test.each([
  ['nothing changed', 'one two three', 'two', 'one two three', 4],
  ['words came before', 'one two three', 'two', 'zero one two three', 9],
  ['words came right before', 'one two three', 'two', 'one and two three', 8],
  ['words came right behind', 'one two three', 'two', 'one two and three', 4],
  ['words came inside', 'one two three', 'two three', 'one two and three', null],
  ['a quoted word changed', 'one two three', 'two three', 'one deux three', null],
  ['the quoted word went, one like it stays', 'the city, the people', 'the city', 'the people', null],
  [
    'the sentence went, its like comes elsewhere',
    'We listen. They vote too.',
    'We listen',
    'They vote too. So we will: We listen',
    null,
  ],
  ['part of a word', 'one undecided three', 'decided', 'zero one undecided three', 11],
  ['Chinese', '城市倾听居民', '倾听', '我们的城市倾听居民', 5],
])('%s', (_, before, quote, after, expected) => {
  const found = followQuote(quoted(before, quote), words(before), words(after), 'en');
  expect(found?.start ?? null).toBe(expected);
  if (found) expect(after.slice(found.start, found.end)).toBe(quote);
});

test('a mark put on quoted words does not lose them', () => {
  const strong = [{ type: 'strong', children: words('two') } as const];
  const after = [...words('one '), ...strong, ...words(' three')];
  expect(followQuote({ start: 4, end: 13 }, words('one two three'), after, 'en')).toEqual({
    start: 4,
    end: 13,
  });
});

const base = paper('One two. Three four.', 'Five six.', 'Seven.');

test.each<[string, string, Operation[], string | null]>([
  ['moved', 'b six', [move('b', null)], 'b five six'],
  ['the first part of a split', 'a two', [split('a', [9], 'x', 'y')], 'x one two.'],
  ['the other part of a split', 'a Three', [split('a', [9], 'x', 'y')], 'y three four.'],
  ['cut by a split', 'a two. Three', [split('a', [9], 'x', 'y')], null],
  ['joined', 'b six', [join(['a', 'b'], 'm')], 'm'],
  ['joined and reworded before it', 'b six', [replace('a', 'One.'), join(['a', 'b'], 'm')], 'm'],
  ['withdrawn', 'c Seven', [{ kind: 'delete', ref: 'c' }], null],
])('through versions: %s', (_, asked, operations, expected) => {
  const [ref = '', ...rest] = asked.split(' ');
  const outcome = applyOperations(base, operations);
  if (!outcome.ok) throw new Error(outcome.refusal);
  const whole = plainText(base.provisions.find((provision) => provision.ref === ref)?.content ?? []);
  const quote = rest.join(' ');
  const { text, descent } = outcome.value;
  const found = followThrough({ ref, ...quoted(whole, quote) }, base, text, descent);
  expect(found?.ref ?? null).toBe(expected?.split(' ')[0] ?? null);
  const there = plainText(text.provisions.find((provision) => provision.ref === found?.ref)?.content ?? []);
  if (found) expect(there.slice(found.start, found.end)).toBe(quote);
});

test('quoted words stay the same and are never words that the comparison calls new', () => {
  fc.assert(
    fc.property(twoTexts, fc.nat(200), fc.nat(60), ({ language, before, after }, from, length) => {
      const [old, now] = [canonical(before), canonical(after)];
      const whole = plainText(old);
      const start = from % (whole.length + 1);
      const quote = { start, end: Math.min(whole.length, start + length) };
      const found = followQuote(quote, old, now, language);
      if (!found) return;
      expect(plainText(now).slice(found.start, found.end)).toBe(whole.slice(quote.start, quote.end));
      const tokens = (text: string) => tokenise(words(text), language);
      const newTokens = tokens(plainText(now));
      for (const block of align(tokens(whole), newTokens))
        for (const token of newTokens.slice(block.afterStart, block.afterEnd))
          expect(token.start >= found.end || token.end <= found.start).toBe(true);
    }),
    { numRuns: runs(600) },
  );
});

test('a quote through any amendment is the same words or nowhere', () => {
  fc.assert(
    fc.property(
      amendedText(1),
      fc.nat(6),
      fc.nat(80),
      fc.nat(30),
      ({ text, amendments: [one] }, which, from, length) => {
        const outcome = applyOperations(text, one?.operations ?? []);
        const provision = text.provisions[which % text.provisions.length];
        if (!outcome.ok || !provision) return;
        const whole = plainText(provision.content);
        const start = from % whole.length;
        const quote = { ref: provision.ref, start, end: Math.min(whole.length, start + length + 1) };
        const found = followThrough(quote, text, outcome.value.text, outcome.value.descent);
        const heir = outcome.value.text.provisions.find(({ ref }) => ref === found?.ref);
        if (found)
          expect(plainText(heir?.content ?? []).slice(found.start, found.end)).toBe(
            whole.slice(quote.start, quote.end),
          );
        const touched = one?.operations.some(
          (operation) =>
            operation.kind === 'merge' || ('ref' in operation && operation.ref === provision.ref),
        );
        if (!touched) expect(found).toEqual(quote);
      },
    ),
    { numRuns: runs(150) },
  );
});
