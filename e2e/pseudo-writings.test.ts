import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import arabic from '../messages/ar.json' with { type: 'json' };
import english from '../messages/en.json' with { type: 'json' };
import { overflow } from './overflow.ts';
import { pages } from './pages.ts';
import { pseudo } from './pseudo-locales.ts';
import { type NarrowSite, narrowSite } from './pseudo-site.ts';

let narrow: NarrowSite;
let site: NarrowSite['site'];
let page: Page;

beforeAll(async () => {
  // The site that is served below reads the same catalogues.
  Object.assign(arabic, pseudo(english, 'mirrored'));
  Object.assign(english, pseudo(english, 'ideograms'));
  narrow = await narrowSite();
  ({ site, page } = narrow);
}, 120_000);

afterAll(() => narrow?.close());

describe.each([
  ['en', 'without spaces'],
  ['ar', 'from right to left, every text of it'],
])('%s: %s', (language) => {
  test.each(Object.entries(pages))('%s', async (_, path) => {
    await page.goto(`${site.origin}/${language}${path}`);
    expect(await page.textContent('header')).toContain('⟦');
    expect(await overflow(page)).toBeNull();
  });
});
