import { sql } from 'kysely';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { violations } from './axe.ts';
import { openBrowser } from './browser.ts';
import { overflow } from './overflow.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave, signInByMail } from './visitor.ts';

const contribution = '/contributions/aic-c001';
const corrected = 'قبل أي شيء: كم درجة؟';
let database: TestDatabase;
let site: RunningSite;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await testDatabase();
  site = await serveDemonstration(database.db);
  browser = await openBrowser();
  page = await (await browser.newContext()).newPage();
  await database.db
    .insertInto('person')
    .values({
      name: 'نور',
      place: 'Kervallon',
      email: 'nour@example.org',
      email_verified: true,
      language: 'ar',
    })
    .execute();
  for (const [language, text] of [
    ['ar', 'كم درجة هناك؟ قبل كل شيء.'],
    ['en', 'How many steps are there? Before anything else.'],
  ])
    await sql`insert into contribution_translation
        (contribution_id, language, text, made_by, engine, source_hash, made_at)
      select id, ${language}, ${text}, 'machine', 'a machine', '', now() from contribution
      where slug = 'aic-c001' and language <> ${language}`.execute(database.db);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await database?.drop();
});

/** Nothing is wrong with the page that is open, on a wide screen or on narrow ones. */
async function sound(): Promise<void> {
  for (const width of [1280, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect([page.url(), width, await violations(page), await overflow(page)]).toEqual([
      page.url(),
      width,
      [],
      null,
    ]);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

const said = () => page.locator('.mot').first();

test('what a machine translated says so, with the original at hand', async () => {
  await page.goto(`${site.origin}/ar${contribution}`);
  expect(await said().getAttribute('lang')).toBe('ar');
  expect(await page.locator('.trad').first().textContent()).toContain('ترجمة آلية');
  await page.locator('summary').first().click();
  await sound();
});

test('a reader corrects it, in Arabic, from right to left', async () => {
  await signInByMail(page, site.origin, 'nour@example.org');
  await page.goto(`${site.origin}/ar${contribution}`);
  await page.getByRole('link', { name: 'تصحيح هذه الترجمة' }).first().click();
  await sound();
  const field = page.getByRole('textbox', { name: 'الترجمة إلى' });
  expect(await field.getAttribute('dir')).toBe('rtl');
  await field.fill(corrected);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'اقتراح هذا التصحيح' }).click();
  await sound();
  await page.goto(`${site.origin}/ar${contribution}`);
  expect(await said().textContent()).not.toContain(corrected);
});

test('a reader corrects a passage of the paper', async () => {
  await page.goto(`${site.origin}/ar/papers/accessible-cities/provisions/p05`);
  await page.getByRole('link', { name: 'تصحيح هذه الترجمة' }).click();
  const field = page.getByRole('textbox', { name: 'الترجمة إلى' });
  await field.fill(`${await field.inputValue()} حقًّا.`);
  await page.getByRole('button', { name: 'اقتراح هذا التصحيح' }).click();
  await page.goto(`${site.origin}/fr`);
  await leave(page);
});

test('who translates finds both on the desk, accepts one and declines the other', async () => {
  await enterAs(page, site.origin, 'Coordination de la piste, World Enabled');
  await page.goto(`${site.origin}/fr/papers/accessible-cities/translations/ar`);
  await page.getByRole('link', { name: '2 corrections proposées attendent' }).click();
  await sound();
  const [one, other] = [page.locator('.suivi').first(), page.locator('.suivi').nth(1)];
  expect(await one.textContent()).toContain('نور');
  await other.getByText('Ne pas retenir cette correction').click();
  await sound();
  await other.getByRole('textbox').fill('Le sens était juste.');
  await other.getByRole('button', { name: 'Ne pas retenir' }).click();
  await page.getByRole('button', { name: 'Retenir cette correction' }).click();
  expect(await page.locator('main').textContent()).toContain('Aucune correction n’attend.');
});

test('readers read it, and whose it is; its author is told in their language', async () => {
  await page.goto(`${site.origin}/ar${contribution}`);
  expect(await said().textContent()).toContain(corrected);
  expect(await page.locator('.trad').first().textContent()).toContain('نور');
  await sound();
  const mail = await database.db
    .selectFrom('mail_message')
    .select(['subject', 'body'])
    .where('subject', '=', 'تصحيحكم لترجمة')
    .orderBy('id')
    .execute();
  expect(mail.map(({ body }) => body.split('\n')[0])).toEqual([
    'لم يُقبل تصحيحكم. السبب:',
    'قُبل تصحيحكم: صارت الترجمة تقول ما اقترحتموه، أو ستقوله في النسخة المقبلة من الورقة.',
  ]);
});
