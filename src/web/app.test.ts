import type { KyselyPlugin, PluginTransformQueryArgs, RootOperationNode } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../e2e/pages.ts';
import { contribute } from '../actions/contribute.ts';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { createApi } from '../api/api.ts';
import { parseSettings } from '../settings.ts';
import { createApp } from './app.tsx';

const origin = 'http://localhost:3000';
let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;
let queries = 0;

/** Counts every query that goes to the database. */
const counter: KyselyPlugin = {
  transformQuery({ node }: PluginTransformQueryArgs): RootOperationNode {
    queries += 1;
    return node;
  },
  async transformResult({ result }) {
    return result;
  },
};

const get = (path: string, headers: Record<string, string> = {}) => app.request(origin + path, { headers });

async function post(path: string, fields: Record<string, string>, cookie = ''): Promise<Response> {
  const headers = { Origin: origin, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' };
  return app.request(origin + path, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields).toString(),
  });
}

/** Signs in as a role of the demonstration; the cookie to send from then on. */
async function enter(mandate: string): Promise<string> {
  const response = await post('/fr/roles', { mandate });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

beforeAll(async () => {
  demo = await demonstration();
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret } = settings.value;
  app = await createApp({
    db: demo.db.withPlugin(counter),
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => demo.now,
    api: createApi,
  });
}, 60_000);
afterAll(() => demo.drop());

const feeds = ['/register.atom', '/papers/accessible-cities/debate.atom', '/outcome.atom'];

test.each([...Object.entries(pages), ...feeds.map((path) => [path, path])])(
  '%s asks the database at most a dozen questions',
  async (_, path) => {
    const cookie = await enter('secretariat');
    queries = 0;
    await get(`/fr${path}`, { Cookie: cookie });
    // Two of them are better-auth's: the session and its person.
    expect(queries).toBeLessThanOrEqual(12 + 2);
  },
);

test.each([
  '/edition',
  '/tracks',
  '/papers',
  '/papers/accessible-cities',
  '/papers/accessible-cities/provisions/p04/contributions',
  '/register',
  '/contributions/aic-c001',
  '/recommendations/AIC-R01',
  '/outcome',
  '/organisations/world-enabled',
])('nor does the interface at %s', async (path) => {
  const cookie = await enter('secretariat');
  queries = 0;
  await get(`/api/v1${path}`, { Cookie: cookie });
  expect(queries).toBeLessThanOrEqual(12 + 2);
});

describe('a page for readers who are not signed in', () => {
  test('is made once, and answered 304 to who has it', async () => {
    const first = await get('/fr/papers/africa');
    const etag = first.headers.get('ETag') ?? '';
    queries = 0;
    const again = await get('/fr/papers/africa', { 'If-None-Match': etag });
    expect([again.status, queries <= 1]).toEqual([304, true]);
    expect(await (await get('/fr/papers/africa')).text()).toBe(await first.text());
  });

  test('changes as soon as somebody acts here', async () => {
    const before = (await get('/en/papers/africa/provisions/p01')).headers.get('ETag');
    const text = 'A word nobody had written before: quokka.';
    const cookie = await enter('');
    const key = crypto.randomUUID();
    const said = await post(
      '/en/papers/africa/provisions/p01/contributions',
      { key, text, language: 'en', constituency: 'communities' },
      cookie,
    );
    expect(said.status).toBe(303);
    const after = await get('/en/papers/africa/provisions/p01');
    expect(await after.text()).toContain('quokka');
    expect(after.headers.get('ETag')).not.toBe(before);
  });

  test('shows within a second or so what another process did', async () => {
    await get('/en/papers/africa/provisions/p02');
    const person = await demo.participant();
    const given = {
      paper: 'africa',
      ref: 'p02',
      kind: 'comment',
      language: 'en',
      text: 'From elsewhere: numbat.',
    } as const;
    const rest = {
      constituency: 'communities',
      people: null,
      mandate: undefined,
      replyTo: null,
      name: undefined,
      place: undefined,
    } as const;
    await contribute(demo.db, person, { ...given, ...rest, key: crypto.randomUUID() }, demo.now);
    await expect
      .poll(async () => (await get('/en/papers/africa/provisions/p02')).text(), { timeout: 5000 })
      .toContain('numbat');
  });

  test('is not what signed-in people get, nor the other way round', async () => {
    const cookie = await enter('secretariat');
    expect(await (await get('/fr', { Cookie: cookie })).text()).toContain('Se déconnecter');
    expect(await (await get('/fr')).text()).not.toContain('Se déconnecter');
  });
});

