import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave, signInByMail } from './visitor.ts';

const desk = '/fr/papers/accessible-cities/translations/fr';
const translation = 'Des bancs, dans chaque rue.';
let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await testDatabase();
  // Nobody answers there: the form is shown, and what it says when the machine is away.
  site = await serveDemonstration(database.db, {
    TRANSLATION_MACHINE: 'libretranslate',
    TRANSLATION_MACHINE_URL: 'http://127.0.0.1:9',
  });
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  await giveTranslator('translator@example.org');
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

/** Somebody who translates one paper. */
async function giveTranslator(email: string): Promise<void> {
  const { db } = database;
  const person = await db
    .insertInto('person')
    .values({ name: 'Inés T.', place: 'Kervallon', email, email_verified: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('mandate')
    .values((row) => ({
      edition_id: row.selectFrom('edition').select('id').limit(1),
      slug: 'translator-accessible-cities',
      person_id: person.id,
      organisation_id: row.selectFrom('organisation').select('id').where('slug', '=', 'world-enabled'),
      paper_id: row.selectFrom('paper').select('id').where('slug', '=', 'accessible-cities'),
      role: 'translator',
      starts_on: '2020-01-01',
      ends_on: '2040-01-01',
    }))
    .execute();
}

const passage = () => page.locator('#p06');
const lead = () => enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
const translator = () => signInByMail(page, site.origin, 'translator@example.org');

async function translate(text: string): Promise<void> {
  await page.goto(site.origin + desk);
  await passage().getByRole('textbox').fill(text);
  await passage().getByRole('button', { name: 'dans le projet' }).click();
  await page.waitForURL(`${site.origin}${desk}#p06`);
}

async function revise(text: string): Promise<void> {
  await page.goto(`${site.origin}/fr/papers/accessible-cities/provisions/p06/revisions?language=en`);
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Enregistrer dans le projet' }).click();
  await page.waitForURL(/\/draft#p06$/);
}

test('a passage is translated at the desk; when its source changes the desk shows what changed', async () => {
  await lead();
  await revise('Benches in every street.');
  await leave(page);
  await translator();
  await page.goto(`${site.origin}/fr/translations`);
  await page.getByText('traduits par des personnes et à jour').first().waitFor();
  expect(await page.locator('table.donnees tbody tr').count()).toBe(4);
  await page.getByRole('link', { name: /^français/ }).click();
  await translate(translation);
  await passage().getByText('Traduit par Inés T.').waitFor();
  await passage().getByText('Cette traduction est de vous').waitFor();
  await leave(page);
  await lead();
  await revise('Benches in every square.');
  await leave(page);
});

test('the lead says that every sitting is open', async () => {
  await lead();
  await page.goto(`${site.origin}/fr/papers/accessible-cities/provisions/p11/revisions?language=en`);
  await page.getByRole('textbox').fill('Every sitting is open.');
  await page.getByRole('button', { name: 'Enregistrer dans le projet' }).click();
  await page.waitForURL(/\/draft#p11$/);
  await leave(page);
});

test('it is translated again, and reviewed by somebody else', async () => {
  await translator();
  await page.goto(`${site.origin}${desk}?state=stale`);
  expect(await passage().locator('del').textContent()).toContain('street');
  expect(await passage().locator('ins').textContent()).toContain('square');
  expect(await violations(page)).toEqual([]);
  expect(await page.locator('script:not([type="application/ld+json"])').count()).toBe(0);
  await translate('Des bancs, sur chaque place.');
  await leave(page);
  await lead();
  await page.goto(site.origin + desk);
  await passage().getByRole('button', { name: 'J’ai relu § 6' }).click();
  await page.waitForURL(`${site.origin}${desk}#p06`);
  await passage().getByText('Relu par').waitFor();
  expect(await passage().getByText('Traduit et relu').count()).toBe(1);
});

/** Everything the desk shows: with the machine, after it, and a translation that the termbase would have otherwise. */
const views = [
  desk.slice(3),
  '/translations',
  '/machine',
  '/papers/accessible-cities/translations/ar?state=work',
  '/papers/accessible-cities/translations/pt?state=machine&run=3-1-2-4&failure=too-slow',
  '/papers/accessible-cities/translations/fr?taken=2',
  '/papers/accessible-cities/provisions/p11/revisions?language=ar',
];

async function holds(name: string): Promise<void> {
  expect([name, await violations(page)]).toEqual([name, []]);
  const beyond = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect([name, beyond]).toEqual([name, 0]);
}

test.each(['fr', 'ar'].flatMap((language) => [1280, 390, 320].map((width) => [language, width] as const)))(
  'the desk and the progress hold in %s at %i px',
  async (language, width) => {
    await page.setViewportSize({ width, height: 900 });
    for (const path of views) {
      await page.goto(`${site.origin}/${language}${path}`);
      await holds(path);
    }
    await page.goto(`${site.origin}/${language}${desk.slice(3)}?from=p11`);
    await page.locator('#p11 textarea').fill('Toute session est ouverte.');
    await page.locator('#p11 form button').first().click();
    await page.getByRole('alert').waitFor();
    await holds('against the termbase');
  },
  90_000,
);

test('nobody else comes to the desk', async () => {
  const visitor = await (await browser.newContext()).newPage();
  for (const path of [desk, '/fr/translations'])
    expect((await visitor.goto(site.origin + path))?.status()).toBe(403);
});
