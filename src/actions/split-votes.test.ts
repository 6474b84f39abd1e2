import { afterAll, beforeAll, expect, test } from 'vitest';
import { amendmentCourse, amendmentWordings } from '../queries/amendment-course.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { paperHead } from '../queries/paper-text.ts';
import { votesOn } from '../queries/voting-list.ts';
import { amending, byConsensus, leaveBehind, letter, paper, words } from './amendments.testing.ts';
import { decideAmendment } from './decide-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { requestVote, type VoteManner } from './request-vote.ts';

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
const named = async (code: string) => {
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};
/** The steps that are about an amendment. */
const listed = async (code: string) =>
  (await votes()).list.steps
    .map(({ kind, amendments }) => `${kind} ${amendments.flat().join()}`)
    .filter((step) => step.includes(code));
const why = { note: 'Two questions in one.', language: 'en' };
const request = async (code: string, manner: VoteManner, note = why.note) => {
  const viewer = await demo.viewer('chair-town-hall');
  return requestVote(demo.db, viewer, { code, manner, note, language: 'en' }, demo.now);
};
const simple = (yes: number, no: number) => ({ rule: 'simple', yes, no, abstentions: 1 }) as const;
const decide = async (code: string, part: number | undefined, yes: number, no: number) =>
  decideAmendment(
    demo.db,
    await demo.viewer('chair-town-hall'),
    {
      ...byConsensus,
      division: simple(yes, no),
      code,
      accepted: yes > no,
      part,
      note: `Part ${part}.`,
      language: 'en',
      letter,
    },
    demo.now,
  );

const both = (first: string, second: string) =>
  [
    { kind: 'replace', ref: first, content: words('Let donors change it.') },
    { kind: 'delete', ref: second },
  ] as const;
const inParts = { kind: 'split', parts: [1, 2] } as const;

test('the chair has an amendment voted in parts, says why, once, and goes back to the rule', async () => {
  const ways = amending(demo);
  const code = await ways.admitted(both('p06', 'p07'));
  expect(await request(code, inParts, '')).toMatchObject({ refusal: 'reason-needed' });
  for (const parts of [[1], [1, 1], [1, 3], [1, 2, 3]])
    expect(await request(code, { kind: 'split', parts })).toMatchObject({ refusal: 'cannot-be-parted' });
  expect(await request(code, inParts)).toEqual({ ok: true, value: code });
  expect(await request(code, inParts)).toEqual({ ok: true, value: code });
  expect(await listed(code)).toEqual([`part ${code}/1`, `part ${code}/2`]);
  const { requests } = await votes();
  expect(requests).toMatchObject([{ ...why, code, holds: true, parts: [1, 2], results: [] }]);
  expect(await request(code, { kind: 'separate' })).toMatchObject({ ok: true });
  expect(await listed(code)).toEqual([`separate ${code}`]);
  expect(await request(code, { kind: 'rule' })).toMatchObject({ ok: true });
  expect(await listed(code)).toEqual([`vote ${code}`]);
  const events = await demo.db
    .selectFrom('event')
    .select('content')
    .where('kind', '=', 'vote-requested')
    .orderBy('sequence')
    .execute();
  expect(events.map(({ content }) => content)).toEqual([
    { kind: 'split', parts: [1, 2] },
    { kind: 'separate' },
    { kind: 'rule' },
  ]);
  await ways.answer(code, { kind: 'declined' });
  expect(await request(code, inParts)).toMatchObject({ refusal: 'not-now' });
});

