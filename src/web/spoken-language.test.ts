import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let participant: TestBrowser;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  participant = site.browser();
  await participant.post('/en/roles', { mandate: '' });
}, 60_000);
afterAll(() => site?.demo.drop());

const spanish = 'La rampa está detrás del edificio, junto a los cubos de basura.';
const fields = { constituency: 'communities', kind: 'comment', language: 'fr', text: spanish };
const operations = JSON.stringify([
  { kind: 'replace', ref: 'p02', content: [{ type: 'text', text: 'Every door is wide.' }] },
]);

/** Where people write, each with what else its form sends; `words` is the field they write in. */
const places: Readonly<Record<string, { who: () => TestBrowser; to: string; more: Record<string, string> }>> =
  {
    'a contribution': {
      who: () => participant,
      to: '/fr/papers/accessible-cities/provisions/p04/contributions',
      more: {},
    },
    'a reply': { who: () => participant, to: '/fr/contributions/aic-c001/replies', more: {} },
    'what a guest says': {
      who: () => site.browser(),
      to: '/fr/papers/accessible-cities/provisions/p05/contributions',
      more: { name: 'Bo', place: 'Kervallon' },
    },
    'the reason of an amendment': {
      who: () => participant,
      to: '/fr/papers/accessible-cities/provisions/p02/amendments',
      more: { reason: spanish, operations, version: '2', wordedIn: 'en', step: 'propose' },
    },
  };

describe.each(Object.entries(places))('%s', (_, { who, to, more }) => {
  test('that clearly is in another language is asked about, once, and keeps what was typed', async () => {
    const form = { key: crypto.randomUUID(), ...fields, ...more };
    const browser = who();
    const asked = await browser.post(to, form);
    expect(asked.status).toBe(200);
    const html = await asked.text();
    expect(html).toContain('Ces mots semblent écrits en espagnol.');
    expect(html).toContain(spanish);
    expect(html).toMatch(/name="sure" value="es"/);
    expect((await browser.post(to, { ...form, sure: 'es' })).status).toBe(303);
  });

  test('is published as its author says, who knows better', async () => {
    const form = { key: crypto.randomUUID(), ...fields, ...more };
    const text = `${spanish} ${crypto.randomUUID()}`;
    const anew = { ...form, text, ...(more.reason ? { reason: text } : {}), sure: 'fr' };
    expect((await who().post(to, anew)).status).toBe(303);
  });
});

test('the language that is found is the one that is kept', async () => {
  const rows = await site.demo.db
    .selectFrom('contribution')
    .select('language')
    .where('text', '=', spanish)
    .execute();
  expect(rows.map(({ language }) => language)).toEqual(['es', 'es', 'es']);
});

test('programs may leave the language out, and are told which one was found', async () => {
  const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
  const address = '/api/v1/papers/accessible-cities/provisions/p07/contributions';
  const said = { text: 'Nadie cuenta las puertas que no se abren.', constituency: 'communities' };
  const made = await participant.send(address, said, key());
  expect(await made.json()).toMatchObject({ language: 'es', detected: true });
  const given = await participant.send(
    address,
    { ...said, text: 'Otra vez lo mismo.', language: 'es' },
    key(),
  );
  expect(await given.json()).toMatchObject({ language: 'es', detected: false });
});
