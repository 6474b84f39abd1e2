import { DOMParser } from '@xmldom/xmldom';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
}, 60_000);
afterAll(() => site?.demo.drop());

const enter = (mandate: string) => site.holder(mandate);

const text = async (browser: TestBrowser, path: string) => (await browser.get(path)).text();

test('everybody reads the termbase in their language, and finds words in any', async () => {
  const reader = site.browser();
  const arabic = await text(reader, '/ar/terms');
  expect(arabic).toContain('<bdi lang="fr" dir="ltr">registre d’écoute</bdi>');
  expect(arabic).toContain('<bdi>سجل الإصغاء</bdi>');
  expect(arabic).not.toContain('/ar/terms/additions');
  const found = await text(reader, '/en/terms?q=SEANCE');
  expect(found).toContain('1 term.');
  expect(found).toContain('<bdi lang="fr" dir="ltr">séance</bdi>');
  expect(found).not.toContain('quorum');
  expect(await text(reader, '/en/terms?q=xyzzy')).toContain('No term.');
});

test('the secretariat adds a term, changes it and takes it out of use', async () => {
  const desk = await enter('secretariat');
  const key = crypto.randomUUID();
  const fields = {
    key,
    'preferred-en': 'square',
    'admitted-en': 'public square; parvis',
    'preferred-fr': 'parvis',
    'forbidden-fr': 'place',
    note: 'In front of a town hall.',
    language: 'en',
  };
  for (const _ of [1, 2]) {
    const added = await desk.post('/en/terms/additions', fields);
    expect([added.status, added.headers.get('Location')]).toEqual([303, '/en/terms#square']);
  }
  expect((await text(desk, '/en/terms?q=parvis')).match(/<tr id="/g)).toHaveLength(1);
  const form = await text(desk, '/en/terms/square/revisions');
  expect(form).toContain('value="public square; parvis"');
  const change = { ...fields, key: crypto.randomUUID(), revision: '1', 'preferred-fr': 'parvis public' };
  expect((await desk.post('/en/terms/square/revisions', change)).status).toBe(303);
  const stale = await desk.post('/en/terms/square/revisions', { ...change, key: crypto.randomUUID() });
  expect([stale.status, await stale.text()]).toEqual([
    422,
    expect.stringContaining('Somebody saved this passage meanwhile.'),
  ]);
  const retired = await desk.post('/en/terms/square/retirements', { key: crypto.randomUUID() });
  expect(retired.status).toBe(303);
  expect(await text(desk, '/en/terms?q=parvis')).toContain('No term.');
  expect((await desk.get('/en/terms/square/revisions')).status).toBe(404);
});

test.each([
  ['nothing expected', {}, 'Write what is expected in one language at least.'],
  ['words right and wrong', { 'preferred-en': 'a b', 'forbidden-en': 'A B' }, 'both right and wrong'],
  ['words to avoid alone', { 'preferred-en': 'a', 'forbidden-fr': 'b' }, 'href="#preferred-fr"'],
  ['signs alone', { 'preferred-en': '!?' }, 'Every form of a term needs letters or digits.'],
  ['a long word', { 'preferred-en': 'a'.repeat(201) }, 'href="#preferred-en"'],
] as const)('%s is said beside the form', async (_, fields, said) => {
  const desk = await enter('secretariat');
  const given = { key: crypto.randomUUID(), language: 'en', ...fields };
  const response = await desk.post('/en/terms/additions', given);
  expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(said)]);
});

test('the termbase is saved as TBX, whole and well-formed', async () => {
  const response = await site.browser().get('/en/terms.tbx');
  expect(response.headers.get('Content-Disposition')).toMatch(
    /^attachment; filename="durban-2019-terms\.tbx"/,
  );
  const root = new DOMParser().parseFromString(await response.text(), 'application/xml').documentElement;
  expect([root?.getAttribute('type'), root?.getAttribute('style')]).toEqual(['TBX-Basic', 'dca']);
  const concepts = [...(root?.getElementsByTagName('conceptEntry') ?? [])];
  expect(concepts.length).toBeGreaterThan(40);
  const track = concepts.find((concept) => concept.getAttribute('id') === 't-track');
  const sections = [...(track?.getElementsByTagName('termSec') ?? [])].map(({ textContent }) => textContent);
  expect(sections).toContain('pistepreferredTerm-admn-sts');
  expect(sections).toContain('voiedeprecatedTerm-admn-sts');
});

test('the desk shows the terms of a passage; a translation without them is saved knowingly alone', async () => {
  const lead = await enter('lead-world-enabled');
  const desk = '/en/papers/accessible-cities/translations/fr';
  const revisions = '/en/papers/accessible-cities/provisions/p06/revisions';
  const form = async () => {
    const html = (await text(lead, `${desk}?state=all`))
      .split('<section ')
      .find((part) => part.includes('id="p06"'));
    const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html ?? '')?.[1] ?? '';
    const common = { key: crypto.randomUUID(), basis: value('basis'), language: 'fr', desk: 'yes' };
    return { html, fields: { ...common, seen: value('seen') } };
  };
  const { fields: first } = await form();
  const source = { ...first, language: 'en', text: 'Every sitting is in a square.', seen: '', desk: '' };
  expect((await lead.post(revisions, source)).status).toBe(303);
  const { html, fields } = await form();
  expect(html).toMatch(/<bdi>sitting<\/bdi>[\s\S]*<bdi lang="fr" dir="ltr">séance<\/bdi>/);
  const wrong = { ...fields, text: 'Toute session est sur une place.' };
  const warned = await lead.post(revisions, wrong);
  const warning = await warned.text();
  expect(warned.status).toBe(422);
  for (const part of ['not in the translation', 'to be avoided:', 'name="waiveTerms"', wrong.text])
    expect(warning).toContain(part);
  const saved = await lead.post(revisions, { ...wrong, waiveTerms: 'yes' });
  expect([saved.status, saved.headers.get('Location')]).toEqual([303, `${desk}#p06`]);
  const after = await text(lead, desk);
  expect(after).toContain('1 translation was saved against the termbase.');
  expect(after).toContain('Saved against the termbase: <bdi>sitting</bdi>');
});
