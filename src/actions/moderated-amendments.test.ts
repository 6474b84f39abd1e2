import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendmentCourse } from '../queries/amendment-course.ts';
import { amendedTexts } from '../queries/amendment-texts.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { moderationCounts } from '../queries/moderation-counts.ts';
import { moderationQueue } from '../queries/moderation-queue.ts';
import { ownSilencedAmendments } from '../queries/own-amendments.ts';
import { adaptAmendment } from './adapt-amendment.ts';
import { amending, leaveBehind, paper, words } from './amendments.testing.ts';
import { appeal } from './appeal.ts';
import { decideAppeal } from './decide-appeal.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { moderate, type NewModeration } from './moderate.ts';
import { type NewAmendment, proposeAmendment } from './propose-amendment.ts';
import { report } from './report.ts';
import { signAmendment } from './sign-amendment.ts';
import { supportAmendment } from './support-amendment.ts';
import { undoModeration } from './undo-moderation.ts';
import { withdrawAmendment } from './withdraw-amendment.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
let moderator: Viewer;
let other: Viewer;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
  moderator = await demo.viewer('moderator-world');
  other = await demo.viewer('moderator-town-hall');
}, 60_000);
afterAll(() => demo.drop());

const minutes = (count: number) => new Date(demo.now.getTime() + count * 60_000);
const letter = () => ({ subject: 'hidden', body: 'why' });
const reworded = (ref: string, text = 'The streets are ours, and a quokka’s.'): Operation[] => [
  { kind: 'replace', ref, content: words(text) },
];
const decided = (code: string, more: Partial<NewModeration> = {}): NewModeration => ({
  edition: demo.edition,
  about: { amendment: code },
  seen: { decision: 0, appeal: 0, wording: 1 },
  verdict: 'hide',
  reason: 'insult',
  note: '',
  letter,
  ...more,
});
const hide = (code: string, by = moderator, more: Partial<NewModeration> = {}) =>
  moderate(demo.db, by, decided(code, more), demo.now);
const seen = (code: string) => amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
const queued = async (by: Viewer, code: string) =>
  (await moderationQueue(demo.db, { edition: demo.edition, viewer: by }, demo.now)).items.find(
    ({ name }) => name === code,
  );
const complaint = (code: string) => ({
  edition: demo.edition,
  about: { amendment: code },
  reason: 'insult' as const,
  note: 'Look.',
  key: crypto.randomUUID(),
});
const support = async (code: string) =>
  supportAmendment(demo.db, await demo.participant(), { code, mandate: undefined, supports: true }, demo.now);

test('a hidden amendment keeps its number and its place, and nothing can be done with it', async () => {
  const { db, edition, now } = demo;
  const author = await demo.participant();
  const code = await ways.propose(reworded('p02'), author);
  expect((await report(db, null, complaint(code), now)).ok).toBe(true);
  expect(await queued(moderator, code)).toMatchObject({
    kind: 'reported',
    of: 'amendment',
    wordings: [{ number: 1, words: ['The streets are ours, and a quokka’s.'] }],
  });
  expect(await queued(author, code)).toBeUndefined();
  const before = await moderationCounts(db, edition);
  expect((await hide(code)).ok).toBe(true);
  const hidden = await seen(code);
  expect(hidden).toMatchObject({ standing: 'hidden', reason: '', author: '', place: null, operations: [] });
  expect(hidden && (await amendedTexts(db, [hidden])).size).toBe(0);
  expect(hidden && (await amendmentCourse(db, hidden.id, 'en'))).toMatchObject([
    { kind: 'proposed', person: null, note: '' },
  ]);
  expect(await support(code)).toMatchObject({ refusal: 'words-hidden' });
  const stranger = await demo.participant();
  expect(await signAmendment(db, stranger, { code, mandate: undefined }, now)).toMatchObject({
    refusal: 'words-hidden',
  });
  expect(await ways.admit(code)).toMatchObject({ refusal: 'words-hidden' });
  expect(await report(db, stranger, complaint(code), now)).toMatchObject({ refusal: 'words-hidden' });
  expect(await withdrawAmendment(db, author, code, now)).toMatchObject({ refusal: 'hidden-already' });
  expect(await ownSilencedAmendments(db, edition, author.person)).toMatchObject([
    { code, reason: 'It says what happens in our streets.', hidden: { reason: 'insult' } },
  ]);
  const after = await moderationCounts(db, edition);
  expect([after.hidden - before.hidden, after.proposed - before.proposed]).toEqual([1, 0]);
  const next = await ways.propose(reworded('p02', 'Our streets.'));
  expect(next).not.toBe(code);
  const event = await db
    .selectFrom('event')
    .select('content')
    .where('kind', '=', 'moderated-hide')
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  expect(JSON.stringify(event.content)).toMatch(/"text":\s?"[0-9a-f]{64}"/);
  expect(JSON.stringify(event.content)).not.toContain('quokka');
});

