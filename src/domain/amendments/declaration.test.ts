import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonical, plainText } from '../papers/inline.ts';
import type { Amendment, Text } from './amendment.ts';
import { applyOperations } from './apply.ts';
import { type Declaration, declaration, declarationCodes } from './declaration.fixture.ts';
import { operationsBetween } from './derive.ts';
import { diffContent } from './diff.ts';
import { mergeAmendments } from './merge.ts';
import { recognise, textOfParagraphs } from './recognise.ts';
import { runs } from './runs.fixture.ts';
import { tokenise } from './tokens.ts';

const all = declarationCodes().map(declaration);
const content = (text: string) => [{ type: 'text', text } as const];

/** The text of one side of a comparison. */
function sideOf(before: string, after: string, language: string, gone: 'removed' | 'added'): string {
  return diffContent(content(before), content(after), language)
    .pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]))
    .map((run) => (run.kind === gone ? '' : plainText(run.content)))
    .join('');
}

/** An article with the word at a place and those behind it replaced by others. */
function reworded(article: string, language: string, { at, length, by }: Edit): string {
  const tokens = tokenise(content(article), language);
  const start = at % tokens.length;
  const texts = tokens.map(({ leaves }) => leaves.map((leaf) => (leaf.type === 'text' ? leaf.text : '')));
  return texts.toSpliced(start, length, [by]).flat().join('');
}

interface Edit {
  readonly at: number;
  readonly length: number;
  readonly by: string;
}

test('there are the thirty articles in hundreds of languages', () => {
  expect(all.length).toBeGreaterThan(500);
  expect(new Set(all.map(({ language }) => language)).size).toBeGreaterThan(400);
});

test('the whole declaration, reworded, leads back to both texts in every language', () => {
  for (const { language, articles } of all) {
    const before = articles.join('\n').normalize('NFC');
    const after = articles
      .map((article, at) =>
        reworded(article, language, { at: 7 * at, length: 1, by: articles[0]?.slice(0, 9) ?? '' }),
      )
      .join('\n')
      .normalize('NFC');
    expect(sideOf(before, after, language, 'added')).toBe(before);
    expect(sideOf(before, after, language, 'removed')).toBe(after);
  }
}, 60_000);

const edits = fc.array(
  fc.record({
    kind: fc.constantFrom('reword', 'reword', 'reword', 'withdraw', 'insert', 'move', 'split', 'join'),
    article: fc.nat(5),
    at: fc.nat(400),
    length: fc.nat(4),
    from: fc.nat(29),
  }),
  { minLength: 1, maxLength: 4 },
);

type Edits = typeof edits extends fc.Arbitrary<infer Given> ? Given : never;

/** Some articles edited as people edit files: words of others put in, articles taken away, put in, moved, parted, joined. */
function edited(articles: readonly string[], { language, articles: others }: Declaration, given: Edits) {
  let now = [...articles];
  for (const { kind, article, at, length, from } of given) {
    const place = article % Math.max(1, now.length);
    const [own, other] = [now[place], others[from] ?? ''];
    if (kind === 'insert' || own === undefined) now = now.toSpliced(place, 0, other);
    else if (kind === 'reword')
      now[place] = reworded(own, language, { at, length, by: other.split(' ').slice(0, 3).join(' ') });
    else if (kind === 'withdraw') now = now.toSpliced(place, 1);
    else if (kind === 'move') now = now.toSpliced(place, 1).toSpliced(from % now.length, 0, own);
    else if (kind === 'split') {
      const parts = own.split(/(?<=[.。។।։]) ?/u);
      now = now.toSpliced(place, 1, ...parts);
    } else now = now.toSpliced(place, 2, now.slice(place, place + 2).join(' '));
  }
  return now.filter((article) => article.trim() !== '');
}

const declarations = fc.tuple(fc.constantFrom(...all), fc.nat(24));

test('what changed is told as operations that lead to the new text, in any language', () => {
  fc.assert(
    fc.property(declarations, edits, ([given, first], some) => {
      const articles = given.articles.slice(first, first + 6);
      const now = edited(articles, given, some).map(content);
      const old = textOfParagraphs(articles.map(content), given.language);
      const { text, descent } = recognise(old, now, '+');
      expect(text.provisions.map((one) => one.content)).toEqual(now.map(canonical));
      const operations = operationsBetween(old, text, descent);
      if (operations.length === 0) expect(text).toEqual(old);
      else expect(applyOperations(old, operations)).toMatchObject({ ok: true, value: { text } });
    }),
    { numRuns: runs(2000) },
  );
});

function amendmentOf(base: Text, paragraphs: readonly string[], id: string): Amendment[] {
  const { text, descent } = recognise(base, paragraphs.map(content), `${id}:`);
  const operations = operationsBetween(base, text, descent);
  return operations.length > 0 ? [{ id, operations }] : [];
}

test('files merge in any order to the same text or the same conflicts, in any language', () => {
  fc.assert(
    fc.property(declarations, fc.array(edits, { minLength: 2, maxLength: 3 }), ([given, first], several) => {
      const articles = given.articles.slice(first, first + 6);
      const base = textOfParagraphs(articles.map(content), given.language);
      const amendments = several.flatMap((some, index) =>
        amendmentOf(base, edited(articles, given, some), `file-${index}`),
      );
      const merged = mergeAmendments(base, amendments);
      expect(mergeAmendments(base, [...amendments].reverse())).toEqual(merged);
      expect(mergeAmendments(base, [...amendments.slice(1), ...amendments.slice(0, 1)])).toEqual(merged);
      const [only] = amendments;
      if (only && amendments.length === 1)
        expect(merged).toMatchObject({ ok: true, text: applied(base, only) });
    }),
    { numRuns: runs(1000) },
  );
});

function applied(base: Text, { operations }: Amendment): Text | null {
  const outcome = applyOperations(base, operations);
  return outcome.ok ? outcome.value.text : null;
}
