import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, words } from '../actions/amendments.testing.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let ways: ReturnType<typeof amending>;
let chair: TestBrowser;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  ways = amending(site.demo);
  chair = site.browser();
  await chair.post('/en/roles', { mandate: 'chair-town-hall' });
}, 60_000);
afterAll(() => site.demo.drop());

const at = (code: string) => `/en/papers/gender-equality/amendments/${code}`;
const referred = async (ref: string) => {
  const code = await ways.admitted([
    { kind: 'replace', ref, content: words(`A sitting decides on ${ref}.`) },
  ]);
  await ways.answer(code, { kind: 'referred' });
  return code;
};
const figures = {
  form: 'decision-',
  sitting: 'town-hall-gender-equality',
  rule: 'simple',
  yes: '40',
  no: '21',
  abstentions: '3',
  note: 'After a debate.',
  language: 'en',
  verdict: 'accepted',
};
const decide = async (code: string, given: Record<string, string>) => {
  const answer = await chair.post(`${at(code)}/decisions`, given);
  return { status: answer.status, html: await answer.text() };
};

test('other figures of what was decided are refused in words, and recorded once that decision is taken back', async () => {
  const code = await referred('p05');
  expect((await decide(code, figures)).status).toBe(303);
  expect((await decide(code, figures)).status).toBe(303);
  const others: Record<string, string>[] = [
    { yes: '42' },
    { yes: '2' },
    { sitting: 'no-such-sitting' },
    { rule: 'absolute' },
  ];
  for (const other of others) {
    const { status, html } = await decide(code, { ...figures, ...other });
    expect([other, status]).toEqual([other, 422]);
    expect(html).toContain('Already decided');
    expect(html).toContain('for: 40; against: 21; abstaining: 3');
    expect(html).toContain('value="21"');
    expect(html).toContain('After a debate.');
  }
  expect((await decide(code, { ...figures, verdict: 'back', note: '' })).status).toBe(422);
  const back = { form: 'back-', note: 'Two votes were left out.', language: 'en', verdict: 'back' };
  expect((await decide(code, back)).status).toBe(303);
  expect((await decide(code, { ...figures, yes: '42' })).status).toBe(303);
  const html = await (await chair.get(at(code))).text();
  expect(html).toContain('for: 40; against: 21; abstaining: 3');
  expect(html).toContain('Two votes were left out.');
  expect(html).toContain('for: 42; against: 21; abstaining: 3');
});

test('a decision that is not there cannot be taken back', async () => {
  const back = { form: 'back-', note: 'Nothing.', language: 'en', verdict: 'back' };
  const code = await ways.admitted([{ kind: 'replace', ref: 'p03', content: words('Of the lead.') }]);
  await ways.answer(code, { kind: 'accepted' });
  expect((await decide(code, back)).status).toBe(403);
});

test('votes are counted in the digits of any keyboard', async () => {
  const code = await referred('p06');
  const typed = { yes: '٤٠', no: '۲۱', abstentions: '३' };
  expect((await decide(code, { ...figures, ...typed })).status).toBe(303);
  expect(await (await chair.get(at(code))).text()).toContain('for: 40; against: 21; abstaining: 3');
});

test('only a sitting that deals with the text decides on it', async () => {
  const code = await referred('p07');
  const elsewhere = 'town-hall-right-to-the-city';
  const offered = await (await chair.get(at(code))).text();
  expect(offered).toContain(`value="${figures.sitting}"`);
  expect(offered).not.toContain(`value="${elsewhere}"`);
  const { status, html } = await decide(code, { ...figures, sitting: elsewhere });
  expect([status, html.includes('does not deal with this text')]).toEqual([422, true]);
});