test('an amendment is accepted with the parts that were adopted, once all are decided', async () => {
  const ways = amending(demo);
  const operations = both('p06', 'p07');
  const code = await ways.admitted(operations);
  await request(code, inParts);
  await ways.answer(code, { kind: 'referred' });
  expect(await decide(code, undefined, 3, 2)).toMatchObject({ refusal: 'part-needed' });
  expect(await decide(code, 3, 3, 2)).toMatchObject({ refusal: 'no-such-part' });
  expect(await decide(code, 1, 3, 2)).toEqual({ ok: true, value: code });
  expect(await decide(code, 1, 3, 2)).toEqual({ ok: true, value: code });
  expect(await decide(code, 1, 2, 3)).toMatchObject({ refusal: 'parts-voted' });
  expect(await request(code, { kind: 'rule' }, 'Otherwise.')).toMatchObject({ refusal: 'parts-voted' });
  expect((await named(code)).state).toBe('referred');
  expect(await listed(code)).toEqual([`part ${code}/2`]);
  expect([...(await votes()).parts]).toEqual([[`${code}/1`, 'adopted']]);
  expect(await decide(code, 2, 1, 4)).toEqual({ ok: true, value: code });
  expect(await decide(code, 2, 1, 4)).toEqual({ ok: true, value: code });
  const after = await named(code);
  expect(after).toMatchObject({ state: 'accepted', operations: [operations[0]] });
  expect((await amendmentWordings(demo.db, after.id)).at(-1)).toMatchObject({ madeBy: 'sitting' });
  const course = await amendmentCourse(demo.db, after.id, 'en');
  expect(course.find(({ kind }) => kind === 'referred')?.parts).toMatchObject([
    { part: 1, carried: true, yes: 3, no: 2, abstentions: 1, note: 'Part 1.' },
    { part: 2, carried: false, yes: 1, no: 4 },
  ]);
  expect(course.at(-1)).toMatchObject({ kind: 'accepted', division: null });
  expect([(await votes()).results.get(code), await listed(code)]).toEqual(['adopted', []]);
});

test('an amendment falls when no part is adopted, and is accepted as it is when all are', async () => {
  const ways = amending(demo);
  const operations = both('p03', 'p04');
  const [none, all] = [await ways.admitted(operations), await ways.admitted(operations)];
  for (const code of [none, all]) {
    await request(code, inParts);
    await ways.answer(code, { kind: 'referred' });
  }
  for (const part of [1, 2]) await decide(none, part, 1, 4);
  expect((await named(none)).state).toBe('declined');
  for (const part of [2, 1]) await decide(all, part, 4, 1);
  expect(await named(all)).toMatchObject({ state: 'accepted', operations });
  const course = await amendmentWordings(demo.db, (await named(all)).id);
  expect(course.map(({ madeBy }) => madeBy)).toEqual(['author']);
});

test('a part that contradicts what was accepted cannot be adopted', async () => {
  const ways = amending(demo);
  const operations = both('p01', 'p02');
  const other = await ways.admitted([{ kind: 'replace', ref: 'p01', content: words('No donor sees it.') }]);
  const code = await ways.admitted(operations);
  await request(code, inParts);
  await ways.answer(code, { kind: 'referred' });
  await ways.answer(other, { kind: 'accepted' });
  expect((await votes()).list.lapsed).toContainEqual({ amendments: [`${code}/1`], because: [other] });
  expect(await decide(code, 1, 4, 1)).toMatchObject({ refusal: 'conflicts' });
  expect(await decide(code, 1, 1, 4)).toMatchObject({ ok: true });
  expect(await decide(code, 2, 4, 1)).toMatchObject({ ok: true });
  expect(await named(code)).toMatchObject({ state: 'accepted', operations: [operations[1]] });
});

test('what is worded anew, or is not for the chair to order, is not in parts', async () => {
  const ways = amending(demo);
  const code = await ways.admitted(both('p05', 'p04'));
  const lead = await ways.lead();
  const given = { code, manner: inParts, ...why };
  expect(await requestVote(demo.db, lead, given, demo.now)).toMatchObject({ refusal: 'not-your-role' });
  await request(code, inParts);
  expect((await votes()).requests[0]).toMatchObject({ code, holds: true });
  await leaveBehind(demo, code);
  expect((await votes()).requests[0]).toMatchObject({ code, holds: false });
  expect(await request(code, inParts, 'Again.')).toMatchObject({ refusal: 'not-carried' });
});
