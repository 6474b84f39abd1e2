import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let secretariat: TestBrowser;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  secretariat = site.browser();
  await secretariat.post('/en/roles', { mandate: 'secretariat' });
}, 60_000);
afterAll(() => site.demo.drop());

const mailTo = (email: string) =>
  site.demo.db
    .selectFrom('mail_message')
    .select(['subject', 'body'])
    .where('recipient', '=', email)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();

test('a list of invitations says what comes twice, what stands already, and what was left out of it', async () => {
  const columns = 'organisation,capacity,on,email,language';
  const send = (list: string, step = '/review') => secretariat.post(`/en/invitations${step}`, { list });
  const first = `${columns}\nRampes sans frontières,section,,rampes@example.org,fr`;
  expect((await send(first, '')).status).toBe(303);
  expect((await mailTo('rampes@example.org')).subject).toContain('congrès de Durban');
  const html = await (
    await send(
      `${first}\nVerein der Bänke,coauthor,accessible-cities,b@example.org,en\nVEREIN DER BANKE,coauthor,paper/accessible-cities,c@example.org,en\nUn\u202Eseen,sister,,d@example.org,en`,
    )
  ).text();
  const rows = html.split('<tr>').slice(2);
  expect(rows.map((row) => /<b>([^<:]*)/.exec(row)?.[1] ?? '')).toEqual([
    'The same invitation already waits for an answer',
    '',
    'The same as line 2',
    expect.stringContaining('Characters that cannot be seen'),
  ]);
});

test('whoever was named is asked once whether their name may be shown, and told when the mandate is revoked', async () => {
  const given = { name: 'Imani', email: 'imani@example.org', role: 'delegate', on: '' };
  const named = await secretariat.post('/en/organisations/hic/mandates', {
    ...given,
    key: crypto.randomUUID(),
    from: '2026-11-24',
    until: '2026-12-24',
  });
  const slug = named.headers.get('Location')?.split('#')[1] ?? '';
  const imani = site.browser();
  await imani.enter('imani@example.org');
  const asks = async () => (await (await imani.get('/en')).text()).includes('#namePublic');
  expect(await asks()).toBe(true);
  const list = async () => (await (await site.browser().get(`/en/organisations/hic?${slug}`)).text()) ?? '';
  expect(await list()).not.toContain('Imani');
  const profile = { name: 'Imani', place: '', language: 'en' };
  await imani.post('/en/account', profile);
  expect(await asks()).toBe(true);
  await imani.post('/en/account', { ...profile, namePublic: 'yes' });
  expect(await asks()).toBe(false);
  expect(await list()).toContain('Imani');
  expect((await secretariat.post(`/en/mandates/${slug}/revocations`)).status).toBe(303);
  const { subject, body } = await mailTo('imani@example.org');
  expect(subject).toBe('A mandate of yours was revoked: Delegate, Habitat International Coalition');
  for (const part of [
    '24 November 2026',
    'Secretariat',
    '- Contribute',
    '- Support an amendment',
    '/en/account',
  ])
    expect(body).toContain(part);
  expect(await (await imani.get('/en/account')).text()).toMatch(/revoked on 24 November 2026 by /);
});

test('a browser that says nothing of itself is unknown, in words', async () => {
  const someone = site.browser();
  await someone.enter('someone@example.org');
  expect(await (await someone.get('/fr/account/sessions')).text()).toContain('navigateur inconnu');
});

test('a name that passes for an authority is refused to guests and participants, and the words stay', async () => {
  const words = { text: 'Hear, hear.', language: 'en', constituency: 'communities', place: 'Kervallon' };
  const to = '/en/papers/accessible-cities/provisions/p04/contributions';
  const say = (name: string) =>
    site.browser().post(to, { ...words, name, kind: 'comment', key: crypto.randomUUID() });
  const refused = await say('Ѕесrеtаrіаt');
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('This name would pass for that of the congress');
  expect(html).toContain('Hear, hear.');
  expect((await say('Bo')).status).toBe(303);
  const member = site.browser();
  await member.enter('member@example.org');
  const renamed = await member.post('/en/account', { name: 'Parvis', place: '', language: 'en' });
  expect([renamed.status, await renamed.text()]).toEqual([422, expect.stringContaining('would pass for')]);
});
