import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
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
  expect(await text.getAttribute('lang')).toBe('fr');
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

/** Declared admissible, said in the original language, and sent to its author for consent. */
async function sayInEnglish(address: string, from: string, to: string): Promise<void> {
  await lead();
  await page.goto(address);
  await page.getByRole('button', { name: 'Déclarer recevable' }).click();
  expect(await page.getByRole('button', { name: 'Accepter', exact: true }).count()).toBe(0);
  const form = page.locator('form', { has: page.getByRole('button', { name: /Demander l’accord/ }) });
  expect(await form.locator('blockquote[lang=fr]').textContent()).toContain('Les services et les guichets');
  const text = form.getByLabel('Passage 1 en anglais');
  await text.fill((await text.inputValue()).replace(from, to));
  await form.getByLabel('Pourquoi cette rédaction').fill('La même chose, en anglais.');
  await form.getByRole('button', { name: /Demander l’accord/ }).click();
  await page.getByText('Attend l’accord').first().waitFor();
  await leave(page);
}

async function consent(address: string): Promise<void> {
  await enterAs(page, site.origin, 'Entrer comme participant·e');
  await page.goto(address);
  await page.locator('form[action$="/consents"] button[value="yes"]').click();
  await page.getByText('Accepté').first().waitFor();
  await leave(page);
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

test('an amendment in French goes through the four languages of its paper, and nothing is lost', async () => {
  await passage('ar');
  const [arabic] = await shown();

  const address = await supported('Les services passent', 'Les services et les guichets passent');
  await sayInEnglish(address, 'Services move to screens', 'Services and counters move to screens');
  await consent(address);
  await lead();
  await merge();

  for (const language of ['es', 'ar'])
    expect([language, await atDesk(language)]).toEqual([
      language,
      expect.stringContaining('Le texte d’origine a changé'),
    ]);
  expect(await atDesk('es')).toContain('Los servicios pasan a la pantalla');

  await page
    .locator('#p06')
    .getByRole('textbox')
    .fill('Los servicios y las ventanillas pasan a la pantalla más deprisa que a la rampa.');
  await page.locator('#p06').getByRole('button', { name: 'dans le projet' }).click();
  await page.goto(`${site.origin}/fr/papers/${paper}/draft`);
  await page.getByLabel('Ce qui change, et pourquoi').fill('Les guichets aussi.');
  await page.getByRole('button', { name: /^Publier la version/ }).click();
  await page.getByText('Les guichets aussi.').waitFor();
  await leave(page);

  for (const [language, words] of [
    ['en', 'Services and counters move to screens'],
    ['fr', 'Les services et les guichets passent'],
    ['es', 'Los servicios y las ventanillas pasan'],
  ] as const) {
    await passage(language);
    expect([language, await shown()]).toEqual([language, [expect.stringContaining(words)]]);
  }
  await passage('ar');
  expect(await shown()).toEqual([arabic, expect.stringContaining('ترجمة لنسخة سابقة')]);
  expect(await page.locator('#p06 .corps p').first().getAttribute('dir')).toBe('rtl');
});

test('the pages of an amendment in another language are accessible, in French and Arabic, wide and narrow', async () => {
  const looked = await (await browser.newContext()).newPage();
  await enterAs(looked, site.origin, 'Coordination de la piste, World Enabled');
  for (const path of [
    `/papers/${paper}/amendments/AIC-A1-008`,
    `/papers/${paper}/amendments/AIC-A1-003`,
    `/papers/${paper}/provisions/p02/amendments?in=es`,
  ])
    for (const language of ['fr', 'ar'])
      for (const width of [1280, 320]) {
        await looked.setViewportSize({ width, height: 800 });
        await looked.goto(`${site.origin}/${language}${path}`);
        expect([path, width, await violations(looked)]).toEqual([path, width, []]);
        const beyond = await looked.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
        expect([path, width, beyond]).toEqual([path, width, 0]);
      }
});
