import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import english from '../messages/en.json' with { type: 'json' };
import { checkoutFolder } from '../src/settings.ts';
import { languageNames } from '../src/web/languages/languages.ts';
import { violations } from './axe.ts';
import { overflow } from './overflow.ts';
import { pages } from './pages.ts';
import { pseudo } from './pseudo-locales.ts';
import { type NarrowSite, narrowSite } from './pseudo-site.ts';

let narrow: NarrowSite;
let site: NarrowSite['site'];
let page: Page;

beforeAll(async () => {
  // The site that is served below reads the same catalogue.
  Object.assign(english, pseudo(english, 'long'));
  narrow = await narrowSite();
  ({ site, page } = narrow);
}, 120_000);

afterAll(() => narrow?.close());

/** Letters alone: what marks, numbers and spaces do to a text does not matter here. */
const bare = (text: string): string => text.toLowerCase().replace(/\P{L}+/gu, '');

/** Everything that the demonstration edition and the termbase say. */
const said = bare(
  ['demo', 'terms']
    .flatMap((folder) =>
      readdirSync(path.join(checkoutFolder, folder), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(yml|csv|md)$/.test(name))
        .map((name) => readFileSync(path.join(checkoutFolder, folder, name), 'utf8')),
    )
    .join('\n')
    .replace(/\{#[^}]*\}/g, ''),
);

const isSaid = (letters: string): boolean =>
  letters.length < 3 ||
  said.includes(letters) ||
  Object.values(languageNames).some((name) => bare(name) === letters);

/** What has no words to translate: dates and names of languages by Intl, codes, addresses, what somebody typed. */
const wordless =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|English|French|Spanish|Arabic|Portuguese|GMT|UTC|kB|MB|and|at|to|EN|FR|ES|AR|PT)\b/gu;

/** The words of the page that stand in no brackets. */
const outside = (): Promise<string[]> =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    let depth = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      let own = '';
      for (const character of node.textContent ?? '') {
        if (character === '⟦') depth += 1;
        else if (character === '⟧') depth -= 1;
        else if (depth === 0) own += character;
        else own += '\n';
      }
      if (!node.parentElement?.closest('script, code, pre, bdi[dir=ltr]')) found.push(...own.split('\n'));
    }
    return found;
  });

test.each([
  ['long', 'Write to {name}', '⟦WWřïtêê ttö {name}⟧'],
  ['ideograms', 'Ok <heard>to {name}</heard>', /^⟦\p{Script=Han}+<heard>\p{Script=Han}+\{name\}<\/heard>⟧$/u],
  [
    'mirrored',
    '{count, plural, one {# voice} other {# voices}}',
    /^⟦\{count, ?plural, ?one ?\{# \p{Script=Arabic}+\} other ?\{# \p{Script=Arabic}+\}\}⟧$/u,
  ],
] as const)('%s: %s', (locale, text, made) => {
  const { one } = pseudo({ one: text }, locale);
  if (typeof made === 'string') expect(one).toBe(made);
  else expect(one).toMatch(made);
});

describe('in a language that is long', () => {
  test.each(Object.entries(pages))('%s', async (_, path) => {
    await page.goto(`${site.origin}/en${path}`);
    const untranslated = (await outside())
      .flatMap((text) => text.replace(/^[A-Z]{3} /, '').split(/[·…]/))
      .filter((text) => [text, text.replace(wordless, '')].every((words) => !isSaid(bare(words))));
    expect(untranslated).toEqual([]);
    expect(await overflow(page)).toBeNull();
    expect(await violations(page)).toEqual([]);
  });
});
