import type { Page } from 'playwright-core';

/** Signs in as a role of the demonstration edition, by the name of its button. */
export async function enterAs(page: Page, origin: string, role: string): Promise<void> {
  await page.goto(`${origin}/fr/roles`);
  await page.getByRole('button', { name: role, exact: true }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
}

export async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.getByRole('link', { name: 'Se connecter' }).first().waitFor();
}

/** The first private link in the outbox whose address holds `part`. */
export async function linkInOutbox(page: Page, origin: string, part: string): Promise<string> {
  await page.goto(`${origin}/fr/outbox`);
  const href = await page.locator(`a[href*="${part}"]`).first().getAttribute('href');
  return `${origin}${new URL(href ?? '', origin).pathname}`;
}

/** Signs in by a link sent to an address. */
export async function signInByMail(page: Page, origin: string, email: string): Promise<void> {
  await page.goto(`${origin}/fr/sign-in`);
  await page.getByLabel('Adresse électronique').first().fill(email);
  await page.getByRole('button', { name: 'Envoyer le lien' }).click();
  await page.goto(await linkInOutbox(page, origin, '/sign-in/links/'));
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).waitFor();
}
