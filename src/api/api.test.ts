import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../web/languages/languages.ts';
import { translator } from '../web/languages/translator.ts';
import { type TestBrowser, type TestSite, testSite } from '../web/sign-in/test-site.testing.ts';
import { doors } from './all-doors.ts';
import { statuses } from './statuses.ts';

const v1 = '/api/v1';
let site: TestSite;
let visitor: TestBrowser;

beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  visitor = site.browser();
}, 60_000);
afterAll(() => site.demo.drop());

async function read(path: string) {
  const response = await visitor.get(v1 + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
}

async function as(mandate: string): Promise<TestBrowser> {
  const browser = site.browser();
  await browser.post('/en/roles', { mandate });
  return browser;
}

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
const said = { text: 'Ramps first.', language: 'en', constituency: 'communities' };
const contributions = `${v1}/papers/accessible-cities/provisions/p04/contributions`;

describe('reading', () => {
  test('the edition, its parts, and the table of permissions', async () => {
    expect(await read('/edition')).toMatchObject({ id: 'durban-2019', language: 'en', answerDays: 21 });
    expect((await read('/circuits')).circuits.map(({ id }: { id: string }) => id)).toContain('town-hall');
    expect((await read('/tracks?circuit=town-hall')).tracks).toHaveLength(6);
    expect((await read('/permissions')).permissions.length).toBeGreaterThan(20);
  });

  test('papers, and one in a language and a version', async () => {
    const { papers } = await read('/papers?circuit=town-hall');
    expect(papers[0]).toMatchObject({ id: 'accessible-cities', language: 'en' });
    const paper = await read('/papers/accessible-cities?language=ar&version=1');
    expect(paper).toMatchObject({ id: 'accessible-cities', version: 1, latestVersion: 2, language: 'ar' });
    expect(paper.provisions[1]).toMatchObject({ language: 'ar', status: expect.any(String) });
  });

  test('what was said, where it stands, and what became of it, both ways', async () => {
    const { contributions: all, next } = await read('/register');
    expect([all.length, typeof next]).toEqual([20, 'number']);
    const { contributions: rest } = await read(`/register?after=${next}`);
    expect(rest[0].id).not.toBe(all[0].id);
    const { clauses } = await read('/outcome');
    const [line] = clauses.flatMap(
      ({ comesFrom }: { comesFrom: { origin: { kind: string; id: string } }[] }) =>
        comesFrom.filter(({ origin }) => origin.kind === 'contribution'),
    );
    const { became } = await read(`/contributions/${line.origin.id}`);
    expect(became[0]).toMatchObject({ clause: { code: expect.stringMatching(/^OUT-/) } });
    expect(await read('/recommendations/aic-r01')).toMatchObject({
      code: 'AIC-R01',
      provision: { kind: 'recommendation' },
    });
    const debate = await read('/papers/accessible-cities/provisions/p04/contributions');
    expect(debate.contributions[0]).toMatchObject({ provision: 'p04', replies: expect.any(Array) });
  });

  test('organisations, by pages, and one with its mandates', async () => {
    const { organisations } = await read('/organisations');
    expect(organisations.map(({ id }: { id: string }) => id)).toContain('world-enabled');
    const one = await read('/organisations/world-enabled');
    expect(one.mandates[0]).toMatchObject({ role: 'lead', from: expect.any(String) });
  });

  test('nothing by which the database numbers things, nor a person', async () => {
    const contribution = await read('/contributions/aic-c001');
    expect(typeof contribution.id).toBe('string');
    expect(JSON.stringify(contribution)).not.toMatch(/person|email|versionId/);
  });
});

describe('the description', () => {
  test('is OpenAPI 3.1 and has every door', async () => {
    const document = await read('/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const named = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name) => !((name ?? '') in document.components.schemas))).toEqual([]);
    expect(described.sort()).toEqual(doors.map(({ method, path }) => `${method} ${path}`).sort());
  });

  test('every refusal has its words in every language', () => {
    for (const language of languages)
      for (const refusal of Object.keys(statuses))
        expect(translator(language).of('refusal', refusal)).toMatch(/\p{L}/u);
  });

  test('the type of a problem leads to what it means', async () => {
    const { type } = await (await visitor.get(`${v1}/papers/nowhere`)).json();
    expect(await read(type.replace(site.origin + v1, ''))).toMatchObject({
      refusal: 'not-there',
      status: 404,
    });
  });
});

describe('acting', () => {
  test('does once what is sent twice with one key', async () => {
    const browser = await as('');
    const headers = key();
    const first = await browser.send(contributions, said, headers);
    expect(first.status).toBe(201);
    const { contribution } = await first.json();
    expect(await (await browser.send(contributions, said, headers)).json()).toMatchObject({ contribution });
    expect(await read(`/contributions/${contribution}`)).toMatchObject({
      text: 'Ramps first.',
      state: 'pending',
    });
  });

  test('tells a visitor to sign in, in their language', async () => {
    const response = await visitor.send(contributions, said, { ...key(), 'Accept-Language': 'fr' });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([
      403,
      'application/problem+json',
    ]);
    expect(await response.json()).toMatchObject({
      refusal: 'sign-in-first',
      title: 'Connectez-vous d’abord.',
      status: 403,
      lines: [
        {
          line: 3,
          words: expect.stringMatching(/^Ligne 3.: «.Contribuer.» revient au rôle «.Participant·e.»/),
          address: expect.stringMatching(/\/fr\/permissions#line-3$/),
        },
      ],
    });
  });

  test('lets somebody without an account come back by the private link', async () => {
    const address = contributions.replace('contributions', 'guest-contributions');
    const guest = { ...said, text: 'From a bus stop.', name: 'Bo', place: 'Kervallon' };
    const made = await (await visitor.send(address, guest, key())).json();
    expect(made).toMatchObject({ held: 'guest', follow: expect.stringContaining(made.secret) });
    const back = await visitor.send(`${v1}/follow/${made.secret}/withdrawals`, '');
    expect(back.status).toBe(201);
  });

  test('revises from what was read', async () => {
    const lead = await as('lead-world-enabled');
    const address = `${v1}/papers/accessible-cities/provisions/p04/revisions`;
    expect((await visitor.get(address)).status).toBe(403);
    const { basis } = await (await lead.get(address)).json();
    const written = { text: 'Streets are **for all**.', language: 'en', basis };
    expect(await (await lead.send(address, written, key())).json()).toEqual({ draft: 3 });
    expect(await (await lead.send(address, written, key())).json()).toMatchObject({
      refusal: 'changed-meanwhile',
    });
  });

  test('says everything an outcome lacks', async () => {
    const secretariat = await as('secretariat');
    const clause = { text: 'Ramps.', language: 'en', heading: 'h-access', origins: ['aic-c001'] };
    await secretariat.send(`${v1}/outcome/clauses`, clause, key());
    const refused = await (await secretariat.send(`${v1}/outcome/publications`, '')).json();
    expect(refused).toMatchObject({ refusal: 'incomplete', status: 409 });
    expect(refused.missing.recommendations).toEqual([expect.objectContaining({ code: 'AIC-R15' })]);
    const lost = { ...clause, origins: ['aic-c001', 'quokka'] };
    expect(await (await secretariat.send(`${v1}/outcome/clauses`, lost, key())).json()).toMatchObject({
      refusal: 'unknown-origins',
      unknown: ['quokka'],
    });
  });
});

test('anybody may read from their own page; nobody else may act', async () => {
  const response = await visitor.get(`${v1}/edition`);
  expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  expect(response.headers.get('Access-Control-Allow-Credentials')).toBeNull();
  const asked = await visitor.send(contributions, said, key());
  expect(asked.headers.get('Access-Control-Allow-Origin')).toBeNull();
});
