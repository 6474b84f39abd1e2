import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, leaveBehind, words } from '../actions/amendments.testing.ts';
import { proposeAmendment } from '../actions/propose-amendment.ts';
import { supportAmendment } from '../actions/support-amendment.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let ways: ReturnType<typeof amending>;
let [lead, youth, chair]: TestBrowser[] = [];
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  ways = amending(site.demo);
  [lead, youth, chair] = await Promise.all(
    ['lead-huairou-commission', 'caucus-youth', 'chair-town-hall'].map(async (mandate) => {
      const browser = site.browser();
      await browser.post('/en/roles', { mandate });
      return browser;
    }),
  );
}, 60_000);
afterAll(() => site.demo.drop());

const paper = '/en/papers/gender-equality';
const reword = (ref: string, text: string) => ({ kind: 'replace', ref, content: words(text) }) as const;
const at = (code: string) => `${paper}/amendments/${code}`;
const read = async (browser: TestBrowser | undefined, path: string) =>
  (await browser?.get(path))?.text() ?? '';
/** The buttons of verdicts that a page shows. */
const verdicts = (html: string) =>
  [...html.matchAll(/name="verdict" value="([^"]+)"/g)].map(([, value]) => value);

test('what a version left behind is neither accepted nor worded otherwise', async () => {
  const code = await ways.admitted([reword('p02', 'Stuck.')]);
  expect(verdicts(await read(lead, at(code)))).toEqual(['accepted', 'declined', 'referred', 'consent-asked']);
  await leaveBehind(site.demo, code);
  const html = await read(lead, at(code));
  expect(verdicts(html)).toEqual(['declined', 'referred']);
  const note = { note: 'Because.', language: 'en' };
  const refused = await lead?.post(`${at(code)}/answers`, { ...note, verdict: 'accepted' });
  expect([refused?.status, await refused?.text()]).toEqual([403, expect.stringContaining('must be adapted')]);
  await lead?.post(`${at(code)}/answers`, { ...note, verdict: 'referred' });
  expect(verdicts(await read(chair, at(code)))).toEqual(['declined']);
});

test('nobody is offered to admit what too few stand behind', async () => {
  const code = await ways.propose([reword('p03', 'Alone.')]);
  expect(verdicts(await read(lead, at(code)))).toEqual(['inadmissible']);
  const note = { note: 'Off the subject.', language: 'en' };
  await lead?.post(`${at(code)}/admissions`, { ...note, verdict: 'inadmissible' });
  expect(verdicts(await read(lead, at(code)))).toEqual([]);
  const { db, now, participant } = site.demo;
  const support = { code, mandate: undefined, supports: true };
  for (let more = 0; more < 4; more++) await supportAmendment(db, await participant(), support, now);
  expect(verdicts(await read(lead, at(code)))).toEqual(['admitted']);
});

test('the words of its author stay beside those they agreed to', async () => {
  const code = await ways.admitted([reword('p04', 'In the words of its author.')]);
  expect(await read(youth, at(code))).not.toContain('id="former"');
  await ways.answer(code, { kind: 'consent-asked', operations: [reword('p04', 'In those of the lead.')] });
  expect(await read(youth, at(code))).not.toContain('id="former"');
  await youth?.post(`${at(code)}/consents`, { note: '', language: 'en', verdict: 'yes' });
  const [, former = ''] = (await read(youth, at(code))).split('id="former"');
  expect(former).toContain('Its author’s own wording');
  expect(former).toContain('In the words of its author.');
});

test('the author of what an amendment amends is asked on the page of that one', async () => {
  const { db, now } = site.demo;
  const parent = await ways.admitted([reword('p05', 'Safety is walked.')]);
  const feminism = await site.demo.viewer('caucus-feminism');
  const about = { paper: 'gender-equality', version: 1, parent, substitutes: null, reason: 'More.' };
  const by = { constituency: 'communities', mandate: 'caucus-feminism', name: undefined } as const;
  const operations = [reword('p05', 'Safety is walked by night.')];
  const given = { ...about, ...by, language: 'en', operations, key: crypto.randomUUID() };
  const child = await proposeAmendment(db, feminism, given, now);
  if (!child.ok) throw new Error(child.refusal);
  await ways.admit(child.value);
  await ways.answer(child.value, { kind: 'accepted' });
  expect(verdicts(await read(lead, at(child.value)))).toEqual(['declined', 'referred']);
  const html = await read(youth, at(child.value));
  expect(html).toContain('your amendment be changed so?');
  expect(verdicts(html)).toEqual(['yes', 'no']);
  await youth?.post(`${at(child.value)}/consents`, { note: '', language: 'en', verdict: 'yes' });
  const after = await read(youth, at(parent));
  expect(after.split('id="former"')[1]).toContain('Safety is walked.');
});

test('the page of merging names what was left behind, says why, and opens the decision again', async () => {
  const code = await ways.admitted([reword('p06', 'Accepted, then left behind.')]);
  await ways.answer(code, { kind: 'accepted' });
  await leaveBehind(site.demo, code);
  const html = await read(lead, `${paper}/merges`);
  expect(html).toContain('left behind');
  expect(html).toContain(`action="${at(code)}/answers"`);
  expect(verdicts(html)).toEqual(['reopened']);
  const reopened = { note: 'Let the rest go on.', language: 'en', verdict: 'reopened' };
  expect((await lead?.post(`${at(code)}/answers`, reopened))?.status).toBe(303);
  expect(await read(lead, `${paper}/merges`)).not.toContain('left behind');
});

test('what a sitting accepted and a version left behind goes back to a sitting', async () => {
  const code = await ways.admitted([reword('p07', 'Accepted by a sitting.')]);
  await ways.answer(code, { kind: 'referred' });
  const about = { note: 'After a debate.', language: 'en', form: 'decision-', verdict: 'accepted' };
  const votes = { sitting: 'town-hall-gender-equality', rule: 'absolute', yes: '40', no: '2' };
  const lost = { ...about, ...votes, abstentions: '38' };
  const refused = await chair?.post(`${at(code)}/decisions`, lost);
  expect([refused?.status, await refused?.text()]).toEqual([422, expect.stringContaining('does not follow')]);
  const decided = { ...lost, abstentions: '3' };
  expect((await chair?.post(`${at(code)}/decisions`, decided))?.status).toBe(303);
  const shown = await read(lead, at(code));
  expect(shown).toContain('for: 40; against: 2; abstaining: 3');
  expect(verdicts(shown)).toEqual([]);
  await leaveBehind(site.demo, code);
  expect(verdicts(await read(lead, `${paper}/merges`))).toEqual(['referred']);
  const again = { note: 'The text has changed.', language: 'en', verdict: 'referred' };
  expect((await lead?.post(`${at(code)}/answers`, again))?.status).toBe(303);
  expect(await read(lead, at(code))).toContain('Referred to a sitting');
});
