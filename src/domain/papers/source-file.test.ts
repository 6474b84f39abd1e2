import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { longestSource, nameBesides, type SourceKind, sourceKind, sourceName } from './source-file.ts';
import {
  bytesOf,
  joined,
  jpeg,
  pdf,
  png,
  programs,
  webp,
  word,
  writer,
  zip,
} from './source-files.testing.ts';

test.each([
  ['pdf', pdf],
  ['docx', zip(word)],
  ['odt', zip(writer)],
  ['png', png],
  ['jpeg', jpeg],
  ['webp', webp],
  ['text', bytesOf('# Title\n\nWords, *marks*, <https://example.org>, a < b and été عربي.')],
  ['text', bytesOf('\uFEFF<https://example.org> first')],
] as const)('%s', (kind, bytes) => {
  expect(sourceKind(bytes)).toEqual({ ok: true, value: kind });
});

const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';

test.each([
  ['nothing', '', 'empty'],
  ['too much', new Uint8Array(longestSource + 1).fill(65), 'too-large'],
  ['a page', '<!DOCTYPE html><p>Hello', 'active'],
  ['a page without its head', '  <p onclick=alert(1)>Hello', 'active'],
  ['a picture that runs', svg, 'active'],
  ['a picture that runs, as XML', `<?xml version="1.0"?>${svg}`, 'active'],
  ['words with a script', 'Hello <script>alert(1)</script>', 'active'],
  ['a shell script', '#!/bin/sh\nrm -rf /', 'active'],
  ['PostScript', '%!PS-Adobe-3.0', 'active'],
  ['rich text', '{\\rtf1 hello}', 'active'],
  ['words before a PDF', `Hello\n%PDF-1.7`, 'active'],
  ['a program of Windows', programs[0], 'unknown-type'],
  ['a program of Linux', programs[1], 'unknown-type'],
  ['words in another encoding', Uint8Array.of(0xe9, 0x74, 0xe9), 'unknown-type'],
  ['an old Word file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'unknown-type'],
  ['half of a PDF', '%PDF-1.7\n1 0 obj', 'damaged'],
  ['a PDF that runs', '%PDF-1.7 /OpenAction <</S /JavaScript /JS (x)>> %%EOF', 'active'],
  ['a PDF that starts a program', '%PDF-1.7 /S /Launch /F (cmd.exe) %%EOF', 'active'],
  ['a PDF that is a page', '%PDF-1.7 <html><script>alert(1)</script> %%EOF', 'two-types'],
  ['a PDF that is an archive', joined(pdf, zip(word)), 'two-types'],
  ['a picture that is an archive', joined(png, zip({ 'a.exe': 'MZ' })), 'two-types'],
  ['a picture with words behind it', joined(png, bytesOf('<script>')), 'damaged'],
  [
    'a picture that is a page',
    joined(jpeg.subarray(0, 20), bytesOf('<html>'), Uint8Array.of(0xff, 0xd9)),
    'two-types',
  ],
  ['half of a picture', jpeg.subarray(0, 12), 'damaged'],
  ['a picture of another length', joined(webp, bytesOf('x')), 'damaged'],
  ['GIF', bytesOf('GIF89a\u0001'), 'unknown-type'],
] as const)('%s is refused', (_, content, refusal) => {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  expect(sourceKind(bytes)).toEqual({ ok: false, refusal });
});

describe('an archive', () => {
  test.each([
    ['of anything', zip({ 'a.txt': 'a' }), 'unknown-type'],
    ['of nothing', zip({}), 'two-types'],
    ['with macros of Word', zip({ ...word, 'word/vbaProject.bin': 'x' }), 'active'],
    ['with controls', zip({ ...word, 'word/activeX/activeX1.xml': 'x' }), 'active'],
    ['with macros of LibreOffice', zip({ ...writer, 'Basic/Standard/Module1.xml': 'x' }), 'active'],
    ['with a program', zip({ ...word, 'word/embeddings/run.EXE': 'x' }), 'active'],
    ['that leads out', zip({ ...word, '../../etc/passwd': 'x' }), 'damaged'],
    ['that leads out in its middle', zip({ ...word, 'word/../../x': 'x' }), 'damaged'],
    ['that leads out backwards', zip({ ...word, '..\\x': 'x' }), 'damaged'],
    ['that leads to the root', zip({ ...word, '/etc/passwd': 'x' }), 'damaged'],
    ['that leads to a disk', zip({ ...word, 'C:x': 'x' }), 'damaged'],
    ['with a name twice', zip([...Object.entries(word), ['word/document.xml', 'other']]), 'damaged'],
    ['with two names for one file', zip(word, { inFile: 'x' }), 'damaged'],
    ['behind words', joined(bytesOf('Hello'), zip(word)), 'two-types'],
    ['behind a file of its own', joined(zip({ a: 'b' }), zip(word)), 'damaged'],
    ['before words', joined(zip(word), bytesOf('x')), 'damaged'],
    ['that is cut', zip(word).subarray(0, 60), 'damaged'],
    ['that is locked', zip(word, { encrypted: true }), 'damaged'],
    ['that swells', zip(word, { claims: 150 * 1024 * 1024 }), 'too-large'],
    ['that is both', zip({ ...writer, ...word }), 'two-types'],
    ['that says it is another', zip({ ...writer, mimetype: 'application/zip' }), 'unknown-type'],
    [
      'whose type stands last',
      zip({ 'content.xml': '', 'META-INF/manifest.xml': '', mimetype: writer.mimetype }),
      'unknown-type',
    ],
  ] as const)('%s is refused', (_, bytes, refusal) => {
    expect(sourceKind(bytes)).toEqual({ ok: false, refusal });
  });

  test('cut or changed anywhere, is never more than refused', () => {
    const whole = zip(writer);
    const cut = fc.tuple(fc.nat(whole.length), fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(cut, ([length, place, value]) => {
        const bytes = whole.slice(0, length);
        if (place < length) bytes[place] = value;
        expect(['boolean']).toContain(typeof sourceKind(bytes).ok);
      }),
    );
  });
});

test.each<[string, SourceKind, string]>([
  ['Report.pdf', 'pdf', 'Report.pdf'],
  ['photo.JPEG', 'jpeg', 'photo.jpeg'],
  ['notes.md', 'text', 'notes.md'],
  ['notes', 'text', 'notes.txt'],
  ['evil.html', 'text', 'evil.txt'],
  ['report.pdf.exe', 'pdf', 'report.pdf.pdf'],
  ['../../etc/passwd', 'text', 'passwd.txt'],
  ['C:\\Users\\ada\\Report.docx', 'docx', 'Report.docx'],
  ['\u202Excod.exe', 'docx', 'xcod.docx'],
  ['a\r\nSet-Cookie: x=1.pdf', 'pdf', 'a Set-Cookie x=1.pdf'],
  ['.htaccess', 'text', 'htaccess.txt'],
  ['%2e%2e%2fx.png', 'png', '2e2e2fx.png'],
  ['<img src=x onerror="alert(1)">.png', 'png', 'img src=x onerror=alert(1).png'],
  ['', 'webp', 'source.webp'],
  ['..', 'pdf', 'source.pdf'],
  ['وثيقة.odt', 'odt', 'وثيقة.odt'],
  [`${'é'.repeat(300)}.pdf`, 'pdf', `${'é'.repeat(100)}.pdf`],
])('the name %j of a %s is kept as %j', (given, kind, kept) => {
  expect(sourceName(given, kind)).toBe(kept);
});

test('a name that is taken gets a number', () => {
  expect(nameBesides('a.pdf', new Set())).toBe('a.pdf');
  expect(nameBesides('a.pdf', new Set(['a.pdf', 'a-2.pdf']))).toBe('a-3.pdf');
});
