import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperHead } from '../queries/paper-text.ts';
import { votesOn } from '../queries/voting-list.ts';
import { amending, letter, paper, words } from './amendments.testing.ts';
import { consentAmendment } from './consent-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { reorderVotes } from './reorder-votes.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const votes = async () => {
  const head = await paperHead(demo.db, demo.edition, paper, 'en');
  if (!head) throw new Error('there is no paper');
  return votesOn(demo.db, head, { language: 'en', now: demo.now });
};
const listed = async () => (await votes()).list.steps.map(({ amendments }) => amendments.flat().join());
const reword = (text: string) => ({ kind: 'replace', ref: 'p06', content: words(text) }) as const;

test('the chair puts an amendment first, says why, once, and goes back to the rule', async () => {
  const ways = amending(demo);
  const small = await ways.admitted([reword('Let donors change it.')]);
  const whole = await ways.admitted([{ kind: 'delete', ref: 'p06' }]);
  expect(await listed()).toEqual([whole, small]);
  const chair = await demo.viewer('chair-town-hall');
  const set = (codes: string[], note = 'Its author leaves early.') =>
    reorderVotes(demo.db, chair, { paper, codes, note, language: 'en' }, demo.now);
  expect(await set([small], '')).toMatchObject({ ok: false, refusal: 'reason-needed' });
  expect(await set(['GEN-A9-999'])).toMatchObject({ ok: false, refusal: 'no-such-amendment' });
  expect(await set([small])).toEqual({ ok: true, value: 1 });
  expect(await set([small])).toEqual({ ok: true, value: 1 });
  expect(await listed()).toEqual([small, whole]);
  const { orders } = await votes();
  expect(orders).toMatchObject([{ codes: [small], note: 'Its author leaves early.', at: demo.now }]);
  expect(orders[0]?.mandate).toBeTruthy();
  expect(await set([], 'They stayed.')).toEqual({ ok: true, value: 0 });
  expect(await listed()).toEqual([whole, small]);
  const events = await demo.db
    .selectFrom('event')
    .select('kind')
    .where('kind', '=', 'votes-reordered')
    .execute();
  expect(events.length).toBe(2);
  await ways.answer(whole, { kind: 'declined' });
  expect(await set([whole])).toMatchObject({ ok: false, refusal: 'not-now' });
});

test('another wording that its author agreed to is a compromise once it is open again', async () => {
  const ways = amending(demo);
  const author = await demo.viewer('caucus-youth');
  const code = await ways.admitted([reword('Let donors see it.')]);
  expect((await votes()).compromises.has(code)).toBe(false);
  await ways.answer(code, { kind: 'consent-asked', operations: [reword('Let donors read it.')] });
  const given = { code, consents: true, note: 'Yes.', language: 'en', letter };
  expect(await consentAmendment(demo.db, author, given, demo.now)).toMatchObject({ ok: true });
  await ways.answer(code, { kind: 'reopened' });
  expect((await votes()).compromises.has(code)).toBe(true);
  expect((await listed())[0]).toBe(code);
});
