import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../actions/answer.ts';
import { contribute, type NewContribution } from '../actions/contribute.ts';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { moderate } from '../actions/moderate.ts';
import { publishOutcome } from '../actions/publish-outcome.ts';
import { withdraw } from '../actions/withdraw.ts';
import { writeClause } from '../actions/write-clause.ts';
import { createApi } from '../api/api.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { loadPack } from '../exchange/congress-pack/load-pack.ts';
import { writePack } from '../exchange/congress-pack/write-pack.ts';
import { checkoutFolder, parseSettings } from '../settings.ts';
import { createApp } from './app.tsx';

/** A word, and a name, that stand nowhere else. */
const words = { hidden: 'quokka', withdrawn: 'numbat', waiting: 'bilby', published: 'wombat' } as const;
const name = 'Zebulina';

let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;
const slugs: Record<string, string> = {};

async function say(viewer: Viewer, text: string): Promise<string> {
  const given: NewContribution = {
    paper: 'accessible-cities',
    ref: 'p04',
    kind: 'comment',
    language: 'en',
    text,
    constituency: 'communities',
    people: null,
    mandate: undefined,
    replyTo: null,
    name: undefined,
    place: undefined,
    key: crypto.randomUUID(),
  };
  const result = await contribute(demo.db, viewer, given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

/** A contribution that was answered and became a clause before it was silenced: everything that can show it does. */
async function lived(viewer: Viewer, slug: string): Promise<void> {
  const key = crypto.randomUUID();
  const reply = { paper: 'accessible-cities', mandate: undefined, language: 'en', text: 'Yes.', key };
  const to = { to: { contribution: slug }, disposition: 'accepted', reason: 'It is right.' } as const;
  await answer(demo.db, await demo.viewer('lead-world-enabled'), { ...reply, ...to }, demo.now);
  const clause = { outcome: 'outcome', heading: 'h-access', language: 'en', text: `Out of ${slug}.` };
  const from = { origins: [slug], kind: 'adapted', note: '', key: crypto.randomUUID() } as const;
  const rapporteur = await demo.viewer('rapporteur-town-hall');
  expect((await writeClause(demo.db, rapporteur, { ...clause, ...from }, demo.now)).ok).toBe(true);
  await demo.db.updateTable('person').set({ name }).where('id', '=', viewer.person).execute();
}

beforeAll(async () => {
  demo = await demonstration();
  const { db, edition, now } = demo;
  for (const standing of ['published', 'hidden', 'withdrawn'] as const) {
    const viewer = await demo.participant();
    const slug = await say(viewer, `A ${words[standing]} said so.`);
    await lived(viewer, slug);
    slugs[standing] = slug;
    if (standing === 'withdrawn') await withdraw(db, { viewer, edition, slug }, now);
    if (standing === 'hidden') {
      const letter = () => ({ subject: '', body: '' });
      const given = { edition, slug, verdict: 'hide', reason: 'spam', note: '', letter } as const;
      await moderate(db, await demo.viewer('moderator-world'), given, now);
    }
    if (standing === 'published')
      await db.updateTable('person').set({ name: 'Bo' }).where('id', '=', viewer.person).execute();
  }
  const secretariat = await demo.viewer('secretariat');
  const to = { recommendation: 'AIC-R15' };
  const last = {
    paper: 'accessible-cities',
    mandate: undefined,
    language: 'en',
    text: 'Kept.',
    key: crypto.randomUUID(),
  };
  await answer(db, secretariat, { ...last, to, disposition: 'accepted', reason: 'Right.' }, now);
  expect((await publishOutcome(db, secretariat, 'outcome', now)).ok).toBe(true);
  const newcomer = await demo.participant();
  await db.updateTable('person').set({ name }).where('id', '=', newcomer.person).execute();
  slugs.waiting = await say(newcomer, `A ${words.waiting} sells at https://example.org`);
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret } = settings.value;
  app = await createApp({
    db,
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => now,
    api: createApi,
  });
}, 60_000);
afterAll(() => demo.drop());

const get = async (address: string) => (await app.request(`http://localhost:3000${address}`)).text();
/** Which of the words that are not public a text has. */
const leaks = (text: string) =>
  [words.hidden, words.withdrawn, words.waiting, name].filter((word) => text.includes(word));

describe('what is not public is nowhere', () => {
  test.each([
    '/en',
    '/en/papers/accessible-cities',
    '/en/papers/accessible-cities/provisions/p04',
    '/en/register',
    '/en/register?paper=accessible-cities&state=answered',
    '/en/outcome',
    '/en/circuits/town-hall',
    '/en/tracks/accessible-cities',
    '/en/organisations/world-enabled',
    '/en/domains',
    '/en/rules',
    '/sitemap.xml',
    '/api/v1/papers/accessible-cities',
    '/api/v1/papers/accessible-cities/provisions/p04/contributions',
    '/api/v1/register?paper=accessible-cities',
    '/api/v1/outcome',
    '/api/v1/organisations/world-enabled',
  ])('page %s', async (address) => {
    const html = await get(address);
    expect(leaks(html)).toEqual([]);
  });

  test.each(['hidden', 'withdrawn'])('the page of what is %s says so, and no more', async (standing) => {
    const html = await get(`/en/contributions/${slugs[standing]}`);
    expect(html).toContain(standing === 'hidden' ? 'hidden by moderation' : 'withdrawn by their author');
    expect(leaks(html)).toEqual([]);
  });

  test.each(['hidden', 'withdrawn'] as const)(
    'the interface gives no words of what is %s',
    async (standing) => {
      const document = await get(`/api/v1/contributions/${slugs[standing]}`);
      expect(JSON.parse(document)).toMatchObject({ standing, text: '', author: '', place: null });
      expect(leaks(document)).toEqual([]);
    },
  );

  test('what waits has no page, no report and no reply', async () => {
    const asked = await app.request(`http://localhost:3000/api/v1/contributions/${slugs.waiting}`);
    expect(asked.status).toBe(404);
    for (const part of ['', '/reports']) {
      const response = await app.request(`http://localhost:3000/en/contributions/${slugs.waiting}${part}`);
      expect(response.status).toBe(404);
    }
  });

  test('the export, file by file', async () => {
    const pack = await loadPack(demo.db, 'durban-2019');
    if (!pack) throw new Error('no edition');
    const folder = await mkdtemp(path.join(tmpdir(), 'parvis-visible-'));
    try {
      await writePack(pack, path.join(folder, 'pack'));
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      const texts = await Promise.all(
        files
          .filter((file) => file.isFile())
          .map((file) => readFile(path.join(file.parentPath, file.name), 'utf8')),
      );
      const all = texts.join('\n');
      expect(all).toContain(words.published);
      expect(leaks(all)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test('mail and the record', async () => {
    const mails = await sql<{
      all: string;
    }>`select coalesce(json_agg(m)::text, '') as all from mail_message m`.execute(demo.db);
    const events = await sql<{ all: string }>`select json_agg(e)::text as all from event e`.execute(demo.db);
    expect(leaks((mails.rows[0]?.all ?? '') + events.rows[0]?.all)).toEqual([]);
  });
});

test('what is public is on every page that shows it', async () => {
  for (const address of [
    '/en/papers/accessible-cities/provisions/p04',
    '/en/register',
    '/en/outcome',
    `/en/contributions/${slugs.published}`,
    `/api/v1/contributions/${slugs.published}`,
    '/api/v1/register',
  ])
    expect([address, (await get(address)).includes(words.published)]).toEqual([address, true]);
});

test('only these files read what people said without asking what is public of it', async () => {
  const allowed = [
    'queries/moderation-queue.ts',
    'queries/moderation-counts.ts',
    'queries/own-contributions.ts',
    'queries/personal-data.ts',
    'exchange/congress-pack/save-voices.ts',
  ];
  const found: string[] = [];
  for (const layer of ['queries', 'exchange', 'mail', 'web', 'api', 'cli']) {
    const folder = path.join(checkoutFolder, 'src', layer);
    for (const file of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(file) || /\.test(ing)?\.ts$/.test(file)) continue;
      const source = await readFile(path.join(folder, file), 'utf8');
      if (/(from|join)\s+contribution\b|(From|Join)\('contribution[ ']/.test(source))
        found.push(`${layer}/${file}`);
    }
  }
  expect(found.sort()).toEqual(allowed.sort());
});
