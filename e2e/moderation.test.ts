import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave, signInByMail } from './visitor.ts';

let browser: Browser;
let database: TestDatabase;
let site: RunningSite;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  database = await testDatabase();
  site = await serveDemonstration(database.db);
});
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

/** Somebody with a browser of their own, without JavaScript unless axe must run in it. */
async function somebody(javaScriptEnabled = false): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  return context.newPage();
}

async function write(page: Page, text: string): Promise<void> {
  await page.goto(`${site.origin}/fr/papers/accessible-cities/provisions/p04`);
  await page.getByLabel('Votre contribution').fill(text);
  const name = page.getByLabel('Votre prénom');
  if ((await name.count()) > 0) await name.fill('Awa');
  const place = page.getByLabel('Votre ville ou village');
  if ((await place.count()) > 0) await place.fill('Port-Amande');
}

test('somebody without an account speaks, types the code, and takes the words back', async () => {
  const guest = await somebody();
  const words = 'Une rampe suffirait devant l’entrée du marché aux poissons.';
  await write(guest, words);
  await guest.getByLabel('Votre adresse électronique (facultatif)').fill('awa@example.org');
  await guest.getByRole('button', { name: 'Relire avant de publier' }).click();
  expect(await guest.getByLabel('Votre prénom').inputValue()).toBe('Awa');
  await guest.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await guest.getByRole('heading', { level: 1, name: 'Votre contribution' }).waitFor();
  const follow = guest.url();
  const reader = await somebody();
  const provision = `${site.origin}/fr/papers/accessible-cities/provisions/p04`;
  await reader.goto(provision);
  expect(await reader.getByText(words).count()).toBe(0);
  await reader.goto(`${site.origin}/fr/outbox`);
  const code = /\b(\d{6})\b/.exec((await reader.locator('main').textContent()) ?? '')?.[1] ?? '';
  await guest.getByLabel('Le code reçu par courriel').fill(code === '111111' ? '222222' : '111111');
  await guest.getByRole('button', { name: 'Publier ma contribution' }).click();
  await guest.getByText('Ce code n’est pas le bon').first().waitFor();
  await guest.getByLabel('Le code reçu par courriel').fill(code);
  await guest.getByRole('button', { name: 'Publier ma contribution' }).click();
  await guest.getByText('Publiée.').waitFor();
  await reader.goto(provision);
  await reader.getByText(words).waitFor();
  await guest.goto(follow);
  await guest.getByText('Retirer ces mots').click();
  await guest.getByRole('button', { name: 'Retirer pour de bon' }).click();
  await guest.getByText('Retirée.').waitFor();
  await reader.goto(provision);
  await reader.getByText('retirés par leur auteur').first().waitFor();
});

test('words are reported, hidden with a reason, restored, hidden again, contested and given back', async () => {
  const author = await somebody();
  const words = 'Vous êtes tous des incapables, et vous le savez très bien.';
  await signInByMail(author, site.origin, 'ines@example.org');
  await write(author, words);
  await author.getByLabel('Votre prénom, ou le nom').fill('Inès');
  await author.getByRole('button', { name: 'Relire avant de publier' }).click();
  await author.getByRole('button', { name: 'Publier', exact: true }).click();
  await author.getByText(words).waitFor();
  const address = author.url();

  const reader = await somebody();
  await enterAs(reader, site.origin, 'Entrer comme participant·e');
  await reader.goto(address);
  await reader
    .getByRole('link', { name: /Signaler/ })
    .first()
    .click();
  await reader.getByLabel('La règle').selectOption('insult');
  await reader.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await reader.getByText('Merci, c’est signalé').first().waitFor();

  const moderator = await somebody();
  await enterAs(moderator, site.origin, 'Modération du congrès');
  await moderator.getByRole('link', { name: 'Modération', exact: true }).click();
  await moderator.getByText(words).waitFor();
  const hide = async () => {
    await moderator.getByLabel('La règle enfreinte').selectOption('insult');
    await moderator.getByRole('button', { name: 'Masquer', exact: true }).click();
    await moderator.getByText('Rien n’attend').waitFor();
  };
  await moderator.getByRole('button', { name: 'Masquer', exact: true }).click();
  await moderator.getByRole('alert').getByText('Choisissez dans la liste.').waitFor();
  await hide();
  await moderator.getByRole('button', { name: /^Annuler/ }).click();
  await moderator.getByText(words).waitFor();
  await hide();
  await reader.goto(address);
  await reader.getByText('masqués par la modération').first().waitFor();
  expect(await reader.getByText(words).count()).toBe(0);

  await author.goto(`${site.origin}/fr/account`);
  await author.getByText('Masquée par la modération.').waitFor();
  await author.getByLabel('Pourquoi cette décision est à revoir').fill('C’était dit avec tendresse.');
  await author.getByRole('button', { name: 'Demander une relecture' }).click();
  await author.getByText('Votre demande de relecture est en cours.').waitFor();
  await moderator.goto(`${site.origin}/fr/moderation`);
  await moderator.getByText('Rien n’attend').waitFor();
  await leave(moderator);
  await enterAs(moderator, site.origin, 'Modération du circuit Town Hall');
  await moderator.goto(`${site.origin}/fr/moderation`);
  await moderator.getByText('C’était dit avec tendresse.').waitFor();
  await moderator.getByRole('button', { name: 'Lui donner raison' }).click();
  await moderator.getByText('Rien n’attend').waitFor();
  await reader.goto(address);
  await reader.getByText(words).waitFor();
  await reader.goto(`${site.origin}/fr/rules`);
  await reader.getByText('rétablies ensuite').waitFor();

  await author.goto(`${site.origin}/fr/account/erasure`);
  await author.getByLabel('Je le veux vraiment').check();
  await author.getByRole('button', { name: 'Effacer définitivement' }).click();
  await author.getByText('Vos données sont effacées').first().waitFor();
  await reader.goto(address);
  await reader.getByText(words).waitFor();
  expect(await reader.getByText('Inès').count()).toBe(0);
});

test('the pages of moderation and of one’s account are accessible, in French and Arabic, wide and narrow', async () => {
  const author = await somebody(true);
  await enterAs(author, site.origin, 'Entrer comme participant·e');
  await write(author, 'Voyez https://example.org, tout y est.');
  await author.getByRole('button', { name: 'Relire avant de publier' }).click();
  await author.getByRole('button', { name: 'Publier', exact: true }).click();
  await author.getByText('En attente.').waitFor();
  const moderator = await somebody(true);
  await enterAs(moderator, site.origin, 'Modération du congrès');
  const guest = await somebody(true);
  await write(guest, 'Sans adresse, on me lit d’abord.');
  await guest.getByRole('button', { name: 'Relire avant de publier' }).click();
  await guest.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await guest.getByRole('heading', { level: 1, name: 'Votre contribution' }).waitFor();
  const follow = new URL(guest.url()).pathname.slice(3);
  const visits: [Page, string][] = [
    [author, '/account'],
    [author, '/account/erasure'],
    [author, '/contributions/aic-c001/reports'],
    [moderator, '/moderation'],
    [guest, follow],
  ];
  for (const [page, path] of visits) {
    for (const language of ['fr', 'ar']) {
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
