import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { answerCounts } from '../../queries/register.ts';
import { parseSettings } from '../../settings.ts';
import { createApp } from '../app.tsx';
import { languages } from '../languages/languages.ts';
import { translator } from '../languages/translator.ts';

const origin = 'http://localhost:3000';
let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;
/** The clock of the site. */
let now: Date;

/** Every catalogue page with what it is in the words of schema.org. */
const pages: readonly (readonly [path: string, type: string])[] = [
  ['', 'Event'],
  ['/circuits', 'CollectionPage'],
  ['/circuits/statutory', 'CollectionPage'],
  ['/circuits/town-hall', 'CollectionPage'],
  ['/tracks/accessible-cities', 'CollectionPage'],
  ['/domains', 'CollectionPage'],
  ['/domains/accessibility', 'CollectionPage'],
  ['/organisations', 'CollectionPage'],
  ['/organisations/world-enabled', 'Organization'],
  ['/papers', 'CollectionPage'],
  ['/programme', 'Event'],
  ['/priorities', 'CollectionPage'],
  ['/priorities/europe-goals-in-budgets', 'CreativeWork'],
  ['/about', 'AboutPage'],
  ['/accessibility', 'WebPage'],
];

async function read(address: string): Promise<string> {
  const response = await app.request(origin + address);
  expect([address, response.status]).toEqual([address, 200]);
  return response.text();
}

/** What a page says of itself to search engines. */
function linkedData(html: string): Record<string, unknown> {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
}

beforeAll(async () => {
  demo = await demonstration();
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret } = settings.value;
  app = await createApp({
    db: demo.db,
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => now,
  });
}, 60_000);
beforeEach(() => {
  now = demo.now;
});
afterAll(() => demo.drop());

