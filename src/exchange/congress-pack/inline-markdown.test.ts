import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Inline } from '../../domain/papers/inline.ts';
import { parseInline, writeInline } from './inline-markdown.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });

test.each<[string, string, Inline[]]>([
  ['plain words', 'One in seven.', [text('One in seven.')]],
  ['strong', '**No** city', [{ type: 'strong', children: [text('No')] }, text(' city')]],
  ['emphasis', '*open*', [{ type: 'emphasis', children: [text('open')] }]],
  [
    'a link',
    '[UN](https://un.org/a_b)',
    [{ type: 'link', href: 'https://un.org/a_b', children: [text('UN')] }],
  ],
  ['a note', 'Said.[^n1]', [text('Said.'), { type: 'note', ref: 'n1' }]],
  ['a line break inside', 'one\ntwo', [text('one two')]],
])('%s', (_, markdown, content) => {
  expect(parseInline(markdown)).toEqual({ content, refused: [] });
});

test.each([
  ['an image', '![x](https://un.org/x.png)'],
  ['HTML', 'a <b>bold</b> word'],
  ['a script address', '[x](javascript:alert)'],
  ['a list', '- one'],
  ['nothing', ''],
])('%s is refused with a reason', (_, markdown) => {
  expect(parseInline(markdown).refused).not.toEqual([]);
});

const words = fc
  .stringMatching(/^[a-zé١م"«»’_*[\]<&!#.,+>~|`\\() 0-9-]{0,12}[a-z]$/)
  .map((string) => string.replace(/\s+/g, ' ').trimStart())
  .filter((string) => /^\S/.test(string) && !string.includes('[^') && !/&\w+;/.test(string));

test('what is written reads back the same', () => {
  fc.assert(
    fc.property(words, (string) => {
      expect(parseInline(writeInline([text(string)]))).toEqual({ content: [text(string)], refused: [] });
    }),
  );
});
