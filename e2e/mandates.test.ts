import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave, linkInOutbox, signInByMail } from './visitor.ts';

let browser: Browser;
let database: TestDatabase;
let site: RunningSite;
let contexts: BrowserContext[];

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  contexts = [];
  database = await testDatabase();
  site = await serveDemonstration(database.db);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await site?.stop();
  await database?.drop();
});

/** Somebody with a browser of their own, without JavaScript. */
async function somebody(): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  return context.newPage();
}

async function invite(page: Page): Promise<void> {
  await enterAs(page, site.origin, 'Secrétariat mondial');
  await page.getByRole('link', { name: 'Inviter des organisations' }).click();
  const list = [
    'organisation,capacity,on,email,language',
    'Réseau des marchés,coauthor,accessible-cities,marches@example.org,fr',
    'Alliance des quais,coauthor,no-such-paper,quais@example.org,fr',
  ];
  await page.getByLabel('La liste, en CSV').fill(list.join('\n'));
  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).last().click();
  await page.getByText('Choisissez le document qu’elle coécrit.').waitFor();
  expect(await page.getByRole('button', { name: /^Envoyer/ }).count()).toBe(0);
  await page.getByLabel('La liste, en CSV').fill(list.slice(0, 2).join('\n'));
  await page.getByRole('button', { name: 'Relire avant d’envoyer' }).click();
  await page.getByRole('button', { name: 'Envoyer 1 invitation' }).click();
  await page.getByText('en attente').waitFor();
  await leave(page);
}

async function nameEditor(page: Page): Promise<void> {
  await page.getByLabel('Son nom').fill('Imani');
  await page.getByLabel('Son adresse électronique').fill('imani@example.org');
  await page.getByLabel('Son rôle').selectOption('editor');
  await page.getByRole('button', { name: 'Donner le mandat' }).click();
  await page.getByRole('alert').getByText('Choisissez une piste ou un document').waitFor();
  expect(await page.getByLabel('Son nom').inputValue()).toBe('Imani');
  await page.getByLabel('Pour quoi').selectOption('paper/accessible-cities');
  await page.getByRole('button', { name: 'Donner le mandat' }).click();
  await page.getByText('Rédaction, Réseau des marchés').first().waitFor();
}

const words = 'Old covered markets are made accessible, stall by stall.';

async function revise(page: Page, ref: string, text: string): Promise<void> {
  await page.goto(`${site.origin}/fr/papers/accessible-cities/provisions/${ref}`);
  await page.getByRole('link', { name: 'Réécrire ce passage' }).click();
  await page.getByLabel('Le texte, en').fill(text);
  await page.getByRole('button', { name: 'Enregistrer dans le projet' }).click();
}

test('an organisation is invited, accepts, names an editor, who publishes until the mandate is revoked', async () => {
  await invite(await somebody());

  const representative = await somebody();
  await representative.goto(await linkInOutbox(representative, site.origin, '/invitations/links/'));
  await representative.getByLabel('Votre nom').fill('Leïla');
  await representative.getByRole('button', { name: 'Accepter l’invitation' }).click();
  await representative.getByRole('heading', { level: 1, name: 'Réseau des marchés' }).waitFor();
  await nameEditor(representative);
  const organisation = representative.url().split('#')[0] ?? '';

  const editor = await somebody();
  await signInByMail(editor, site.origin, 'imani@example.org');
  await revise(editor, 'p04', `${words} *At last.*`);
  await editor.getByText('Voici ce que la version').waitFor();
  await editor.getByLabel('Ce qui change, et pourquoi').fill('Les marchés manquaient.');
  await editor.getByRole('button', { name: /^Publier la version/ }).click();
  await editor.getByText('Les marchés manquaient.').waitFor();
  await editor.getByText('Rédaction, Réseau des marchés').first().waitFor();

  const reader = await somebody();
  await reader.goto(`${site.origin}/en/papers/accessible-cities`);
  await reader.getByText(words, { exact: false }).first().waitFor();
  await reader.getByRole('link', { name: 'Réseau des marchés' }).first().waitFor();

  await revise(editor, 'p05', 'A second draft, never published.');
  await representative.goto(organisation);
  await representative
    .locator('li', { hasText: 'Rédaction, Réseau des marchés · Rédaction' })
    .getByRole('link', { name: /Retirer ce mandat/ })
    .last()
    .click();
  await representative.getByRole('button', { name: 'Retirer le mandat' }).click();
  await representative.getByText(/retiré le/).waitFor();

  await editor.getByRole('button', { name: /^Publier la version/ }).click();
  await editor.getByText('Votre mandat a été retiré').waitFor();
  await reader.goto(`${site.origin}/en/papers/accessible-cities`);
  expect(await reader.getByText('never published').count()).toBe(0);
  await reader.goto(organisation);
  await reader.getByText(/Version publiée/).waitFor();
  expect(await reader.getByText('Imani').count()).toBe(0);
});

test('the pages of mandates are accessible, in French and Arabic, wide and narrow', async () => {
  const context = await browser.newContext();
  contexts.push(context);
  const page = await context.newPage();
  await enterAs(page, site.origin, 'Secrétariat mondial');
  for (const language of ['fr', 'ar']) {
    for (const path of [
      '/invitations',
      '/organisations/world-enabled',
      '/mandates/lead-world-enabled/revocations',
    ]) {
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 800 });
        await page.goto(`${site.origin}/${language}${path}`);
        expect([path, width, await violations(page)]).toEqual([path, width, []]);
        const beyond = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path, width, beyond <= 1]).toEqual([path, width, true]);
      }
    }
  }
});