test('it comes back by an undo within ten minutes, or by an appeal to another moderator', async () => {
  const { db, edition, now } = demo;
  const author = await demo.participant();
  const code = await ways.propose(reworded('p03'), author);
  const first = await hide(code);
  const undone = { edition, moderation: first.ok ? first.value : 0, letter };
  expect(await undoModeration(db, moderator, undone, minutes(10))).toMatchObject({
    refusal: 'too-late-to-undo',
  });
  expect(await undoModeration(db, moderator, undone, minutes(9))).toEqual({
    ok: true,
    value: { amendment: code },
  });
  expect(await seen(code)).toMatchObject({ standing: 'published' });
  await hide(code);
  const contest = { text: 'It was no insult.', language: 'en' };
  const stranger = await demo.participant();
  expect(await appeal(db, { viewer: stranger, edition, code }, contest, now)).toMatchObject({
    refusal: 'not-yours',
  });
  expect((await appeal(db, { viewer: author, edition, code }, contest, now)).ok).toBe(true);
  expect(await queued(moderator, code)).toBeUndefined();
  const item = await queued(other, code);
  const upheld = { edition, appeal: item?.appeal?.id ?? 0, upheld: true, note: '', letter };
  expect(await decideAppeal(db, moderator, upheld, now)).toMatchObject({ refusal: 'own-decision' });
  expect((await decideAppeal(db, other, upheld, now)).ok).toBe(true);
  expect(await seen(code)).toMatchObject({ standing: 'published', operations: reworded('p03') });
  expect((await support(code)).ok).toBe(true);
});

test('what amends a hidden amendment is hidden with it, and comes back with it', async () => {
  const { db, edition, now } = demo;
  const code = await ways.propose(reworded('p04'));
  const version = (await seen(code))?.version ?? 0;
  const given: NewAmendment = {
    ...{ paper, version, parent: code, substitutes: null, operations: reworded('p04', 'Other streets.') },
    ...{ reason: 'Better so.', language: 'en', constituency: 'communities', mandate: undefined },
    ...{ name: undefined, key: crypto.randomUUID() },
  };
  const under = await proposeAmendment(db, await demo.participant(), given, now);
  const child = under.ok ? under.value : '';
  const hidden = await hide(code);
  expect(await seen(child)).toMatchObject({ standing: 'under-hidden', reason: '', operations: [] });
  expect(await support(child)).toMatchObject({ refusal: 'words-hidden' });
  const again = { ...given, key: crypto.randomUUID(), operations: reworded('p04', 'Wide streets.') };
  expect(await proposeAmendment(db, await demo.participant(), again, now)).toMatchObject({
    refusal: 'words-hidden',
  });
  await undoModeration(db, moderator, { edition, moderation: hidden.ok ? hidden.value : 0, letter }, now);
  expect(await seen(child)).toMatchObject({ standing: 'published', reason: 'Better so.' });
});

test('what an institution accepted is no longer reported nor hidden', async () => {
  const code = await ways.admitted(reworded('p05'));
  expect((await ways.answer(code, { kind: 'accepted' })).ok).toBe(true);
  expect(await hide(code)).toMatchObject({ refusal: 'amendment-accepted' });
  const reader = await demo.participant();
  expect(await report(demo.db, reader, complaint(code), demo.now)).toMatchObject({
    refusal: 'amendment-accepted',
  });
  expect(await seen(code)).toMatchObject({ standing: 'published', state: 'accepted' });
});

