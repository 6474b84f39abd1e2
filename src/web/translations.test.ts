import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

const paper = 'accessible-cities';
let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
}, 60_000);
afterAll(() => site?.demo.drop());

const enter = (mandate: string) => site.holder(mandate);

/** The rows of the progress as the words in them. */
async function rows(browser: TestBrowser): Promise<string[]> {
  const html = await (await browser.get('/en/translations')).text();
  return [...html.matchAll(/<tr><th scope="row">.*?<\/tr>/gs)].map(([row]) =>
    row
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
}

async function write(browser: TestBrowser, ref: string, language: string, text: string): Promise<void> {
  const { id } = await site.demo.db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('state.id')
    .where('paper.slug', '=', paper)
    .where('provision.ref', '=', ref)
    .where('state.until_version', 'is', null)
    .executeTakeFirstOrThrow();
  const fields = { key: crypto.randomUUID(), text, language, basis: String(id), waiveTerms: 'yes' };
  const saved = await browser.post(`/en/papers/${paper}/provisions/${ref}/revisions`, fields);
  expect(saved.status).toBe(303);
}

/** When these papers come to a sitting. */
const sittingDays = async (papers: readonly string[]) =>
  site.demo.db
    .selectFrom('sitting')
    .innerJoin('sitting_paper as link', 'link.sitting_id', 'sitting.id')
    .innerJoin('paper', 'paper.id', 'link.paper_id')
    .select(['paper.slug', 'held_on as day', 'starts_at as from'])
    .where('paper.slug', 'in', [...papers])
    .execute();

test('what must be ready first comes first, with weekday, date, hour and time zone', async () => {
  const found = await rows(await enter('lead-world-enabled'));
  const [sitting] = await sittingDays([paper]);
  if (!sitting) throw new Error('no sitting');
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: 'UTC' })
    .format(new Date(`${sitting.day}T00:00:00Z`))
    .replace(',', '');
  expect(found.length).toBe(4);
  for (const row of found) {
    expect(row.replace(',', '')).toContain(day);
    expect(row).toMatch(/at \d\d:\d\d (GMT\+2|SAST|CAT)/);
    expect(row).toContain(
      'The sitting Accessible & Inclusive Cities is on that day, at an hour that is not known yet.'.replace(
        '&',
        '&amp;',
      ),
    );
  }
});

test('what moved since the last pass is counted, for who made it and for others', async () => {
  const lead = await enter('lead-world-enabled');
  const french = async (browser: TestBrowser) =>
    (await rows(browser)).find((row) => row.includes(' French '));
  expect(await french(lead)).toContain('Nothing has been translated or reviewed on this site yet.');
  await write(lead, 'p05', 'fr', 'Une rue plane.');
  expect(await french(lead)).toContain(
    'Nothing new to translate since you last worked here, on 24 November 2026.',
  );
  await write(lead, 'p05', 'en', 'A level street, and a bench.');
  await write(lead, 'p03', 'en', 'A door.');
  expect(await french(lead)).toContain('2 new or changed passages to translate since you last worked here');
  await write(lead, 'p03', 'fr', 'Une porte.');
  // What was left from before is not new; it stays among what is out of date.
  expect(await french(lead)).toContain('Nothing new to translate since you last worked here');
  const html = await (await lead.get(`/en/papers/${paper}/translations/fr?state=stale`)).text();
  expect(html).toContain('id="p05"');
  expect(html).toContain('To be ready before');
});

/** What has no hour yet is to be ready before its day. */
const momentOf = ({ day, from }: { readonly day: string; readonly from: string | null }) =>
  `${day}T${from ?? '00:00'}`;

/** Somebody who translates these papers, signed in. */
async function translatorOf(papers: readonly string[]): Promise<TestBrowser> {
  const { db } = site.demo;
  const email = 'several@example.org';
  const { id } = await db
    .insertInto('person')
    .values({ name: 'Inés T.', place: 'Kervallon', email, email_verified: true })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (const slug of papers)
    await db
      .insertInto('mandate')
      .values((row) => ({
        edition_id: row.selectFrom('edition').select('id').limit(1),
        slug: `translator-${slug}`,
        person_id: id,
        organisation_id: row.selectFrom('organisation').select('id').where('slug', '=', 'world-enabled'),
        paper_id: row.selectFrom('paper').select('id').where('slug', '=', slug),
        role: 'translator',
        starts_on: '2020-01-01',
        ends_on: '2040-01-01',
      }))
      .execute();
  const browser = site.browser();
  await browser.enter(email);
  return browser;
}

test('papers stand in the order in which they are used', async () => {
  const papers = ['right-to-the-city', 'accessible-cities', 'africa', 'gender-equality'];
  const { db } = site.demo;
  const link = db.selectFrom('paper').select('id').where('slug', '=', 'accessible-cities');
  const sittings = await sittingDays(papers);
  const order = sittings
    .filter(({ slug }) => slug !== 'accessible-cities')
    .sort((one, other) => (momentOf(one) < momentOf(other) ? -1 : 1))
    .map(({ slug }) => slug);
  await db.deleteFrom('sitting_paper').where('paper_id', 'in', link).execute();
  const html = await (await (await translatorOf(papers)).get('/en/translations')).text();
  const found = [...html.matchAll(/href="\/en\/papers\/([a-z-]+)\/translations\/[a-z]{2}"/g)].map(
    ([, slug]) => slug,
  );
  // Its next use is the beginning of the next phase that debates, which comes before every sitting.
  expect([...new Set(found)]).toEqual(['accessible-cities', ...order]);
  expect(html).toContain('The phase Sit begins then.'.replace('Sit', '<bdi>Sit</bdi>'));
});