describe.each(languages)('in %s', (language) => {
  test.each(pages)('%s has one title, headings in order and says it is a %s', async (path, type) => {
    const html = await read(`/${language}${path}`);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    const levels = [...main.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(linkedData(html)).toMatchObject({ '@type': type, url: `${origin}/${language}${path}` });
  });

  test('whatever a page lists is a page', async () => {
    const parts = linkedData(await read(`/${language}/papers`)).hasPart as { url: string }[];
    expect(parts.length).toBeGreaterThan(5);
    for (const { url } of parts) await read(new URL(url).pathname);
  });
});

describe('the home page', () => {
  test('says how many were answered, wait and are late', async () => {
    const html = await read('/en');
    const t = translator('en');
    const { answered, pending, late } = await answerCounts(demo.db, demo.edition, demo.now);
    expect(answered * pending * late).toBeGreaterThan(0);
    for (const words of [
      t('home.answered', { count: answered }),
      t('home.pending', { count: pending }),
      t('home.late', { count: late }),
    ])
      expect(html).toContain(words);
  });

  test('marks the phase of today, and no other', async () => {
    const current = /<li[^>]*aria-current="step"[^>]*>.*?<\/li>/gs;
    expect((await read('/en')).match(current)).toEqual([expect.stringContaining('Debate')]);
  });

  test('shows the next sittings, then those of today, then none', async () => {
    const t = translator('es');
    const { day } = await demo.db
      .selectFrom('sitting')
      .select(({ fn }) => fn.min('held_on').as('day'))
      .executeTakeFirstOrThrow();
    const band = async (moment: Date, query: string) => {
      now = moment;
      // Another address, so that the page kept for readers is not the answer.
      const html = await read(`/es?${query}`);
      return [t('sittings.next'), t('sittings.today')].filter((title) => html.includes(`>${title}</h2>`));
    };
    expect(await band(demo.now, 'before')).toEqual([t('sittings.next')]);
    expect(await band(new Date(`${day}T10:00:00Z`), 'during')).toEqual([t('sittings.today')]);
    expect(await band(new Date('2040-01-01T10:00:00Z'), 'after')).toEqual([]);
  });
});

describe('the library', () => {
  test('shows the filters that were chosen, and only what they let through', async () => {
    const html = await read('/en/papers?circuit=assembly&kind=position');
    expect(html).toMatch(
      /<option[^>]*value="assembly"[^>]*selected|<option[^>]*selected[^>]*value="assembly"/,
    );
    const parts = linkedData(html).hasPart as { url: string }[];
    expect(parts.map(({ url }) => new URL(url).pathname)).toContain('/en/papers/africa');
    expect(parts.map(({ url }) => new URL(url).pathname)).not.toContain('/en/papers/accessible-cities');
  });

  test('says so when nothing matches', async () => {
    expect(await read('/en/papers?lead=nobody')).toContain(translator('en')('library.empty'));
  });
});

test('a name that is not in the reader’s language says which one it is in', async () => {
  const address = '/ar/organisations/world-enabled';
  expect(await read(`${address}?before`)).toMatch(/<h1>World Enabled<\/h1>/);
  await demo.db
    .deleteFrom('organisation_text')
    .where('language', '=', 'ar')
    .where('organisation_id', 'in', (select) =>
      select.selectFrom('organisation').select('id').where('slug', '=', 'world-enabled'),
    )
    .execute();
  expect(await read(`${address}?after`)).toMatch(/<h1 lang="en" dir="ltr">World Enabled<\/h1>/);
  expect(await read('/ar/tracks/accessible-cities?after')).toMatch(
    /<bdi lang="en" dir="ltr">World Enabled<\/bdi>/,
  );
});

test('so does one in a path, in a choice, and the title of a mandate', async () => {
  for (const table of ['circuit_text', 'mandate_text'] as const)
    await demo.db.deleteFrom(table).where('language', '=', 'ar').execute();
  expect(await read('/ar/papers/africa?names')).toMatch(
    /circuits\/assembly" lang="en" dir="ltr">Assembly Track</,
  );
  expect(await read('/ar/papers?names')).toContain('<option value="town-hall" lang="en">');
  expect(await read('/en/papers/africa?leads')).toMatch(
    /<dd><a href="\/en\/organisations\/uclg-africa"><bdi>/,
  );
  const said = await read('/ar/contributions/aic-c001?names');
  expect(said).toMatch(/<bdi lang="en" dir="ltr">[^<]+<\/bdi> · <a href="\/ar\/organisations\//);
});

test('the table of domains has a caption, and every cell its row and column', async () => {
  const [table = ''] = /<table.*<\/table>/s.exec(await read('/fr/domains')) ?? [];
  expect(table).toContain('<caption');
  const count = (pattern: RegExp) => table.match(pattern)?.length ?? 0;
  expect(count(/<th scope="col"/g)).toBe(5);
  expect(count(/<th scope="row"/g)).toBeGreaterThan(5);
  expect(count(/<td/g)).toBe(4 * count(/<th scope="row"/g));
});

test('a priority leads to the passages that carry it and to the clauses that came of it', async () => {
  const html = await read('/en/priorities/europe-goals-in-budgets');
  const carriers = [...html.matchAll(/href="(\/en\/r\/EUR-R\d+)"/g)].map((match) => match[1] ?? '');
  const clauses = [...html.matchAll(/href="\/en\/outcome#([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(Math.min(carriers.length, clauses.length)).toBeGreaterThan(0);
  for (const carrier of carriers) await read(carrier);
  const outcome = await read('/en/outcome');
  for (const clause of clauses) expect(outcome).toContain(`id="${clause}"`);
});

test.each([
  '/fr/circuits/none',
  '/fr/tracks/none',
  '/fr/domains/none',
  '/fr/organisations/none',
  '/fr/priorities/none',
  '/sitemap.xml?part=2',
  '/sitemap.xml?part=0',
])('%s does not exist', async (address) => {
  expect((await app.request(origin + address)).status).toBe(404);
});

test('the sitemap names only pages, each once, and is cut into parts when there are many', async () => {
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1] ?? '');
  const whole = locations(await read('/sitemap.xml'));
  expect(new Set(whole).size).toBe(whole.length);
  for (const url of whole.filter((_, index) => index % 97 === 0)) await read(new URL(url).pathname);
  await demo.db
    .insertInto('organisation')
    .values(
      Array.from({ length: 5000 }, (_, index) => ({
        slug: `many-${index}`,
        kind: 'partner',
        constituency: 'communities',
      })),
    )
    .execute();
  const index = locations(await read('/sitemap.xml'));
  expect(index).toEqual([`${origin}/sitemap.xml?part=1`, `${origin}/sitemap.xml?part=2`]);
  const parts = await Promise.all(index.map((url) => read(url.slice(origin.length))));
  const all = parts.flatMap(locations);
  expect(new Set(all).size).toBe(whole.length + 5000 * languages.length);
  expect(all).toHaveLength(whole.length + 5000 * languages.length);
});

test('robots are told where the sitemap is', async () => {
  expect(await read('/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml`);
});
