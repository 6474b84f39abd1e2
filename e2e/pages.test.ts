import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { overflow } from './overflow.ts';
import { pages } from './pages.ts';
import { type RunningSite, serveDemonstration } from './site.ts';

let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  browser = await openBrowser();
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

/** WCAG 2.2, 1.4.12: the spacing a reader may set without losing anything. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }';

describe.each(['fr', 'ar'])('%s', (language) => {
  test.each(Object.entries(pages))('%s', async (name, path) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const response = await page.goto(`${site.origin}/${language}${path}`);
    expect(response?.status()).toBe(name === 'not-found' ? 404 : name === 'refused' ? 403 : 200);
    const html = (await response?.text()) ?? '';
    expect(gzipSync(html).length).toBeLessThanOrEqual(25 * 1024);
    // Data is no script; and a passkey cannot be asked without one.
    const scripts = [...html.matchAll(/<script(?! type="application\/ld\+json")[^>]*>/g)].map(([tag]) => tag);
    expect(scripts).toEqual(
      name === 'sign-in' ? [expect.stringMatching(/^<script src="\/assets\/passkey\.\w+\.js" defer>$/)] : [],
    );
    for (const needed of [
      '<title>',
      'name="description"',
      'rel="canonical"',
      'hreflang="x-default"',
      'application/ld+json',
    ])
      expect(html).toContain(needed);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(page)).toBeNull();
    await page.addStyleTag({ content: spacing }).catch(() =>
      page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets = [sheet];
      }, spacing),
    );
    expect(await overflow(page)).toBeNull();
  });
});

test('the style sheet is small', async () => {
  const html = await (await fetch(`${site.origin}/fr`)).text();
  const address = /href="(\/assets\/parvis[^"]+)"/.exec(html)?.[1];
  const css = await (await fetch(site.origin + address)).text();
  expect(gzipSync(css).length).toBeLessThanOrEqual(14 * 1024);
});
