import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importPack } from '../../src/exchange/congress-pack/import.ts';
import { checkoutFolder } from '../../src/settings.ts';
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts';
import { type Ask, asking, encodeForm, formHeaders } from './ask.ts';
import { type RealServer, startServer } from './server.ts';

const origin = 'https://congress.example';
let database: TestDatabase;
let server: RealServer;
let ask: Ask;

/** A real installation over https, on a database that a demonstration was loaded into before. */
beforeAll(async () => {
  database = await testDatabase();
  const loaded = await importPack(database.db, `${checkoutFolder}demo`, {
    now: new Date(),
    rehearseOn: new Date().toISOString().slice(0, 10),
  });
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
  server = await startServer(database.url, { PARVIS_DEMO: 'off', PARVIS_ORIGIN: origin });
  ask = asking(server.port);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const post = (path: string, fields: Readonly<Record<string, string>>) =>
  ask({ method: 'POST', path, headers: formHeaders(origin), body: encodeForm(Object.entries(fields)) });

test.each(['/en/roles', '/en/outbox'])('%s is closed', async (path) => {
  expect((await ask({ path })).status).toBe(404);
});

test('nobody takes a role', async () => {
  const answer = await post('/en/roles', { mandate: 'secretariat', next: '' });
  expect([answer.status, answer.headers['set-cookie']]).toEqual([404, undefined]);
  for (const path of ['/en', '/en/sign-in', '/en/papers/africa/provisions/p01'])
    expect((await ask({ path })).body).not.toMatch(/\/en\/(roles|outbox)/);
});

test('a session has a cookie of this host alone, over https alone', async () => {
  await post('/en/sign-in/links', { email: 'ada@inner.test', next: '' });
  const { body } = await database.db.selectFrom('mail_message').select('body').executeTakeFirstOrThrow();
  const token = /https:\/\/congress\.example\/en\/sign-in\/links\/([\w-]+)/.exec(body)?.[1];
  const opened = await post(`/en/sign-in/links/${token}`, { next: '' });
  expect(opened.headers['set-cookie']).toEqual([
    expect.stringMatching(
      /^__Host-parvis\.session_token=[^;]+;(?=.* Path=\/(;|$))(?=.* HttpOnly)(?=.* Secure)(?=.* SameSite=Lax)(?!.*Domain)/i,
    ),
  ]);
  expect((await post(`/en/sign-in/links/${token}`, { next: '' })).status).toBe(403);
});

describe('every answer says what a browser may do with it', () => {
  test.each([
    ['a page', '/en/papers', 200],
    ['a page that is kept', '/en/papers', 200],
    ['the way to a language', '/', 302],
    ['slashes too many', '/en/papers/', 301],
    ['nothing', '/nowhere', 404],
    ['a name that is none', '/en/papers/%00', 404],
    ['a refusal', '/en/outcome/clauses', 403],
    ['a file of the site', '/favicon.svg', 200],
    ['no file of the site', '/assets/nothing.css', 404],
    ['no file of a paper', `/sources/${'0'.repeat(64)}/a.pdf`, 404],
    ['the map', '/sitemap.xml', 200],
    ['what robots read', '/robots.txt', 200],
    ['whether it lives', '/healthz', 200],
    ['whether it is ready', '/readyz', 200],
  ])('%s', async (_, path, status) => {
    const answer = await ask({ path });
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none'(?!.*unsafe)/),
      'strict-transport-security': 'max-age=31536000',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  test.each([
    ['too much', 'a='.padEnd(300_000, 'a'), 413],
    ['no form', '', 404],
  ])('%s sent', async (_, body, status) => {
    const answer = await ask({ method: 'POST', path: '/en/papers', headers: formHeaders(origin), body });
    expect([answer.status, answer.headers['x-frame-options']]).toEqual([status, 'DENY']);
  });

  test('a form of another site', async () => {
    const headers = formHeaders('https://evil.test');
    const answer = await ask({ method: 'POST', path: '/en/sign-out', headers, body: '' });
    expect([answer.status, answer.headers['x-frame-options']]).toEqual([403, 'DENY']);
  });
});
