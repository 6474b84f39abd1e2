import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { leave, signInByMail } from './visitor.ts';

let browser: Browser;
let database: TestDatabase;
let site: RunningSite;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  context = await browser.newContext({ locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  page = await context.newPage();
});
afterAll(async () => {
  await context?.close();
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

test('a passkey is made, signs in, and is removed', async () => {
  const devTools = await context.newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signInByMail(page, site.origin, 'ada@example.org');
  await page.goto(`${site.origin}/fr/account/sign-in`);
  await page.getByLabel('Son nom, pour la reconnaître').fill('Mon téléphone');
  await page.getByRole('button', { name: 'Créer une clé d’accès' }).click();
  await page.getByText('Mon téléphone ·').waitFor();
  await leave(page);
  await page.goto(`${site.origin}/fr/sign-in?next=/fr/papers/africa`);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.waitForURL(`${site.origin}/fr/papers/africa`);
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  await page.goto(`${site.origin}/fr/account/sign-in`);
  await page.getByRole('button', { name: /^Retirer/ }).click();
  expect(await page.getByText('Mon téléphone ·').count()).toBe(0);
  await leave(page);
  await page.goto(`${site.origin}/fr/sign-in`);
  await page.getByRole('button', { name: 'Se connecter avec une clé d’accès' }).click();
  await page.getByText('Cette clé d’accès n’a pas pu être vérifiée').waitFor();
});

test('without JavaScript nothing offers a passkey, and everything else works', async () => {
  const plain = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' });
  plain.setDefaultTimeout(10_000);
  const bare = await plain.newPage();
  await signInByMail(bare, site.origin, 'grace@example.org');
  await bare.goto(`${site.origin}/fr/account/sign-in`);
  expect(await bare.getByRole('button', { name: 'Créer une clé d’accès' }).count()).toBe(0);
  await bare.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill('un parvis est une place');
  await bare.getByRole('button', { name: 'Enregistrer le mot de passe' }).click();
  await bare.getByLabel('Mot de passe actuel').waitFor();
  await bare.getByRole('button', { name: 'Activer un second facteur' }).click();
  await bare.getByLabel('Code de l’application').waitFor();
  await leave(bare);
  await bare.goto(`${site.origin}/fr/sign-in`);
  await bare.getByText('Avec un mot de passe').click();
  await bare.getByLabel('Adresse électronique').last().fill('grace@example.org');
  await bare.getByRole('textbox', { name: 'Mot de passe', exact: true }).fill('un parvis est une place');
  await bare.getByRole('button', { name: 'Se connecter', exact: true }).click();
  await bare.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  await plain.close();
});

test('the pages of signing in are accessible, in French and Arabic, wide and narrow', async () => {
  await signInByMail(page, site.origin, 'mary@example.org');
  for (const language of ['fr', 'ar']) {
    for (const path of ['/account/sign-in', '/account/sessions', '/sign-in', '/sign-in/code']) {
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
  await page.goto(`${site.origin}/fr/account/sign-in`);
  await page.getByRole('button', { name: 'Activer un second facteur' }).click();
  expect(await violations(page)).toEqual([]);
});
