import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachSource } from '../actions/attach-source.ts';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { withdrawSource } from '../actions/withdraw-source.ts';
import { longestSource } from '../domain/papers/source-file.ts';
import { bytesOf, joined, pdf, png, word, zip } from '../domain/papers/source-files.testing.ts';
import { parseSettings } from '../settings.ts';
import { sourceAddress } from './addresses.ts';
import { createApp } from './app.tsx';

const origin = 'http://localhost:3000';
const paper = 'accessible-cities';
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;

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
}, 60_000);
afterAll(() => demo.drop());

const attach = async (mandate: string, name: string, bytes: Uint8Array) =>
  attachSource(demo.db, await demo.viewer(mandate), { paper, name, bytes }, demo.now);

async function enter(mandate: string): Promise<string> {
  const body = new URLSearchParams({ mandate });
  const response = await app.request(`${origin}/fr/roles`, {
    method: 'POST',
    body,
    headers: { Origin: origin },
  });
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

async function send(cookie: string, file: File): Promise<Response> {
  const body = new FormData();
  body.set('file', file);
  const headers = { Origin: origin, Cookie: cookie };
  return app.request(`${origin}/fr/papers/${paper}/sources`, { method: 'POST', body, headers });
}

const events = (kind: string) =>
  demo.db.selectFrom('event').select('content').where('kind', '=', kind).execute();

test('who leads the paper attaches a file; the same file twice is one; a name that is taken gets a number', async () => {
  const first = await attach('lead-world-enabled', 'text.pdf', pdf);
  expect(first).toEqual({ ok: true, value: hashOf(pdf) });
  expect(await attach('lead-world-enabled', 'again.pdf', pdf)).toEqual(first);
  const other = joined(pdf, bytesOf('%%EOF'));
  await attach('secretariat', 'text.pdf', other);
  const rows = await demo.db.selectFrom('paper_source').select(['name', 'size']).orderBy('id').execute();
  expect(rows).toEqual([
    { name: 'text.pdf', size: pdf.length },
    { name: 'text-2.pdf', size: other.length },
  ]);
  expect(await events('source-attached')).toHaveLength(2);
});

test.each([
  ['lead-gap', 'not-your-track'],
  ['moderator-world', 'not-your-role'],
] as const)('%s may not: %s', async (mandate, refusal) => {
  expect(await attach(mandate, 'a.png', png)).toMatchObject({ ok: false, refusal });
});

test('what is attached is only ever saved', async () => {
  const name = 'Été أ (1).docx';
  await attach('lead-world-enabled', name, zip(word));
  const response = await app.request(origin + sourceAddress(hashOf(zip(word)), name));
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'content-disposition': `attachment; filename="_t_ _ _1_.docx"; filename*=UTF-8''%C3%89t%C3%A9%20%D8%A3%20%281%29.docx`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cache-control': 'public, max-age=86400, immutable',
  });
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(zip(word));
});

test('a withdrawn file keeps its line, loses its bytes, and can come again', async () => {
  const bytes = bytesOf('Some words.');
  await attach('lead-world-enabled', 'notes.txt', bytes);
  const address = origin + sourceAddress(hashOf(bytes), 'notes.txt');
  expect((await app.request(address)).status).toBe(200);
  const given = { paper, sha256: hashOf(bytes) };
  const lead = await demo.viewer('lead-world-enabled');
  expect(await withdrawSource(demo.db, lead, given, demo.now)).toMatchObject({ ok: true });
  expect(await withdrawSource(demo.db, lead, given, demo.now)).toMatchObject({ refusal: 'no-such-source' });
  expect((await app.request(address)).status).toBe(404);
  const row = demo.db.selectFrom('paper_source').select('bytes').where('sha256', '=', given.sha256);
  expect(await row.execute()).toEqual([{ bytes: null }]);
  expect(await (await app.request(`${origin}/en/papers/${paper}/versions`)).text()).toContain('Withdrawn on');
  expect(await attach('lead-world-enabled', 'notes.txt', bytes)).toMatchObject({ ok: true });
});

test('the form takes a file, says what is wrong with one, and is not shown to others', async () => {
  const cookie = await enter('lead-world-enabled');
  const taken = await send(cookie, new File([png], 'plan.png', { type: 'text/html' }));
  expect([taken.status, taken.headers.get('Location')]).toEqual([
    303,
    `/fr/papers/${paper}/versions#sources`,
  ]);
  const refused = await send(cookie, new File(['<svg onload=alert(1)>'], 'plan.png', { type: 'image/png' }));
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('une macro ou une page web'),
  ]);
  expect((await send(cookie, new File([], 'plan.png'))).status).toBe(422);
  const large = await send(cookie, new File([new Uint8Array(longestSource + 1).fill(65)], 'a.txt'));
  expect([large.status, await large.text()]).toEqual([422, expect.stringContaining('dépasse 10 Mo')]);
  const larger = await send(cookie, new File([new Uint8Array(longestSource + 70_000).fill(65)], 'a.txt'));
  expect([larger.status, await larger.text()]).toEqual([413, expect.stringContaining('C’est trop gros')]);
  expect((await send('', new File([png], 'plan.png'))).status).toBe(403);
  const page = await (await app.request(`${origin}/fr/papers/${paper}/versions`)).text();
  expect(page).toContain('plan.png');
  expect(page).not.toContain('type="file"');
});
