import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, byConsensus, words } from '../actions/amendments.testing.ts';
import { decideAmendment } from '../actions/decide-amendment.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let visitor: TestBrowser;

beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  visitor = site.browser();
}, 60_000);
afterAll(() => site.demo.drop());

const address = '/en/papers/gender-equality/voting-list';
const headings = async () => {
  const written = await (await visitor.get(`${address}?${crypto.randomUUID()}`)).text();
  const html = written.replace(/<bdi class="nb">([^<]*)<\/bdi>/g, '$1');
  return { html, steps: [...html.matchAll(/<h2 id="vote-\d+">([^<]*)</g)].map(([, heading]) => heading) };
};

test('the list is empty, then orders what is open, and is computed anew after each result', async () => {
  expect((await headings()).html).toContain('No amendment waits for a vote.');
  const ways = amending(site.demo);
  const reword = (text: string) => ({ kind: 'replace', ref: 'p06', content: words(text) }) as const;
  const small = await ways.admitted([reword('Let donors change it.')]);
  const same = await ways.admitted([reword('Let donors change it.')]);
  const deleted = await ways.admitted([{ kind: 'delete', ref: 'p06' }]);
  const before = await headings();
  expect(before.steps).toEqual([`1. Vote: ${deleted}`, `2. Vote: ${small} and ${same}`]);
  expect(before.html).toContain(`If yes, these lapse: ${small} and ${same}.`);
  expect(before.html).toContain('The text if yes');

  await ways.answer(deleted, { kind: 'referred' });
  const chair = await site.demo.viewer('chair-town-hall');
  const votes = { rule: 'simple', yes: 3, no: 5, abstentions: 0 } as const;
  const about = { ...byConsensus, division: votes, code: deleted, accepted: false } as const;
  const given = { ...about, note: 'After a debate.', language: 'en' } as const;
  const decided = await decideAmendment(
    site.demo.db,
    chair,
    { ...given, letter: () => ({ subject: 'Decided', body: 'No.' }) },
    site.demo.now,
  );
  expect(decided).toMatchObject({ ok: true });
  const after = await headings();
  expect(after.steps).toEqual([`1. Vote: ${small} and ${same}`]);
  expect(after.html).toContain('Decided so far');

  await ways.answer(small, { kind: 'accepted' });
  expect((await headings()).steps).toEqual([]);
});

test('the chair alone is offered another order, and a code that does not wait is said beside the field', async () => {
  const form = 'action="/en/papers/gender-equality/voting-orders"';
  expect(await (await visitor.get(address)).text()).not.toContain(form);
  const chair = site.browser();
  await chair.post('/en/roles', { mandate: 'chair-town-hall' });
  expect(await (await chair.get(address)).text()).toContain(form);
  const orders = '/en/papers/gender-equality/voting-orders';
  const given = { list: 'GEN-A9-999', note: 'Its author leaves early.', language: 'en' };
  const refused = await chair.post(orders, given);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('GEN-A9-999')]);
  expect((await chair.post(orders, { ...given, note: '' })).status).toBe(422);
  expect((await chair.post(orders, { ...given, list: '' })).status).toBe(303);
  expect(await (await chair.get(address)).text()).toContain('Everything goes by the rule again.');
});

test('the chair parts an amendment by its passages, the list says how and why, and each part is decided', async () => {
  const ways = amending(site.demo);
  const paper = '/en/papers/gender-equality';
  const code = await ways.admitted([
    { kind: 'replace', ref: 'p03', content: words('Another sentence in its place.') },
    { kind: 'delete', ref: 'p04' },
  ]);
  const form = `${paper}/amendments/${code}/vote-requests`;
  expect((await visitor.get(form)).status).toBe(403);
  expect(await (await visitor.get(address)).text()).not.toContain(form);
  const chair = site.browser();
  await chair.post('/en/roles', { mandate: 'chair-town-hall' });
  expect(await (await chair.get(address)).text()).toContain(`href="${form}"`);
  const shown = await (await chair.get(form)).text();
  expect(shown).toMatch(/Passage 1[\s\S]*Another sentence[\s\S]*name="part-0"[\s\S]*name="part-1"/);
  const given = { kind: 'split', 'part-0': '1', 'part-1': '1', note: 'Two questions.', language: 'en' };
  const refused = await chair.post(form, given);
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining('This amendment cannot be parted so'),
  ]);
  expect((await chair.post(form, { ...given, note: '' })).status).toBe(422);
  expect((await chair.post(form, { ...given, 'part-0': '2' })).headers.get('location')).toBe(address);
  const { html, steps } = await headings();
  expect(steps.map((step) => step?.replace(/^\d+\. /, ''))).toEqual([
    `Split vote: ${code}, part 2`,
    `Split vote: ${code}, part 1`,
  ]);
  expect(html).toContain(`${code}: voted on in parts, passage 2 in part 1 and passage 1 in part 2.`);
  expect(html).toContain('Two questions.');

  await ways.answer(code, { kind: 'referred' });
  const amendment = `${paper}/amendments/${code}`;
  expect(await (await chair.get(amendment)).text()).toContain('name="part"');
  const votes = {
    rule: 'simple',
    yes: '3',
    no: '1',
    abstentions: '0',
    note: 'After a debate.',
    language: 'en',
  };
  const decision = { ...votes, sitting: byConsensus.sitting, form: 'decision-', verdict: 'accepted' };
  expect((await chair.post(`${amendment}/decisions`, decision)).status).toBe(403);
  expect((await chair.post(`${amendment}/decisions`, { ...decision, part: '1' })).status).toBe(303);
  const half = await headings();
  expect(half.html).toContain(`${code}, part 1: adopted.`);
  expect(half.steps).toEqual([`1. Split vote: ${code}, part 2`]);
  const against = { ...decision, part: '2', verdict: 'declined', yes: '1', no: '3' };
  expect((await chair.post(`${amendment}/decisions`, against)).status).toBe(303);
  const told = await (await visitor.get(amendment)).text();
  expect(told).toContain('Part 1 adopted: Simple majority');
  expect(told).toContain('Part 2 rejected: Simple majority');
  expect(told).toContain('Accepted');
});
