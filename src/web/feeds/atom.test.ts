import { DOMParser, onWarningStopParsing } from '@xmldom/xmldom';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { atomDocument, tagOf } from './atom.ts';

const day = new Date('2026-11-24T09:00:00Z');

function read(text: string, author: string) {
  const entry = {
    id: 'tag:a,2026-11-24:b',
    address: 'https://a.org/b?c&d',
    title: text,
    author,
    text,
    language: 'ar',
  };
  const feed = {
    id: 'https://a.org/f',
    title: text,
    author,
    language: 'fr',
    address: 'https://a.org/f',
    page: 'https://a.org/',
  };
  const document = atomDocument({
    ...feed,
    updatedAt: day,
    entries: [{ ...entry, publishedAt: day, updatedAt: day }],
  });
  return new DOMParser({ onError: onWarningStopParsing }).parseFromString(document, 'text/xml');
}

test('what people write comes back as they wrote it', () => {
  const written = 'أ < b > "c" & d ]]> <script> 城\n\'e\' 😀';
  const document = read(written, written);
  const [content] = document.getElementsByTagName('content');
  expect(content?.textContent).toBe(written);
  expect(content?.getAttribute('xml:lang')).toBe('ar');
  expect(document.getElementsByTagName('name')[1]?.textContent).toBe(written);
});

test('no text breaks a feed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(read(`x${text}`, `y${text}`).documentElement?.tagName).toBe('feed');
    }),
  );
});

test('an identifier names the site and the day, without its port', () => {
  expect(tagOf('http://localhost:3000', day, 'contributions/aic-c001')).toBe(
    'tag:localhost,2026-11-24:contributions/aic-c001',
  );
});
