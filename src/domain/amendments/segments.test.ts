import fc from 'fast-check';
import { expect, test } from 'vitest';
import { declaration, declarationCodes } from './declaration.fixture.ts';
import { runs } from './runs.fixture.ts';
import { charactersOf, divider, type Segment } from './segments.ts';
import { languages } from './texts.fixture.ts';

/** The segments of a whole text, divided at once by the rules alone: slow, and plainly right. */
function atOnce(text: string, language: string): Segment[] {
  const borders = new Set(
    [...new Intl.Segmenter(language).segment(text)].map(({ index }) => index).concat(text.length),
  );
  const segments: Segment[] = [];
  let open = { text: '', word: false };
  for (const one of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    open = { text: open.text + one.segment, word: open.word || one.isWordLike === true };
    if (!borders.has(one.index + one.segment.length)) continue;
    const word = open.word || /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(open.text);
    segments.push({ text: open.text, word });
    open = { text: '', word: false };
  }
  return segments;
}

const divided = (text: string, language: string) => divider(language, (one) => one)(text).flat();

test('letters of every script stand between words, behind a space or an East Asian sign, as the rules say', () => {
  const letters = Array.from({ length: 0x110000 }, (_, code) => code)
    .map((code) => String.fromCodePoint(code))
    // Of the many thousand signs of these two scripts, all of one kind, some will do.
    .filter(
      (sign, code) => /\p{L}/u.test(sign) && (code % 64 === 0 || !/[\p{sc=Han}\p{sc=Hang}]/u.test(sign)),
    );
  expect(letters.length).toBeGreaterThan(20_000);
  for (let at = 0; at < letters.length; at += 500) {
    const text = letters
      .slice(at, at + 500)
      .map((letter) => `x ${letter}x。${letter}\n${letter}`)
      .join('');
    expect(divided(text, 'und')).toEqual(atOnce(text, 'und'));
  }
}, 60_000);

test('whatever is written, in any language, is divided as if at once', () => {
  const spaces = fc.constantFrom(
    ' ',
    '  ',
    '。',
    '，',
    '、',
    '',
    '.',
    ', ',
    '\n',
    '\u00a0',
    '\u3000',
    '！',
    '\r\n',
  );
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 4 }),
    fc.string({ unit: 'binary', maxLength: 3 }),
    fc.constantFrom('l’été', 'a:b', '1,5', '1 ,5', 'ป้า', 'ำ', 'ﾞ', 'ａ：ｂ', '안녕', 'é', 'ﻻ', 'ª', 'ʻ', '٬'),
  );
  const typed = fc.array(fc.tuple(piece, spaces), { maxLength: 8 }).map((all) => all.flat().join(''));
  fc.assert(
    fc.property(fc.constantFrom(...languages, 'sv', 'fi', 'ja', 'he', 'el'), typed, (language, text) => {
      expect(divided(text, language)).toEqual(atOnce(text, language));
      const characters = [...new Intl.Segmenter(language).segment(text)].map(({ segment }) => segment);
      expect(charactersOf(text, language)).toEqual(characters);
    }),
    { numRuns: runs(2000) },
  );
});

test('the first articles of the declaration are divided as if at once, in every language', () => {
  for (const code of declarationCodes()) {
    const { language, articles } = declaration(code);
    const text = articles.slice(0, 10).join('\n');
    expect(divided(text, language)).toEqual(atOnce(text, language));
  }
}, 60_000);
