import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkoutFolder } from '../../settings.ts';

/** What names a side of the screen instead of an end of the line: it would not turn with the writing. */
const physical =
  /(?:^|[\s;{])((?:(?:margin|padding|border|inset|scroll-margin|scroll-padding)-)?(?:left|right|top|bottom)(?:-[a-z]+)*|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/g;

/** The physical declarations of a sheet; what stands in the parentheses of a media query is none. */
function physicalIn(css: string): string[] {
  const declared = css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\([^()]*\)/g, '()');
  return [...declared.matchAll(physical)].map(([found]) => found.trim());
}

test.each([
  ['a { margin-left: 1px }', ['margin-left:']],
  ['a{left:0;text-align: right}', ['left:', 'text-align: right']],
  ['a { border-top-left-radius: 1px; width: 1px }', ['border-top-left-radius:', 'width:']],
  ['@media (min-width: 10rem) { a { margin-inline-start: 1px } }', []],
  ['a { inset-inline-start: 0; text-align: start; border-block-end: 0 }', []],
])('of %s the check finds %s', (css, found) => {
  expect(physicalIn(css)).toEqual(found.map((name) => expect.stringContaining(name)));
});

const folder = path.join(checkoutFolder, 'src/web');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');

test('the style sheets name the ends of lines and blocks, never sides of the screen', () => {
  const sheets = files.filter((name) => name.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(10);
  expect(sheets.flatMap((name) => physicalIn(read(name)).map((found) => `${name}: ${found}`))).toEqual([]);
});

test('no page has styles of its own', () => {
  const pages = files.filter((name) => name.endsWith('.tsx'));
  expect(pages.filter((name) => /\sstyle=/.test(read(name)))).toEqual([]);
});
