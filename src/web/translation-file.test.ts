import { afterAll, beforeAll, expect, test } from 'vitest';
import { importXliff } from '../exchange/translation/import-xliff.ts';
import { currentEdition } from '../queries/current-edition.ts';
import { type TestSite, testSite } from './sign-in/test-site.testing.ts';

const address = '/en/papers/accessible-cities/xliff/fr';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
}, 60_000);
afterAll(() => site?.demo.drop());

const enter = (mandate: string) => site.holder(mandate);

test('who may translate a paper saves it as a file that comes back as it left', async () => {
  const lead = await enter('lead-world-enabled');
  for (const page of ['/en/papers/accessible-cities', '/en/papers/accessible-cities/draft']) {
    const html = await (await lead.get(page)).text();
    expect(html).toContain(`href="${address}"`);
    expect(html).toContain('For translation into French (XLIFF)');
    expect(html).not.toContain('/xliff/en"');
  }
  const response = await lead.get(address);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/xliff+xml; charset=utf-8',
    'content-disposition': expect.stringMatching(/^attachment; filename="accessible-cities-2-en-fr\.xlf"/),
    'cache-control': 'private, no-store',
  });
  const edition = await currentEdition(site.demo.db, 'en');
  if (!edition) throw new Error('no edition');
  const text = await response.text();
  const read = await importXliff(site.demo.db, { text, edition, by: null, now: site.demo.now });
  expect(read.ok && read.papers.flatMap(({ outcomes }) => outcomes).map(({ outcome }) => outcome)).toSatisfy(
    (outcomes: string[]) => outcomes.length > 20 && outcomes.every((outcome) => outcome === 'unchanged'),
  );
});

test('nobody else is shown it or given it', async () => {
  for (const browser of [site.browser(), await enter(''), await enter('lead-gpr2c')]) {
    expect((await browser.get(address)).status).toBe(403);
    expect(await (await browser.get('/en/papers/accessible-cities')).text()).not.toContain('/xliff/');
  }
});

test.each([
  '/en/papers/accessible-cities/xliff/en',
  '/en/papers/accessible-cities/xliff/zz',
  '/en/papers/nothing/xliff/fr',
  '/en/papers/accessible-cities/xliff/french',
])('%s is not there', async (path) => {
  expect((await (await enter('lead-world-enabled')).get(path)).status).toBe(404);
});
