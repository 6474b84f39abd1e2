import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave } from './visitor.ts';

/** Of a paper in four languages, whose passage § 6 has a translation in step into each of the others. */
const paper = 'accessible-cities';
let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  browser = await openBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

const lead = () => enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
const passage = (language: string) => page.goto(`${site.origin}/${language}/papers/${paper}#p06`);
/** The words of the passage, and what is said of them. */
const shown = async () => (await page.locator('#p06 .corps p').allTextContents()).map((text) => text.trim());

/** Proposed by a participant, supported by an organisation; its address. */
async function supported(from: string, to: string): Promise<string> {
  await enterAs(page, site.origin, 'Entrer comme participant·e');
  await page.goto(`${site.origin}/fr/papers/${paper}/provisions/p06/amendments`);
  const text = page.getByLabel('Le texte tel qu’il devrait être');
  await text.fill((await text.inputValue()).replace(from, to));
  await page.getByRole('button', { name: 'Relire l’amendement' }).click();
  await page.getByLabel('Pourquoi cet amendement').fill('Les guichets ferment les uns après les autres.');
  await page.getByRole('button', { name: 'Proposer l’amendement' }).click();
  await page.getByText('Cherche des soutiens').first().waitFor();
  const address = page.url();
  await leave(page);
  await enterAs(page, site.origin, 'Coordination du caucus de la jeunesse');
  await page.goto(address);
  await page.getByLabel('Au nom de').first().selectOption({ label: 'Coordination du caucus de la jeunesse' });
  await page.getByRole('button', { name: 'Soutenir l’amendement' }).click();
  await page.getByText('Soutenu, à examiner').first().waitFor();
  await leave(page);
  return address;
}

async function accept(address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Déclarer recevable' }).click();
  await page.getByRole('button', { name: 'Accepter', exact: true }).click();
  await page.getByText('Accepté').first().waitFor();
}

async function merge(): Promise<void> {
  await page.goto(`${site.origin}/fr/papers/${paper}/merges`);
  await page.getByRole('button', { name: 'Intégrer dans le projet' }).click();
  await page.waitForURL(/\/draft$/);
}

/** What stands on the desk of a language for the passage. */
async function atDesk(language: string): Promise<string> {
  await page.goto(`${site.origin}/fr/papers/${paper}/translations/${language}?state=stale`);
  return (await page.locator('#p06').textContent()) ?? '';
}

test('what an amendment changes waits to be translated again, language by language, and nothing is lost', async () => {
  await passage('ar');
  const [arabic] = await shown();

  const address = await supported('Services move to screens', 'Services and forms move to screens');
  await lead();
  await accept(address);
  await merge();

  for (const language of ['fr', 'es', 'ar'])
    expect([language, await atDesk(language)]).toEqual([
      language,
      expect.stringContaining('Le texte d’origine a changé'),
    ]);
  expect(await atDesk('es')).toContain('Los servicios pasan a la pantalla');

  await page
    .locator('#p06')
    .getByRole('textbox')
    .fill('Los servicios y los formularios pasan a la pantalla más deprisa que a la rampa.');
  await page.locator('#p06').getByRole('button', { name: 'dans le projet' }).click();
  await page.goto(`${site.origin}/fr/papers/${paper}/draft`);
  await page.getByLabel('Ce qui change, et pourquoi').fill('Les formulaires aussi.');
  await page.getByRole('button', { name: /^Publier la version/ }).click();
  await page.getByText('Les formulaires aussi.').waitFor();
  await leave(page);

  await passage('en');
  expect(await shown()).toEqual([expect.stringContaining('Services and forms move to screens')]);
  await passage('es');
  expect(await shown()).toEqual([expect.stringContaining('Los servicios y los formularios pasan')]);
  await passage('ar');
  expect(await shown()).toEqual([arabic, expect.stringContaining('ترجمة لنسخة سابقة')]);
  expect(await page.locator('#p06 .corps p').first().getAttribute('dir')).toBe('rtl');
});
