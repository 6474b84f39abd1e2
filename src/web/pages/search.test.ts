import { afterAll, beforeAll, expect, test } from 'vitest';
import { contribute } from '../../actions/contribute.ts';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { refreshSearch } from '../../actions/refresh-search.ts';
import { parseSettings } from '../../settings.ts';
import { createApp } from '../app.tsx';

let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;

const get = (address: string) => app.request(`http://localhost:3000${address}`);
const read = async (address: string) => (await get(address)).text();

beforeAll(async () => {
  demo = await demonstration();
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret } = settings.value;
  app = await createApp({
    db: demo.db,
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => demo.now,
  });
  const said = await contribute(
    demo.db,
    await demo.participant(),
    {
      paper: 'accessible-cities',
      ref: 'p04',
      kind: 'comment',
      language: 'en',
      text: 'Our <b>wombat</b> & "friends" wait.',
      constituency: 'communities',
      people: null,
      mandate: undefined,
      replyTo: null,
      name: undefined,
      place: undefined,
      key: crypto.randomUUID(),
    },
    demo.now,
  );
  if (!said.ok) throw new Error(said.refusal);
}, 60_000);
afterAll(() => demo.drop());

test('marks the words, and shows what was written as text', async () => {
  const html = await read('/en/search?q=WOMBATS');
  expect(html).toContain('Our &lt;b><mark>wombat</mark>&lt;/b> &amp; &quot;friends&quot; wait.');
  expect(html).toContain('<meta name="robots" content="noindex"/>');
});

test('says so when it shows what is written nearly like the question', async () => {
  await refreshSearch(demo.db);
  const html = await read('/en/search?q=wonbat');
  expect(html).toContain('These have words written nearly so.');
  expect(html).toContain('<mark>wombat</mark>');
  expect(await read('/en/search?q=wombat')).not.toContain('written nearly so');
  expect(await read('/en/search?q=xyzzy')).toContain('class="avis" role="status"');
});

test('says the language and direction of each text', async () => {
  const html = await read('/fr/search?q=wombat');
  expect(html).toMatch(/<p lang="en" dir="ltr">[^<]*Our/);
  expect(await read('/fr/search?q=المدينة&language=ar')).toMatch(/<p lang="ar" dir="rtl">/);
});

test('keeps the question and the filters from page to page and from language to language', async () => {
  const html = await read('/fr/search?q=ville&language=fr');
  const next = /href="([^"]+)" rel="next"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toMatch(/^\/fr\/search\?q=ville&language=fr&after=\d+-[a-z]+-\d+$/);
  expect(await read(next)).toContain('rel="first"');
  expect(html).toContain('href="/es/search?q=ville&amp;language=fr"');
});

test('shows what to try when nothing is found, and asks nothing of nothing', async () => {
  const none = await read('/en/search?q=xyzzy&kind=paper');
  expect(none).toContain('Nothing was found for “xyzzy”.');
  expect(none).toContain('Search without the filters');
  expect(await read('/en/search?q=%26')).toContain('has no word to search for');
  expect(await read('/en/search')).not.toContain('Nothing was found');
});

test('is kept nowhere: what was asked is the reader’s', async () => {
  expect((await get('/en/search?q=wombat')).headers.get('Cache-Control')).toContain('no-store');
});

test('every address it gives leads somewhere', async () => {
  const addresses = new Set<string>();
  for (const kind of [
    'paper',
    'clause',
    'recommendation',
    'provision',
    'answer',
    'organisation',
    'track',
    'domain',
    'priority',
  ])
    for (const [, address] of (await read(`/en/search?q=city&kind=${kind}`)).matchAll(
      /<h2><a href="([^"]+)"/g,
    ))
      addresses.add(address?.split('#')[0] ?? '');
  expect(addresses.size).toBeGreaterThan(30);
  for (const address of addresses) expect([address, (await get(address)).status]).toEqual([address, 200]);
});
