import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pdf, png } from '../src/domain/papers/source-files.testing.ts';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave } from './visitor.ts';

const versions = '/fr/papers/accessible-cities/versions';
let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

async function attach(name: string, mimeType: string, bytes: Uint8Array): Promise<void> {
  await page
    .getByLabel('Un fichier de 10 Mo au plus')
    .setInputFiles({ name, mimeType, buffer: Buffer.from(bytes) });
  await page.getByRole('button', { name: 'Joindre le fichier' }).click();
}

test('who leads a paper attaches its sources, is told what is wrong with one, and withdraws one', async () => {
  await enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
  await page.goto(site.origin + versions);
  await attach('Rapport été.pdf', 'application/pdf', pdf);
  await page.getByRole('link', { name: 'Rapport été.pdf' }).waitFor();
  await attach('plan.png', 'image/png', png);
  await page.getByRole('link', { name: 'plan.png' }).waitFor();
  await attach('photo.png', 'image/png', Buffer.from('<svg onload=alert(1)>'));
  await page.getByRole('alert').getByText('une macro ou une page web').waitFor();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: 'Retirer · plan.png' }).click();
  await page.getByText('Retiré le').waitFor();
  await page.setViewportSize({ width: 320, height: 700 });
  const beyond = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await beyond()).toBeLessThanOrEqual(1);
  await leave(page);
});

test('everybody downloads them, and nothing opens', async () => {
  await page.goto(site.origin + versions);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Rapport été.pdf' }).click();
  expect((await download).suggestedFilename()).toBe('Rapport été.pdf');
  expect(page.url()).toBe(site.origin + versions);
  expect(await page.getByRole('button', { name: 'Joindre le fichier' }).count()).toBe(0);
});
