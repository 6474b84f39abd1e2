import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { overflow } from './overflow.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave } from './visitor.ts';

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

async function somebody({ scripts = false } = {}): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'fr-FR' });
  context.setDefaultTimeout(10_000);
  contexts.push(context);
  return context.newPage();
}

const before = 'Women in low-income districts run water, care and relief long before any service arrives.';
const after =
  'Women in low-income districts run water, care, food and relief long before any service arrives.';

/** A participant rewords § 2 and adds a passage after it. */
async function propose(page: Page): Promise<void> {
  await enterAs(page, site.origin, 'Entrer comme participant·e');
  await page.goto(`${site.origin}/fr/papers/gender-equality/provisions/p02`);
  await page.getByRole('link', { name: 'Proposer un amendement' }).click();
  await page.getByRole('link', { name: 'anglais', exact: true }).click();
  const text = page.getByLabel('Le texte tel qu’il devrait être');
  expect(await text.inputValue()).toContain(before);
  await page.getByRole('button', { name: 'Relire l’amendement' }).click();
  await page.getByRole('alert').waitFor();
  await text.fill((await text.inputValue()).replace(before, after));
  await page.getByRole('button', { name: 'Relire l’amendement' }).click();
  await page.getByRole('heading', { name: 'Relisez votre amendement' }).waitFor();
  expect(await page.locator('.suivi ins').first().textContent()).toContain('food');
  await page.getByLabel('Lequel ?').selectOption('p03');
  await page.getByRole('button', { name: 'Y aller' }).click();
  await page.getByLabel('Ajouter un passage').check();
  await page.getByLabel('Le passage à ajouter').fill('Nobody asks who **cooks** when the water comes back.');
  await page.getByLabel('Où ?').selectOption('before');
  await page.getByRole('button', { name: 'Relire l’amendement' }).click();
  await page.getByLabel('Pourquoi cet amendement').fill('On oublie toujours la nourriture.');
  await page.getByRole('button', { name: 'Proposer l’amendement' }).click();
  await page.getByText('Cherche des soutiens').first().waitFor();
  await page.getByText('On oublie toujours la nourriture.').waitFor();
  const code = page.url().split('/').at(-1) ?? '';
  await page.goto(`${site.origin}/fr/account`);
  await page.getByRole('link', { name: code }).waitFor();
  await leave(page);
}

test('an amendment is proposed, supported, admitted, accepted, merged and published, without JavaScript', async () => {
  const page = await somebody();
  await propose(page);
  const address = `${site.origin}/fr/papers/gender-equality/amendments`;

  await enterAs(page, site.origin, 'Coordination du caucus de la jeunesse');
  await page.goto(address);
  await page
    .locator('li', { hasText: 'Cherche des soutiens' })
    .getByRole('link', { name: /^GEN-A\d-002$/ })
    .first()
    .click();
  const own = page.url();
  await page.getByLabel('Au nom de').first().selectOption({ label: 'Coordination du caucus de la jeunesse' });
  await page.getByRole('button', { name: 'Soutenir l’amendement' }).click();
  await page.getByText('Soutenu, à examiner').first().waitFor();
  await leave(page);

  await enterAs(page, site.origin, 'Coordination de la piste, Commission Huairou');
  await page.goto(own);
  await page.getByRole('button', { name: 'Déclarer recevable' }).click();
  await page.getByText('Recevable').first().waitFor();
  await page.getByRole('button', { name: 'Accepter', exact: true }).click();
  await page.getByText('Accepté').first().waitFor();
  await page.goto(address);
  await page.getByRole('link', { name: 'Intégrer ce qui est accepté' }).click();
  await page.getByRole('button', { name: 'Intégrer dans le projet' }).click();
  await page.getByLabel('Ce qui change, et pourquoi').fill('La nourriture, et qui cuisine.');
  await page.getByRole('button', { name: /^Publier la version/ }).click();
  await page.getByText('La nourriture, et qui cuisine.').waitFor();
  await leave(page);

  await page.goto(`${site.origin}/en/papers/gender-equality`);
  await page.getByText(after, { exact: false }).first().waitFor();
  await page.getByText('Nobody asks who').first().waitFor();
  await page.goto(own);
  await page.getByText('Intégré au texte').first().waitFor();
});

