import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import arabic from '../messages/ar.json' with { type: 'json' };
import english from '../messages/en.json' with { type: 'json' };
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { openBrowser } from './browser.ts';
import { overflow } from './overflow.ts';
import { pages } from './pages.ts';
import { pseudo } from './pseudo-locales.ts';
import { type RunningSite, serveDemonstration } from './site.ts';

let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  // The site that is served below reads the same catalogues.
  Object.assign(arabic, pseudo(english, 'mirrored'));
  Object.assign(english, pseudo(english, 'ideograms'));
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

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
