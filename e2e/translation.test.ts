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

/** A file as a translation tool gives it back: two passages translated anew. */
async function workedOn(page: Page, words: Readonly<Record<string, string>>): Promise<Buffer> {
  const response = await page.request.get(`${site.origin}/fr/papers/accessible-cities/xliff/fr`);
  const text = Object.entries(words).reduce(
    (xliff, [ref, target]) =>
      xliff.replace(
        new RegExp(`(<unit id="${ref}".*?</source>)(<target>.*?</target>)?`),
        `$1<target>${target}</target>`,
      ),
    await response.text(),
  );
  return Buffer.from(text);
}

const desk = '/papers/accessible-cities/translations/fr';
const fileNamed = (buffer: Buffer) => ({ name: 'rendu.xlf', mimeType: 'application/xliff+xml', buffer });

test('a translated file is read over and confirmed, without JavaScript', async () => {
  const page = await lead(false);
  await page.goto(`${site.origin}/fr${desk}`);
  await page.getByRole('link', { name: 'Rapporter un fichier traduit' }).click();
  await page.getByLabel('Fichier traduit').setInputFiles(fileNamed(Buffer.from('<html/>')));
  await page.getByRole('button', { name: 'Voir ce qu’il change' }).click();
  await page.getByRole('alert').getByText('Ce fichier n’est pas en XLIFF 2.0 ou 2.1.').waitFor();
  const file = await workedOn(page, { p05: 'Des mots du fichier.', p01: 'D’autres mots du fichier.' });
  await page.getByLabel('Fichier traduit').setInputFiles(fileNamed(file));
  await page.getByRole('button', { name: 'Voir ce qu’il change' }).click();
  await page.getByText('À écrire : 2.').waitFor();
  expect(await page.locator('ins').first().textContent()).toContain('fichier');
  await page.getByRole('button', { name: 'Écrire ces 2 traductions dans le projet' }).click();
  await page.getByRole('status').getByText('2 traductions du fichier sont dans le projet').waitFor();
  await page.getByText('D’autres mots du fichier.').first().waitFor();
});

test('the pages of a translated file are accessible, in French and Arabic, wide and narrow', async () => {
  const page = await lead(true);
  const away = await workedOn(page, { p05: 'Toute session est ouverte.', p01: 'Du fichier, encore.' });
  const meanwhile = await workedOn(page, { p01: 'Entre-temps.' });
  const review = async (language: string, file: Buffer) => {
    await page.goto(`${site.origin}/${language}${desk}/files`);
    await page.locator('input[type=file]').setInputFiles(fileNamed(file));
    await page.locator('main form button').click();
    await page.locator('textarea[name=passages]').waitFor({ state: 'attached' });
  };
  await review('fr', meanwhile);
  await page.locator('main form button').click();
  await page.getByRole('status').waitFor();
  for (const language of ['fr', 'ar'])
    for (const width of [1280, 320]) {
      await page.setViewportSize({ width, height: 800 });
      await review(language, away);
      for (const step of ['review', 'form']) {
        if (step === 'form') await page.goto(`${site.origin}/${language}${desk}/files`);
        expect([step, width, await violations(page)]).toEqual([step, width, []]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([step, width, beyond <= 1]).toEqual([step, width, true]);
      }
    }
}, 90_000);
