import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { typedName, typedStretch, typedWords } from './typed-text.ts';

test.each([
  ['plain words', ' We need ramps. ', 'We need ramps.'],
  ['lines and tabs', 'One\n\ttwo\r\nthree\rfour', 'One\n\ttwo\nthree\nfour'],
  ['NUL and other controls', 'a\0b\u0007c\u009B', 'abc'],
  ['half of a character', 'a\uD83D b\uDC00', 'a\uFFFD b\uFFFD'],
  ['an override', 'abc\u202Etxt.exe', 'abctxt.exe'],
  ['an embedding with its end', '\u202Babc\u202C', 'abc'],
  ['a balanced isolate', 'see \u2068Ahmad أحمد\u2069 here', 'see \u2068Ahmad أحمد\u2069 here'],
  ['nested isolates', '\u2067a\u2066b\u2069c\u2069', '\u2067a\u2066b\u2069c\u2069'],
  ['an isolate that is never closed', 'a \u2067b', 'a b'],
  ['an end without beginning', 'a\u2069 b', 'a b'],
  ['an isolate closed in another paragraph', 'a\u2067b\nc\u2069d', 'ab\ncd'],
  ['the inner of two, the outer open', '\u2067a\u2066b\u2069', 'a\u2066b\u2069'],
  ['marks that Arabic needs', 'رقم \u200F5\u200E', 'رقم \u200F5\u200E'],
  ['joiners of Persian and emoji', 'می\u200Cخواهم 👩\u200D🌾', 'می\u200Cخواهم 👩\u200D🌾'],
])('words: %s', (_, typed, kept) => {
  expect(typedWords(typed)).toBe(kept);
});

test.each([
  ['a name', ' Ada L. ', 'Ada L.'],
  ['a name with a mark', 'Ada\u200E\u061C', 'Ada'],
  ['an override', '\u202Emoc.live', 'moc.live'],
  ['a balanced isolate', '\u2068Ada\u2069', 'Ada'],
  ['lines', 'Ada\r\nBcc: all@example.org', 'Ada Bcc: all@example.org'],
  ['separators of lines and paragraphs', 'Ada\u2028Bo\u2029', 'Ada Bo'],
  ['zero width', 'A\u200Bd\uFEFFa', 'Ada'],
  ['nothing that can be seen', '\u200D\u200C \u00A0', ''],
  ['joiners inside', 'نی\u200Cما', 'نی\u200Cما'],
])('names: %s', (_, typed, kept) => {
  expect(typedName(typed)).toBe(kept);
});

test.each(['\u200B', ' \u200D\n\u2060 \u00A0', '\u3164\uFEFF', '\u200F'])(
  'words that nobody sees are none: %j',
  (typed) => {
    expect(typedWords(typed)).toBe('');
  },
);

test.each([
  ['two spaces', 'a  b'],
  ['a no-break space', 'a\u00A0b'],
  ['a narrow no-break space', 'a\u202Fb'],
  ['a thin space beside another', 'a \u2009b'],
  ['a tab', 'a\tb'],
  ['a line', 'a \n b'],
  ['a soft hyphen', 'a \u00ADb'],
  ['a byte order mark', '\uFEFFa b'],
  ['a space without width', 'a\u200B b'],
])('%s in a passage is what the eye sees', (_, typed) => {
  expect(typedStretch(typed)).toBe('a b');
});

test('signs that join letters, and the wide space, stay in a passage', () => {
  const seen = 'می\u200Cخواهم क्\u200Dष 城市\u3000倾听';
  expect(typedStretch(seen)).toBe(seen);
});

describe('for any text', () => {
  const any = fc.string({ unit: fc.constantFrom(...'ab \n\0\u202E\u2066\u2067\u2068\u2069\u200F\uD800é') });

  test('keeping it again changes nothing', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(typedWords(typedWords(text))).toBe(typedWords(text));
        expect(typedName(typedName(text))).toBe(typedName(text));
        expect(typedStretch(typedStretch(text))).toBe(typedStretch(text));
      }),
    );
  });

  test('every isolate that is kept is closed, and no name turns its neighbours', () => {
    fc.assert(
      fc.property(any, (text) => {
        for (const paragraph of typedWords(text).split('\n')) {
          const opened = paragraph.match(/[\u2066-\u2068]/g)?.length ?? 0;
          expect(paragraph.match(/\u2069/g)?.length ?? 0).toBe(opened);
        }
        expect(typedName(text)).not.toMatch(/[\u202A-\u202E\u2066-\u2069\n\0]/);
      }),
    );
  });
});
