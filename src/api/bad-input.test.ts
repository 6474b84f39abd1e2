import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from '../web/sign-in/test-site.testing.ts';

const v1 = '/api/v1';
let site: TestSite;
let participant: TestBrowser;

beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  participant = site.browser();
  await participant.post('/en/roles', { mandate: '' });
}, 60_000);
afterAll(() => site.demo.drop());

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
const said = { text: 'Ramps first.', language: 'en', constituency: 'communities' };
const contributions = `${v1}/papers/accessible-cities/provisions/p04/contributions`;

describe('bad input says what to mend, and breaks nothing', () => {
  const bodies: [string, unknown, number, object][] = [
    ['no JSON', '{"text":', 400, { refusal: 'malformed-json' }],
    ['a list', [], 422, { refusal: 'faulty', faults: { body: expect.any(String) } }],
    [
      'wrong types',
      { text: 1, language: ['en'], constituency: {} },
      422,
      {
        faults: { text: expect.any(String), language: expect.any(String), constituency: expect.any(String) },
      },
    ],
    [
      'too long',
      { ...said, text: 'x'.repeat(5001) },
      422,
      { faults: { text: 'This is too long: shorten it.' } },
    ],
    ['nothing but blanks', { ...said, text: ' \u0000 ' }, 422, { faults: { text: 'Write something.' } }],
    ['an unknown field', { ...said, colour: 'red' }, 422, { faults: { colour: expect.any(String) } }],
    [
      'an unknown language',
      { ...said, language: 'tlh' },
      422,
      { faults: { language: 'Choose from the list.' } },
    ],
    [
      'people of nobody',
      { ...said, people: 12 },
      422,
      { faults: { people: expect.stringContaining('collective') } },
    ],
  ];
  test.each(bodies)('%s', async (_, body, status, document) => {
    const response = await participant.send(contributions, body, key());
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(document);
  });

  test('a mandate from another age', async () => {
    const secretariat = site.browser();
    await secretariat.post('/en/roles', { mandate: 'secretariat' });
    const given = { name: 'Imani', email: 'imani@example.org', role: 'delegate', from: '0000-01-01' };
    const mandate = { ...given, until: '2026-12-31' };
    const answer = await secretariat.send(`${v1}/organisations/uclg/mandates`, mandate, key());
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ faults: { from: 'Write a date.' } });
    const form = { ...mandate, key: crypto.randomUUID() };
    const page = await secretariat.post('/en/organisations/uclg/mandates', form);
    expect(page.status).toBe(422);
    expect(await page.text()).toContain('Write a date.');
  });

  test('a NUL and half a character are cleaned', async () => {
    const made = await participant.send(contributions, { ...said, text: 'Be\u0000nches \uD800' }, key());
    const { contribution } = await made.json();
    const { text } = await (await participant.get(`${v1}/contributions/${contribution}`)).json();
    expect(text).toBe('Benches \uFFFD');
  });

  test.each<[string, string, Record<string, string>, number, string]>([
    ['no key', contributions, {}, 422, 'faulty'],
    ['a form', contributions, { ...key(), 'Content-Type': 'text/plain' }, 415, 'not-json'],
    ['another site', contributions, { ...key(), Origin: 'https://elsewhere.example' }, 403, 'other-site'],
    ['a page without origin', contributions, { ...key(), Origin: 'null' }, 403, 'other-site'],
    ['nowhere', `${v1}/nowhere`, {}, 404, 'not-there'],
    ['a decision without a number', `${v1}/moderations/x/reversals`, {}, 404, 'not-there'],
  ])('%s', async (_, address, headers, status, refusal) => {
    const response = await participant.send(address, said, headers);
    expect([response.status, (await response.json()).refusal]).toEqual([status, refusal]);
  });

  test('too much at once', async () => {
    const response = await participant.send(contributions, { ...said, text: 'x'.repeat(300_000) }, key());
    expect([response.status, (await response.json()).refusal]).toEqual([413, 'too-large']);
  });

  test.each([
    '/register?after=-1',
    '/register?state=lost',
    '/papers/africa?version=two',
    '/papers?after=1e9',
  ])('%s', async (path) => {
    const response = await participant.get(v1 + path);
    expect([response.status, (await response.json()).refusal]).toEqual([422, 'faulty']);
  });

  test.each([
    '/papers/nowhere',
    '/papers/%00',
    '/papers/africa?version=9',
    '/recommendations/ZZZ-R99',
    '/contributions/%ED%A0%80',
  ])('%s is not there', async (path) => {
    expect((await participant.get(v1 + path)).status).toBe(404);
  });
});
