import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StubServer, stubServer } from '../exchange/machine/stub-server.testing.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let server: StubServer;
let site: TestSite;
beforeAll(async () => {
  server = await stubServer();
  site = await testSite({
    TRANSLATION_MACHINE: 'deepl',
    TRANSLATION_MACHINE_URL: `${server.url}/`,
    TRANSLATION_MACHINE_KEY: 'a key',
  });
  site.moveTo(site.demo.now);
}, 60_000);
afterAll(async () => {
  await server?.close();
  await site?.demo.drop();
});

const enter = (mandate: string) => site.holder(mandate);

const desk = '/en/papers/accessible-cities/translations/pt';

test('who translates has what is missing translated, and reads what became of it; it is labelled', async () => {
  const lead = await enter('lead-world-enabled');
  expect(await (await lead.get(desk)).text()).toMatch(/Have DeepL translate the \d+ missing passages/);
  const ran = await lead.post(`${desk}/machine`);
  const back = ran.headers.get('Location') ?? '';
  expect([ran.status, back]).toEqual([303, expect.stringContaining(`${desk}?state=machine&run=20-0-0-`)]);
  const html = await (await lead.get(back.replace(/#.*/, ''))).text();
  expect(html).toContain('The machine translated 20 passages: they remain to be reviewed.');
  expect(html).toMatch(/\d+ are left: ask again to go on\./);
  expect(html).toContain('By machine, to be reviewed');
  server.answerWith(() => ({ status: 429, body: '{}' }));
  const busy = await lead.post(`${desk}/machine`);
  const told = await (await lead.get(busy.headers.get('Location')?.replace(/#.*/, '') ?? '')).text();
  expect(told).toContain('The machine translated no passage.');
  expect(told).toContain('The machine is asked too often: try again in a few minutes.');
});

test('everybody reads which machine it is and what it is sent; the secretariat decides it', async () => {
  const text = async (browser: TestBrowser) => (await browser.get('/en/machine')).text();
  const reader = await text(site.browser());
  expect(reader).toContain('DeepL can translate');
  expect(reader).toContain('Drafts are not sent to it');
  expect(reader).not.toContain('action="/en/machine"');
  const secretariat = await enter('secretariat');
  expect((await secretariat.post('/en/machine', { drafts: 'yes' })).status).toBe(303);
  expect(await text(secretariat)).toContain('The secretariat lets it be sent drafts too.');
});
