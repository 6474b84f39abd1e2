import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { formerWordings } from '../domain/amendments/former-wordings.ts';
import { plainText } from '../domain/papers/inline.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendmentCourse, amendmentWordings } from '../queries/amendment-course.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { amending, byConsensus, letter, paper, words } from './amendments.testing.ts';
import { consentAmendment } from './consent-amendment.ts';
import { decideAmendment } from './decide-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { proposeAmendment } from './propose-amendment.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
/** The author of the amendment, and the one of the amendment to it. */
let [author, other]: Viewer[] = [];
let parent: string;
let child: string;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
  [author, other] = [await demo.viewer('caucus-youth'), await demo.viewer('caucus-feminism')];
}, 60_000);
afterAll(() => demo.drop());

const first = 'Redesign lighting from night walks led by women residents.';
const second = 'Redesign lighting and stops from night walks led by women residents.';
const reword = (text: string) => [{ kind: 'replace', ref: 'r04', content: words(text) }] as const;

async function propose(viewer: Viewer | undefined, to: string, text: string): Promise<string> {
  const about = { paper, version: 1, parent: to, substitutes: null, operations: reword(text) };
  const why = { reason: 'Stops too.', language: 'en', constituency: 'communities' } as const;
  const by = { mandate: viewer?.mandates[0]?.slug, name: undefined, key: crypto.randomUUID() };
  const result = await proposeAmendment(demo.db, viewer ?? null, { ...about, ...why, ...by }, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

beforeEach(async () => {
  parent = await ways.admitted(reword(first));
  child = await propose(other, parent, second);
  await ways.admit(child);
});

const named = async (code: string) => {
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};
const stateOf = async (code: string) => (await named(code)).state;
const wordsOf = async (code: string) =>
  (await named(code)).operations.map((one) => ('content' in one ? plainText(one.content) : '')).join();
const consent = (viewer: Viewer | undefined, consents = true) => {
  const given = { code: child, consents, note: '', language: 'en', letter };
  return consentAmendment(demo.db, viewer ?? null, given, demo.now);
};

test('an accepted one becomes part of what it amends once the author of that one agrees', async () => {
  expect(await ways.answer(child, { kind: 'accepted' })).toMatchObject({ ok: true });
  expect(await ways.answer(child, { kind: 'accepted' })).toMatchObject({ ok: true });
  expect([await stateOf(child), await wordsOf(parent)]).toEqual(['awaiting-parent', first]);
  expect(await consent(other)).toMatchObject({ refusal: 'not-yours' });
  expect(await consent(author)).toMatchObject({ ok: true });
  expect(await consent(author)).toMatchObject({ ok: true });
  expect([await stateOf(child), await stateOf(parent), await wordsOf(parent)]).toEqual([
    'merged',
    'admitted',
    second,
  ]);
  const { id, fingerprint } = await named(parent);
  const wordings = await amendmentWordings(demo.db, id);
  const former = formerWordings(wordings, await amendmentCourse(demo.db, id, 'en'), fingerprint);
  expect(former).toMatchObject([{ number: 1, madeBy: 'author', refused: false }]);
  expect(wordings.at(-1)).toMatchObject({ madeBy: 'lead' });
});

test('the author of what it amends is told, and may refuse; a sitting may impose it', async () => {
  await demo.db
    .updateTable('person')
    .set({ email: 'youth@example.org' })
    .where('id', '=', author?.person ?? '')
    .execute();
  await ways.answer(child, { kind: 'accepted' });
  const mail = await demo.db.selectFrom('mail_message').select('recipient').execute();
  expect(mail).toContainEqual({ recipient: 'youth@example.org' });
  expect(await consent(author, false)).toMatchObject({ ok: true });
  expect([await stateOf(child), await wordsOf(parent)]).toEqual(['admitted', first]);
  expect(await ways.answer(child, { kind: 'referred' })).toMatchObject({ ok: true });
  const division = { rule: 'two-thirds', yes: 40, no: 21, abstentions: 3 } as const;
  const about = { ...byConsensus, code: child, accepted: true, note: 'After a debate.' };
  const given = { ...about, division, language: 'en', letter };
  const chair = await demo.viewer('chair-town-hall');
  expect(await decideAmendment(demo.db, chair, given, demo.now)).toMatchObject({
    refusal: 'result-does-not-follow',
  });
  const elsewhere = { ...given, sitting: 'nowhere' };
  expect(await decideAmendment(demo.db, chair, elsewhere, demo.now)).toMatchObject({
    refusal: 'no-such-sitting',
  });
  const carried = { ...given, division: { ...division, no: 2 } };
  expect(await decideAmendment(demo.db, chair, carried, demo.now)).toMatchObject({ ok: true });
  expect(await decideAmendment(demo.db, chair, carried, demo.now)).toMatchObject({ ok: true });
  const course = await amendmentCourse(demo.db, (await named(child)).id, 'en');
  expect(course.find(({ kind, sitting }) => kind === 'accepted' && sitting)).toMatchObject({
    sitting: expect.stringContaining('Gender'),
    division: carried.division,
  });
  expect([await stateOf(child), await wordsOf(parent)]).toEqual(['merged', second]);
});

test('who amends their own amendment agrees to it', async () => {
  child = await propose(author, parent, `${second} Always.`);
  await ways.admit(child);
  expect(await ways.answer(child, { kind: 'accepted' })).toMatchObject({ ok: true });
  expect([await stateOf(child), await wordsOf(parent)]).toEqual(['merged', `${second} Always.`]);
});

test('what was decided meanwhile is not reworded by a late consent', async () => {
  await ways.answer(child, { kind: 'accepted' });
  await ways.answer(parent, { kind: 'declined' });
  expect(await consent(author)).toMatchObject({ refusal: 'not-now' });
  expect(await stateOf(child)).toBe('awaiting-parent');
});

test('another wording of it takes the consent of its author, then that of the other', async () => {
  await ways.answer(child, { kind: 'consent-asked', operations: reword(`${second} Soon.`) });
  expect(await consent(other)).toMatchObject({ ok: true });
  expect([await stateOf(child), await wordsOf(child)]).toEqual(['awaiting-parent', `${second} Soon.`]);
  expect(await consent(author)).toMatchObject({ ok: true });
  expect([await stateOf(child), await wordsOf(parent)]).toEqual(['merged', `${second} Soon.`]);
});

test('it changes nothing but what that one proposes', async () => {
  const about = { paper, version: 1, parent, substitutes: null, reason: 'More.', language: 'en' } as const;
  const by = { constituency: 'communities', mandate: undefined, name: undefined } as const;
  const operations = [...reword(`${second} Now.`), { kind: 'delete', ref: 'r05' }] as const;
  const given = { ...about, ...by, operations, key: crypto.randomUUID() };
  expect(await proposeAmendment(demo.db, other ?? null, given, demo.now)).toMatchObject({
    refusal: 'beyond-the-amended',
  });
  const anew = await ways.answer(child, { kind: 'consent-asked', operations });
  expect(anew).toMatchObject({ refusal: 'beyond-the-amended' });
});
