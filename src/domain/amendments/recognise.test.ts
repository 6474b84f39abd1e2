import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, type Inline, plainText } from '../papers/inline.ts';
import { applyOperations } from './apply.ts';
import { operationsBetween } from './derive.ts';
import { isBlank } from './pieces.ts';
import { recognise, textOfParagraphs } from './recognise.ts';
import { redlineOf } from './redline.ts';
import { runs } from './runs.fixture.ts';
import { contentIn, languages } from './texts.fixture.ts';

const text = (words: string): Inline[] => [{ type: 'text', text: words }];

const told = (before: readonly string[], after: readonly string[]) => {
  const old = textOfParagraphs(before.map(text), 'en');
  const { text: now, descent } = recognise(old, after.map(text), '+');
  return operationsBetween(old, now, descent).map(
    (one) => `${one.kind} ${'ref' in one ? one.ref : one.refs}`,
  );
};

const [listen, answer, pay, count] = [
  'The city listens to the people who live there.',
  'It answers each of them within three months.',
  'Nobody pays for being heard in a public place.',
  'What was said is counted once every year.',
];

test.each([
  ['nothing', [listen, answer], [listen, answer], []],
  ['a word changed', [listen, answer], [listen.replace('people', 'children'), answer], ['replace 1']],
  ['one put in', [listen, answer], [listen, pay, answer], ['insert +2']],
  ['one withdrawn', [listen, pay, answer], [listen, answer], ['delete 2']],
  ['one moved', [listen, answer, pay], [pay, listen, answer], ['move 3']],
  [
    'moved and reworded',
    [listen, answer, pay],
    [pay.replace('heard', 'seen'), listen, answer],
    ['move 3', 'replace 3'],
  ],
  ['split', [`${listen} ${answer}`, pay], [listen, answer, pay], ['split 1']],
  ['joined', [listen, answer, pay], [`${listen} ${answer}`, pay], ['merge 1,2']],
  [
    'split, one part reworded',
    [`${listen} ${answer}`],
    [listen, answer.replace('three', 'two')],
    ['replace 1', 'split 1'],
  ],
  ['a whole other text', [listen, answer], [pay, count], ['delete 1', 'delete 2', 'insert +1', 'insert +2']],
  ['the same twice', [listen, listen], [listen, listen, listen], ['insert +3']],
])('%s', (_, before, after, operations) => {
  expect(told(before, after)).toEqual(operations);
});

/** Stands for the border of two paragraphs; no text has it. */
const cut = '\uE000';

const paragraphsIn = (language: string) =>
  fc.array(
    contentIn(language, 12).filter((content) => !isBlank(content)),
    { maxLength: 6 },
  );

/** Two files: the second has paragraphs of the first, some joined, in any order, among others. */
const twoFiles = fc.constantFrom(...languages).chain((language) =>
  fc
    .tuple(paragraphsIn(language), paragraphsIn(language), fc.array(fc.nat(8), { maxLength: 8 }))
    .map(([before, others, order]) => ({
      language,
      before,
      after: [
        ...order.flatMap((at): Inline[][] => {
          const [one, next] = [before[at], before[at + 1]];
          if (!one) return [];
          return at % 3 === 0 && next ? [[...one, ...text(' '), ...next]] : [one];
        }),
        ...others,
      ],
    })),
);

test('accepting all gives the new text, refusing all the old one', () => {
  fc.assert(
    fc.property(twoFiles, ({ language, before, after }) => {
      const old = textOfParagraphs(before, language);
      const { text: now, descent } = recognise(old, after, '+');
      expect(now.provisions.map(({ content }) => content)).toEqual(after.map(canonical));
      const operations = operationsBetween(old, now, descent);
      const applied = applyOperations(old, operations);
      const outcome = applied.ok ? applied.value : { text: old, descent: [], moved: [] };
      expect(outcome.text).toEqual(now);

      const words = (some: readonly (readonly Inline[])[]) => some.map((one) => plainText(canonical(one)));
      const marked = redlineOf(old, outcome);
      const side = (gone: string, border: string) =>
        marked.flatMap(({ marks }) => {
          const left = marks.filter(({ kind }) => kind !== gone);
          const whole = left
            .map((mark) => ('content' in mark ? plainText(mark.content) : mark.kind === border ? cut : ''))
            .join('');
          return left.length === 0 ? [] : whole.split(cut).map((part) => part.replace(/\s+/g, ''));
        });
      const bare = (all: string[]) => all.map((one) => one.replace(/\s+/g, ''));
      const sorted = (all: string[]) => [...all].sort();
      expect(side('removed', 'parted')).toEqual(bare(words(after)));
      expect(sorted(side('added', 'joined'))).toEqual(sorted(bare(words(before))));
    }),
    { numRuns: runs(1000) },
  );
});

test('of very many paragraphs, those reworded are found again near their place', () => {
  const paragraphs = (changed: string) =>
    Array.from({ length: 1200 }, (_, index) => [
      { type: 'text', text: `${changed}${index} a${index} b${index} c${index}` } as const,
    ]);
  const { text } = recognise(textOfParagraphs(paragraphs('old'), 'en'), paragraphs('new'), '+');
  expect(text.provisions.map(({ ref }) => ref)).toEqual(paragraphs('').map((_, index) => String(index + 1)));
});
