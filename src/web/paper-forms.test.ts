import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

const paper = '/papers/accessible-cities';
let site: TestSite;
let lead: TestBrowser;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  lead = site.browser();
  await lead.post('/en/roles', { mandate: 'lead-world-enabled' });
}, 60_000);
afterAll(() => site?.demo.drop());

const page = async (address: string, browser = site.browser()) => {
  const answer = await browser.get(address);
  return { status: answer.status, html: await answer.text() };
};

/** The hidden fields of the form that is shown. */
const fieldsOf = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );

test('the paper leads to its forms, each in the language of the page', async () => {
  const { html } = await page(`/fr${paper}`);
  expect(html).toContain(`href="/fr${paper}/forms/summary"`);
  const summary = await page(`/fr${paper}/forms/summary`);
  expect(summary.html).toContain('Les villes demandent encore aux personnes handicapées');
  expect(summary.html).toContain('Écrit pour la version 2');
  expect(summary.html).toContain('aria-current="page">Résumé<');
  const simple = await page(`/ar${paper}/forms/simple`);
  expect(simple.html).toMatch(/lang="en" dir="ltr"><p>This paper is about cities/);
  expect(simple.html).toContain('غير متاح بعد باللغة العربية');
});

test('what the paper and the original have left behind says so', async () => {
  const { html } = await page(`/es${paper}/forms/simple`);
  expect(html).toContain('Este texto se escribió para la versión 1. El documento va por la versión 2.');
  expect(html).toContain(`/es${paper}/comparison?from=1&amp;to=2`);
  expect(html).toContain('Esta traducción es la de un original anterior');
  expect((await page(`/en${paper}/forms/simple`)).html).not.toContain('has moved on');
});

test('where there is none, nobody but who may write it is led there', async () => {
  const bare = '/papers/informality';
  expect((await page(`/en${bare}`)).html).not.toContain('/forms/');
  for (const kind of ['summary', 'simple', 'song'])
    expect((await page(`/en${bare}/forms/${kind}`)).status).toBe(404);
  const writer = site.browser();
  await writer.post('/en/roles', { mandate: 'lead-cities-alliance' });
  expect((await page(`/en${bare}`, writer)).html).toContain(`${bare}/forms/simple`);
  const empty = await page(`/en${bare}/forms/simple`, writer);
  expect([empty.status, empty.html.includes('Nobody has written it yet.')]).toEqual([200, true]);
  const translation = await page(`/en${bare}/forms/simple/revisions?language=fr`, writer);
  expect(translation.html).toContain('there is nothing to translate');
});

test('a summary is written, and read at once where its version is public', async () => {
  const edit = `/en${paper}/forms/summary/revisions`;
  const fields = fieldsOf((await page(`${edit}?language=en`, lead)).html);
  const long = { ...fields, text: 'It is. They are. We are. You are. She is. He is.' };
  const refused = await lead.post(edit, long);
  const again = await refused.text();
  expect(refused.status).toBe(422);
  expect(again).toContain('A summary has at most five sentences: shorten it.');
  expect(again).toContain(long.text);
  const saved = await lead.post(edit, { ...fields, text: 'A wombat lives here.' });
  expect([saved.status, saved.headers.get('Location')]).toEqual([303, `${edit}?language=en&version=2`]);
  expect((await page(`/en${paper}/forms/summary`)).html).toContain('A wombat lives here.');
  expect((await page(`/fr${paper}/forms/summary`)).html).toContain('celle d’un original antérieur');
  // From a page that was opened before, what is there now is asked about, and what was typed is kept.
  const late = { ...fields, key: crypto.randomUUID(), text: 'A numbat lives here.' };
  const asked = await lead.post(edit, late);
  const words = await asked.text();
  expect(asked.status).toBe(422);
  expect(words).toContain('Somebody saved this meanwhile');
  expect((await lead.post(edit, { ...fieldsOf(words), text: late.text })).status).toBe(303);
  expect((await page(`/en/search?q=numbat`)).html).toContain(`${paper}/forms/summary?language=en`);
});

test('programs read the same', async () => {
  const answer = await site.browser().get(`/api/v1${paper}/forms`);
  const { forms } = (await answer.json()) as { forms: { kind: string; language: string }[] };
  expect(forms).toContainEqual(
    expect.objectContaining({ kind: 'simple', language: 'es', version: 1, behind: true, stale: true }),
  );
  expect(forms).toContainEqual(
    expect.objectContaining({ kind: 'simple', language: 'fr', version: 2, behind: false, stale: false }),
  );
});
