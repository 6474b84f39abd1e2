import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../src/store/test-database.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';
import { enterAs, leave } from './visitor.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

const words =
  'Le marché couvert a quarante ans et aucune rampe ne mène aux étals : pensez aussi aux bâtiments anciens.';
const clause =
  'Rendre accessibles les marchés couverts anciens, étal par étal, avec celles et ceux qui y travaillent.';

/** A participant comments a paragraph of the paper; the name of the contribution comes back. */
async function comment(page: Page, origin: string): Promise<string> {
  await page.goto(`${origin}/fr/papers/accessible-cities`);
  await page
    .locator('#p04')
    .getByRole('link', { name: /Commenter/ })
    .click();
  await page.getByLabel('Votre contribution').fill(words);
  await page.getByRole('button', { name: 'Relire avant de publier' }).click();
  expect(await page.getByLabel('Dans quelle langue avez-vous écrit').inputValue()).toBe('fr');
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByText(words).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

async function answer(page: Page, address: string, text: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('textbox', { name: 'La réponse', exact: true }).fill(text);
  await page.getByLabel('Suite donnée').selectOption('accepted');
  await page.getByLabel('La raison, en une phrase').fill('Les bâtiments anciens sont la majorité.');
  await page.getByRole('button', { name: 'Publier la réponse' }).click();
  await page.getByText(text).waitFor();
}

async function writeClause(page: Page, origin: string, origins: string): Promise<void> {
  await page.goto(`${origin}/fr/outcome`);
  await page.getByRole('link', { name: 'Écrire une clause' }).click();
  await page.getByLabel('Texte de la clause').fill(clause);
  await page.getByLabel('Origines').fill(`${origins} no-such-thing`);
  await page.getByRole('button', { name: 'Inscrire au projet' }).click();
  await page.getByText('Ces noms n’existent pas', { exact: false }).first().waitFor();
  expect(await page.getByLabel('Texte de la clause').inputValue()).toBe(clause);
  await page.getByLabel('Origines').fill(origins);
  await page.getByRole('button', { name: 'Inscrire au projet' }).click();
  await page.getByText(clause).waitFor();
}

async function play(page: Page, origin: string): Promise<void> {
  await enterAs(page, origin, 'Entrer comme participant·e');
  const contribution = await comment(page, origin);
  await leave(page);

  await enterAs(page, origin, 'Coordination de la piste, World Enabled');
  await answer(
    page,
    `${origin}/fr/contributions/${contribution}`,
    'Vous avez raison, le texte doit le dire.',
  );
  await leave(page);

  await enterAs(page, origin, 'Rapporteur·e du circuit Town Hall');
  await writeClause(page, origin, `${contribution} AIC-R01`);
  await leave(page);

  await enterAs(page, origin, 'Secrétariat mondial');
  await page.goto(`${origin}/fr/outcome`);
  await page.getByRole('button', { name: 'Publier la version 2' }).click();
  await page.getByRole('alert').getByText('Publication refusée', { exact: false }).waitFor();
  await page
    .getByRole('alert')
    .getByRole('link', { name: /AIC-R15/ })
    .click();
  await page.waitForURL(/AIC-R15/);
  await answer(page, page.url(), 'La recommandation est retenue.');
  await page.goto(`${origin}/fr/outcome`);
  await page.getByRole('button', { name: 'Publier la version 2' }).click();
  await page.getByText(/^2, du /).waitFor();
  await leave(page);

  await page.goto(`${origin}/fr/outcome`);
  const published = page.locator('section.clause', { hasText: clause });
  await published.getByText('D’où elle vient').click();
  await published.getByRole('link', { name: contribution }).click();
  await page.getByRole('heading', { level: 1, name: /Contribution de/ }).waitFor();
  await page.getByText(words).waitFor();
  await page.getByRole('link', { name: /^Clause OUT-R/ }).click();
  await page.getByText(clause).waitFor();
}

test.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])(
  'a comment becomes a line of the outcome, and the line leads back to it, %s',
  async (_, javaScriptEnabled) => {
    let database: TestDatabase | undefined;
    let site: RunningSite | undefined;
    let context: BrowserContext | undefined;
    try {
      database = await testDatabase();
      site = await serveDemonstration(database.db);
      context = await browser.newContext({ javaScriptEnabled, locale: 'fr-FR' });
      context.setDefaultTimeout(10_000);
      await play(await context.newPage(), site.origin);
    } finally {
      await context?.close();
      await site?.stop();
      await database?.drop();
    }
  },
);