describe('bad input', () => {
  test('keeps what was typed and says what to fix', async () => {
    const cookie = await enter('');
    const fields = {
      key: crypto.randomUUID(),
      text: 'For all of us',
      constituency: 'communities',
      kind: 'comment',
      people: '12',
    };
    const response = await post('/en/papers/africa/provisions/p01/contributions', fields, cookie);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('For all of us');
    expect(html).toContain('collective contribution');
  });

  test.each([
    ['/fr/papers/nothing', 404],
    ['/fr/r/AIC-R99', 404],
    ['/fr/contributions/x', 404],
    ['/fr/papers/africa/versions/999999999999', 404],
    ['/fr/register?before=abc&state=foo', 200],
    ['/fr/register?before=99999999999999999999', 200],
    ['/fr/papers?after=abc', 200],
    ['/fr/papers/africa/provisions/p01?after=1e400', 200],
    ['/de', 404],
    ['/fr/papers/%00', 404],
    ['/fr/register?paper=%00', 404],
    ['/r/%E0%A4%A', 302],
  ])('%s answers %i', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  test('a clause is in a language of the edition', async () => {
    const fields = { key: crypto.randomUUID(), text: 'Ramps.', language: 'tlh!', heading: 'h-access' };
    expect((await post('/en/outcome/clauses', fields, await enter('secretariat'))).status).toBe(422);
  });

  test('what no database can hold is left out of a text', async () => {
    const cookie = await enter('');
    const fields = {
      key: crypto.randomUUID(),
      text: 'wom\0bat',
      language: 'en',
      constituency: 'communities',
    };
    const response = await post('/en/papers/africa/provisions/p01/contributions', fields, cookie);
    expect(response.status).toBe(303);
    expect(await (await get(response.headers.get('Location') ?? '')).text()).toContain('wombat');
  });

  test('a form from another site is refused', async () => {
    const headers = {
      Origin: 'https://elsewhere.example',
      'Content-Type': 'application/x-www-form-urlencoded',
    };
    expect(
      (await app.request(`${origin}/fr/roles`, { method: 'POST', headers, body: 'mandate=' })).status,
    ).toBe(403);
  });

  test('whoever may not act is told why, on every act', async () => {
    for (const path of ['/fr/outcome/publications', '/fr/contributions/aic-c001/supports']) {
      expect((await post(path, {})).status).toBe(403);
    }
    const participant = await enter('');
    expect((await post('/fr/outcome/publications', {}, participant)).status).toBe(403);
  });
});

test('a sign-in link works once, and says nothing about who exists', async () => {
  expect((await post('/fr/sign-in/links', { email: 'not an address' })).status).toBe(422);
  const known = await (await post('/fr/sign-in/links', { email: 'ada@example.org' })).text();
  const unknown = await (await post('/fr/sign-in/links', { email: 'bob@example.org' })).text();
  expect(known).toBe(unknown);
  const box = await (await get('/fr/outbox')).text();
  const link = new URL(/href="(http[^"]*\/sign-in\/links\/[^"]+)"/.exec(box)?.[1] ?? '').pathname;
  expect((await get(link)).status).toBe(200);
  const opened = await post(link, {});
  expect([opened.status, opened.headers.getSetCookie().length > 0]).toEqual([303, true]);
  expect((await post(link, {})).status).toBe(403);
});

test('/r/CODE goes to the reader’s language', async () => {
  const response = await get('/r/AIC-R01', { 'Accept-Language': 'es' });
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/es/r/AIC-R01']);
});

test('the sitemap lists every public page in every language', async () => {
  const xml = await (await get('/sitemap.xml')).text();
  for (const path of [
    '/fr',
    '/ar/papers/africa',
    '/en/r/OUT-R01',
    '/es/contributions/aic-c001',
    '/fr/tracks/habitat',
  ])
    expect(xml).toContain(`<loc>${origin}${path}</loc>`);
});