test('with JavaScript, the change is shown while it is typed', async () => {
  const page = await somebody({ scripts: true });
  await enterAs(page, site.origin, 'Entrer comme participant·e');
  await page.goto(`${site.origin}/fr/papers/gender-equality/provisions/p02/amendments?in=en`);
  const text = page.getByLabel('Le texte tel qu’il devrait être');
  await text.fill((await text.inputValue()).replace(before, after));
  await page.getByRole('heading', { name: 'Aperçu' }).waitFor();
  expect(await page.locator('#preview .suivi ins').first().textContent()).toContain('food');
});

test('the pages of amendments are accessible, in French and Arabic, wide and narrow', async () => {
  const page = await somebody({ scripts: true });
  await enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
  const paths = [
    '/papers/accessible-cities/amendments',
    '/papers/accessible-cities/amendments/booklet',
    '/papers/accessible-cities/voting-list',
    '/papers/accessible-cities/provisions/p04/amendments',
    '/papers/accessible-cities/comparison',
    '/papers/accessible-cities/merges',
  ];
  for (const language of ['fr', 'ar']) {
    for (const path of paths) {
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

test('the chair changes the order of the votes without JavaScript, on an accessible page', async () => {
  const looked = await somebody({ scripts: true });
  await enterAs(looked, site.origin, 'Présidence du circuit Town Hall');
  for (const language of ['fr', 'ar']) {
    await looked.goto(`${site.origin}/${language}/papers/accessible-cities/voting-list`);
    await looked.locator('details:has(textarea[name="list"]) > summary').click();
    expect([language, await violations(looked)]).toEqual([language, []]);
  }
  const page = await somebody();
  await enterAs(page, site.origin, 'Présidence du circuit Town Hall');
  await page.goto(`${site.origin}/fr/papers/accessible-cities/voting-list`);
  await page.locator('details:has(textarea[name="list"]) > summary').click();
  await page.getByLabel('Les amendements à voter d’abord').fill('AIC-A1-017');
  await page.getByLabel('Pourquoi cet ordre').fill('La trésorière doit partir à midi.');
  await page.getByRole('button', { name: 'Fixer cet ordre' }).click();
  await page.getByText('La trésorière doit partir à midi.').waitFor();
  await page.getByRole('heading', { name: '1. Vote : AIC-A1-017' }).waitFor();
});

test('the chair parts an amendment without JavaScript, and the list shows each part, on accessible pages', async () => {
  const looked = await somebody({ scripts: true });
  await enterAs(looked, site.origin, 'Présidence du circuit Town Hall');
  const form = 'papers/accessible-cities/amendments/AIC-A2-016/vote-requests';
  for (const language of ['fr', 'ar'])
    for (const width of [1280, 320]) {
      await looked.setViewportSize({ width, height: 800 });
      await looked.goto(`${site.origin}/${language}/${form}`);
      expect([language, width, await violations(looked), await overflow(looked)]).toEqual([
        language,
        width,
        [],
        null,
      ]);
    }
  const page = await somebody();
  await enterAs(page, site.origin, 'Présidence du circuit Town Hall');
  await page.goto(`${site.origin}/fr/papers/accessible-cities/voting-list`);
  await page.getByRole('link', { name: 'Voter AIC-A2-016 par division ou à part' }).click();
  await page.getByLabel('Partie du passage 1').selectOption('2');
  await page.getByLabel('Partie du passage 2').selectOption('1');
  await page.getByLabel('Pourquoi le voter ainsi').fill('Deux questions en une.');
  await page.getByRole('button', { name: 'Le voter dans ces parties' }).click();
  await page.getByText('Deux questions en une.').waitFor();
  await page.getByRole('heading', { name: 'Vote par division : AIC-A2-016, partie 1' }).waitFor();
});
