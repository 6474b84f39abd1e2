import { describe, expect, test } from 'vitest';
import { diffContent } from '../domain/amendments/diff.ts';
import { parseInline, writeInline } from './congress-pack/inline-markdown.ts';
import { parseOperations } from './operations.ts';

const text = (written: string) => ({ type: 'text', text: written });
const reword = (index: number, content: readonly unknown[]) => ({
  kind: 'replace',
  ref: `p${index}`,
  content,
});
const parse = (operations: unknown) => parseOperations(JSON.stringify(operations));

/** How long something takes, in milliseconds. */
function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

test('words of several lines are one, without blanks around them: nothing becomes another block', () => {
  for (const [given, kept] of [
    ['a\n\n# b', 'a # b'],
    ['    code', 'code'],
    ['a\r\n- b \n', 'a - b'],
  ] as const) {
    const [operation] = parse([reword(1, [text(given)])]) ?? [];
    const content = operation?.kind === 'replace' ? operation.content : [];
    expect(content).toEqual([text(kept)]);
    expect(parseInline(writeInline(content))).toEqual({ content, refused: [] });
  }
});

describe('what nobody would send by a form', () => {
  test.each<[string, unknown]>([
    ['no list', {}],
    ['nothing', []],
    ['an unknown operation', [{ kind: 'drop', ref: 'p1' }]],
    ['a field too many', [{ kind: 'delete', ref: 'p1', why: 'no' }]],
    ['a link that runs', [reword(1, [{ type: 'link', href: 'javascript:1', children: [text('a')] }])]],
    ['words that a pack would read as a note', [reword(1, [text('See [^n99].')])]],
    ['more than fifty', Array.from({ length: 51 }, (_, index) => reword(index, [text('a')]))],
    ['a passage too long', [reword(1, [text('a'.repeat(60_000))])]],
    [
      'a passage too long in pieces',
      [
        reword(
          1,
          Array.from({ length: 11 }, () => text('a '.repeat(500))),
        ),
      ],
    ],
    ['too much in all', Array.from({ length: 5 }, (_, index) => reword(index, [text('a'.repeat(9000))]))],
  ])('%s is none', (_, operations) => {
    expect(parse(operations)).toBeNull();
  });

  test('what a database cannot hold is cleaned, and blanks are kept', () => {
    const content = [text('Half \uD800 '), { type: 'strong', children: [text('a\u0000ll')] }];
    expect(parse([reword(1, content)])).toMatchObject([
      { content: [{ text: 'Half \uFFFD ' }, { type: 'strong', children: [{ text: 'all' }] }] },
    ]);
  });
});

test('two amendments that differ in nothing one can see are the same', () => {
  const strong = (...children: unknown[]) => ({ type: 'strong', children });
  const plain = parse([reword(1, [text('The city listens '), strong(text('to all'))])]);
  expect(plain).not.toBeNull();
  expect(parse([reword(1, [text('The  city\u00A0listens '), strong(text(' to\u202F all\u00AD'))])])).toEqual(
    plain,
  );
});

describe('is told in time', () => {
  const deep = (depth: number, inside: readonly unknown[]): unknown =>
    depth === 0
      ? inside[0]
      : { type: 'link', href: 'https://a.example', children: [deep(depth - 1, inside)] };
  const wide = { type: 'strong', children: Array.from({ length: 400 }, () => text('a')) };

  test.each<[string, () => unknown]>([
    ['lists in lists', () => parseOperations('['.repeat(100_000) + ']'.repeat(100_000))],
    [
      'marks in marks',
      () => parse(Array.from({ length: 14 }, (_, index) => reword(index, [deep(9, [wide])]))),
    ],
    [
      'fifty long texts',
      () => parse(Array.from({ length: 50 }, () => reword(1, [text('a b '.repeat(15_000))]))),
    ],
    ['one letter', () => diffContent([{ type: 'text', text: 'Some words.' }], letters, 'en')],
    ['few words, often', () => diffContent(often('a b '), often('b a c '), 'en')],
  ])('%s', (_, run) => {
    expect(timed(run)).toBeLessThan(3000);
  });
  const letters = [{ type: 'text' as const, text: 'a'.repeat(10_000) }];
  const often = (written: string) => [{ type: 'text' as const, text: written.repeat(1600) }];
});