test('a link from a newcomer waits out of sight; published, an answer is owed from then on', async () => {
  const { db, edition, now } = demo;
  const author = await demo.participant();
  const code = await ways.propose(reworded('p06', 'Our streets: https://example.org/quokka'), author);
  expect(await seen(code)).toBeNull();
  expect(await support(code)).toMatchObject({ refusal: 'no-such-amendment' });
  expect(await queued(moderator, code)).toMatchObject({ kind: 'waiting', heldFor: 'links' });
  expect(await ownSilencedAmendments(db, edition, author.person)).toMatchObject([
    { code, standing: 'waiting', heldFor: 'links' },
  ]);
  const publish = decided(code, { verdict: 'publish', reason: null });
  expect((await moderate(db, moderator, publish, minutes(5))).ok).toBe(true);
  const published = await seen(code);
  expect(published).toMatchObject({ standing: 'published', state: 'seeking-support' });
  expect(published?.dueAt).toEqual(new Date(minutes(5).getTime() + 21 * 86_400_000));
  const another = await ways.propose(reworded('p06', 'See https://example.org/again'), author);
  expect(await seen(another)).toMatchObject({ standing: 'published' });
  expect((await withdrawAmendment(db, author, another, now)).ok).toBe(true);
});

test('what a newcomer words anew with a link waits again, in its place', async () => {
  const { db, now } = demo;
  const author = await demo.participant();
  const code = await ways.propose(reworded('p07'), author);
  const successor = await demo.participant();
  await signAmendment(db, successor, { code, mandate: undefined }, now);
  await withdrawAmendment(db, author, code, now);
  await leaveBehind(demo, code);
  const version = (await seen(code))?.version ?? 0;
  const operations = reworded('p07', 'Now https://example.org/quokka instead.');
  expect((await adaptAmendment(db, successor, { code, version, operations, letter }, now)).ok).toBe(true);
  expect(await seen(code)).toMatchObject({ standing: 'waiting', reason: '', operations: [] });
  expect(await support(code)).toMatchObject({ refusal: 'words-waiting' });
  // Whoever read the wording before decides on words they have not seen.
  const stale = decided(code, {
    verdict: 'publish',
    reason: null,
    seen: { decision: 0, appeal: 0, wording: 1 },
  });
  expect(await moderate(db, moderator, stale, now)).toMatchObject({ refusal: 'words-changed' });
  const item = await queued(moderator, code);
  const read = { decision: 0, appeal: 0, wording: item?.wordings[0]?.number ?? 0 };
  expect((await moderate(db, moderator, { ...stale, seen: read }, now)).ok).toBe(true);
  expect(await seen(code)).toMatchObject({ standing: 'published', operations });
});

test('of two moderators at once the second is told what the first decided', async () => {
  const code = await ways.propose(reworded('p08'));
  await report(demo.db, await demo.participant(), complaint(code), demo.now);
  const keep = () => hide(code, moderator, { verdict: 'keep', reason: null });
  const both = await Promise.all([keep(), hide(code, other)]);
  const kept = both[0].ok;
  const [won, lost] = kept ? both : [both[1], both[0]];
  expect(won.ok).toBe(true);
  expect(lost).toMatchObject({
    refusal: 'decided-meanwhile',
    decided: kept ? { verdict: 'keep', reason: null } : { verdict: 'hide', reason: 'insult' },
  });
  expect(await seen(code)).toMatchObject({ standing: kept ? 'published' : 'hidden' });
  // Sent again it is the same decision; somebody who has seen it may decide otherwise.
  expect(await (kept ? keep() : hide(code, other))).toEqual(won);
  const decision = won.ok ? won.value : 0;
  const otherwise = await hide(code, other, { seen: { decision, appeal: 0, wording: 1 } });
  expect(otherwise).toMatchObject(kept ? { ok: true } : { refusal: 'decided-meanwhile' });
});

test('visitors report as often as it helps, and no oftener', async () => {
  const { db, now } = demo;
  const code = await ways.propose(reworded('p05'));
  const given = complaint(code);
  for (let count = 0; count < 2; count++) await report(db, null, given, now);
  expect((await queued(moderator, code))?.reports).toHaveLength(1);
  for (let count = 0; count < 12; count++) await report(db, null, complaint(code), now);
  expect((await queued(moderator, code))?.reports).toHaveLength(10);
  expect(await report(db, null, complaint(code), now)).toMatchObject({ refusal: 'reported-enough' });
});
