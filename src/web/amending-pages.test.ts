import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, words } from '../actions/amendments.testing.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let visitor: TestBrowser;
let participant: TestBrowser;

beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  visitor = site.browser();
  participant = site.browser();
  await participant.post('/en/roles', { mandate: '' });
}, 60_000);
afterAll(() => site.demo.drop());

const provision = '/en/papers/gender-equality/provisions/p02';
const proposal = `${provision}/amendments`;
const underway = () => ({ key: crypto.randomUUID(), version: '1', step: 'change', what: 'reword' });
const textOf = async (response: Response) => [response.status, await response.text()] as const;

test('everybody is invited to propose while amending is open, and whoever may not is led to sign in', async () => {
  expect(await (await visitor.get(provision)).text()).toContain(`href="${proposal}"`);
  for (const refused of [await visitor.get(proposal), await visitor.post(proposal, underway())]) {
    const [status, html] = await textOf(refused);
    expect([status, html]).toEqual([403, expect.stringContaining('href="/en/sign-in')]);
    expect(html).not.toContain(`action="${proposal}"`);
  }
  site.moveTo(new Date('2030-01-01T09:00:00Z'));
  expect(await (await visitor.get(`${provision}?closed`)).text()).not.toContain(`href="${proposal}"`);
  site.moveTo(site.demo.now);
});

test('more than an amendment holds is said, and what was typed is kept', async () => {
  const operations = ['p03', 'p04', 'p05'].map((ref) => ({
    kind: 'replace',
    ref,
    content: words('a '.repeat(4999)),
  }));
  const typed = `And more. ${'b '.repeat(2000)}`;
  const [status, html] = await textOf(
    await participant.post(proposal, { ...underway(), operations: JSON.stringify(operations), text: typed }),
  );
  expect([status, html]).toEqual([422, expect.stringContaining('30,000')]);
  expect(html).toContain(typed.trim());
});

test('who signed beside its first author may leave, and is not asked to agree in their place', async () => {
  const ways = amending(site.demo);
  const operation = { kind: 'replace', ref: 'p06', content: words('Let donors change it.') } as const;
  const code = await ways.admitted([operation]);
  const address = `/en/papers/gender-equality/amendments/${code}`;
  expect((await participant.post(`${address}/signatures`)).status).toBe(303);
  await ways.answer(code, {
    kind: 'consent-asked',
    operations: [{ ...operation, content: words('Let them.') }],
  });
  const html = await (await participant.get(address)).text();
  expect(html).toContain(`action="${address}/withdrawals"`);
  expect(html).not.toContain(`action="${address}/consents"`);
  expect(html).not.toContain(`?replaces=${code}`);
});

test('what conflicts is named as readers name it, and the reason that was typed stays', async () => {
  const ways = amending(site.demo);
  const reworded = (text: string) => ({ kind: 'replace', ref: 'p04', content: words(text) }) as const;
  const [first, second] = [
    await ways.admitted([reworded('Wholly new.')]),
    await ways.admitted([reworded('Otherwise worded.')]),
  ];
  await ways.answer(first, { kind: 'accepted' });
  const lead = site.browser();
  await lead.post('/en/roles', { mandate: 'lead-huairou-commission' });
  const address = `/en/papers/gender-equality/amendments/${second}/answers`;
  const given = { form: 'answer-', verdict: 'accepted', language: 'en', note: 'A reason long thought of.' };
  const [status, html] = await textOf(await lead.post(address, given));
  expect([status, html]).toEqual([409, expect.stringContaining('A reason long thought of.')]);
  expect(html).toMatch(/provisions\/p04">§ \d+<\/a>/);
  expect(html).not.toContain('>p04<');
});

test('identical amendments are one sheet of the booklet, and no code is parted', async () => {
  const ways = amending(site.demo);
  const same = [{ kind: 'replace', ref: 'p07', content: words('Cities count what they hear.') }] as const;
  const codes = [await ways.propose([...same]), await ways.propose([...same])];
  const at = '/en/papers/gender-equality/amendments';
  const html = await (await visitor.get(`${at}/booklet`)).text();
  const [first, second] = codes.map((code) => `<bdi class="nb">${code}</bdi>`);
  expect(html).toContain(`<h2 id="sheet-${codes[0]}">${first} and ${second}</h2>`);
  expect(html).not.toContain(`id="sheet-${codes[1]}"`);
  for (const code of codes) expect(html).toContain(`<p id="${code}">`);
  for (const path of [at, `${at}/${codes[0]}`, '/en/papers/gender-equality/voting-list']) {
    const page = await (await visitor.get(path)).text();
    const seen = page
      .replace(/[\s\S]*<main/, '')
      .replace(/<bdi class="nb">[^<]*<\/bdi>/g, '')
      .replace(/<[^>]*>/g, ' ');
    for (const code of codes) expect(seen).not.toContain(code);
  }
});
