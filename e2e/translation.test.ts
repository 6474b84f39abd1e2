import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs } from './visitor.ts';

let browser: Browser;
let database: TestDatabase;
let site: RunningSite;
beforeAll(async () => {
  browser = await openBrowser();
  database = await testDatabase();
  site = await serveDemonstration(database.db);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

async function lead(scripts: boolean): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
  return page;
}

test('who leads a paper saves it for translators, without JavaScript', async () => {
  const page = await lead(false);
  await page.goto(`${site.origin}/fr/papers/accessible-cities`);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'À traduire en arabe (XLIFF)' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe('accessible-cities-2-en-ar.xlf');
  expect(await readFile(await file.path(), 'utf8')).toContain('srcLang="en" trgLang="ar"');
});

test('the pages that offer the files are accessible, in French and Arabic, wide and narrow', async () => {
  const page = await lead(true);
  for (const path of ['/papers/accessible-cities', '/papers/accessible-cities/draft'])
    for (const language of ['fr', 'ar'])
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${site.origin}/${language}${path}`);
        expect([path, width, await violations(page)]).toEqual([path, width, []]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path, width, beyond <= 1]).toEqual([path, width, true]);
      }
}, 60_000);
