import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { moderationCounts } from '../queries/moderation-counts.ts';
import { moderationQueue } from '../queries/moderation-queue.ts';
import { ownContributions } from '../queries/own-contributions.ts';
import { contributionNamed } from '../queries/thread.ts';
import { appeal } from './appeal.ts';
import { contribute, type NewContribution } from './contribute.ts';
import { decideAppeal } from './decide-appeal.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { moderate, type NewModeration } from './moderate.ts';
import { report } from './report.ts';
import { support } from './support.ts';
import { undoModeration } from './undo-moderation.ts';
import { withdraw } from './withdraw.ts';

let demo: Demonstration;
let moderator: Viewer;
let other: Viewer;

beforeAll(async () => {
  demo = await demonstration();
  moderator = await demo.viewer('moderator-world');
  other = await demo.viewer('moderator-town-hall');
}, 60_000);
afterAll(() => demo.drop());

const minutes = (count: number) => new Date(demo.now.getTime() + count * 60_000);
const said = (more: Partial<NewContribution> = {}): NewContribution => ({
  paper: 'accessible-cities',
  ref: 'p04',
  kind: 'comment',
  language: 'fr',
  text: `Une rampe manque, ${crypto.randomUUID()}.`,
  constituency: 'communities',
  people: null,
  mandate: undefined,
  replyTo: null,
  name: undefined,
  place: undefined,
  key: crypto.randomUUID(),
  ...more,
});

async function spoken(more: Partial<NewContribution> = {}, by?: Viewer) {
  const author = by ?? (await demo.participant());
  const given = said(more);
  const result = await contribute(demo.db, author, given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return { author, text: given.text, ...result.value };
}

const letter = (language: string) => ({ subject: `hidden (${language})`, body: 'why' });
const decided = (slug: string, more: Partial<NewModeration> = {}): NewModeration => ({
  edition: demo.edition,
  about: { contribution: slug },
  seen: { decision: 0, appeal: 0, wording: null },
  verdict: 'hide',
  reason: 'insult',
  note: '',
  letter,
  ...more,
});
const hide = (slug: string, by = moderator, now = demo.now) => moderate(demo.db, by, decided(slug), now);
const seen = async (slug: string) =>
  (await contributionNamed(demo.db, demo.edition, slug, { language: 'fr', now: demo.now }))?.voice;
const queued = async (by: Viewer, slug: string) =>
  (await moderationQueue(demo.db, { edition: demo.edition, viewer: by }, demo.now)).items.find(
    ({ name }) => name === slug,
  );
const tally = async () =>
  demo.db
    .selectFrom('provision_tally')
    .innerJoin('provision', 'provision.id', 'provision_id')
    .innerJoin('paper', 'paper.id', 'paper_id')
    .select('contributions')
    .where('paper.slug', '=', 'accessible-cities')
    .where('ref', '=', 'p04')
    .executeTakeFirst();
const outcomeOf = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'done' : result.refusal);

describe('a report', () => {
  test('puts words in the queue once per person, never in that of their author', async () => {
    const { slug, author } = await spoken();
    const reader = await demo.participant();
    const words = { about: { contribution: slug }, key: crypto.randomUUID() };
    const given = { edition: demo.edition, reason: 'insult', note: 'Look.', ...words } as const;
    const press = () => report(demo.db, reader, given, demo.now);
    expect([(await press()).ok, (await press()).ok]).toEqual([true, true]);
    expect(await queued(moderator, slug)).toMatchObject({ kind: 'reported', reports: [{ note: 'Look.' }] });
    expect(await queued(author, slug)).toBeUndefined();
    const nothing = { ...given, about: { contribution: 'aic-c999' } };
    const none = await report(demo.db, reader, nothing, demo.now);
    expect(none).toMatchObject({ refusal: 'no-such-contribution' });
    await moderate(demo.db, moderator, decided(slug, { verdict: 'keep', reason: null }), demo.now);
    expect(await queued(moderator, slug)).toBeUndefined();
    expect(await seen(slug)).toMatchObject({ standing: 'published' });
  });
});

describe('hiding', () => {
  test('takes the words and the author away, keeps the place and the reason, counts, and writes to the author', async () => {
    const { db, edition, now } = demo;
    const { slug, author, text } = await spoken();
    await db
      .updateTable('person')
      .set({ email: `${slug}@example.org`, language: 'es' })
      .where('id', '=', author.person)
      .execute();
    const before = await tally();
    expect((await hide(slug)).ok).toBe(true);
    expect(await seen(slug)).toMatchObject({ standing: 'hidden', text: '', author: '', hiddenFor: 'insult' });
    expect(await tally()).toEqual({ contributions: (before?.contributions ?? 0) - 1 });
    const sent = db.selectFrom('mail_message').select(['subject', 'language']);
    const mail = await sent.where('recipient', '=', `${slug}@example.org`).execute();
    expect(mail).toEqual([{ subject: 'hidden (es)', language: 'es' }]);
    const event = await db
      .selectFrom('event')
      .select(['content', 'mandate_id'])
      .where('kind', '=', 'moderated-hide')
      .orderBy('sequence', 'desc')
      .executeTakeFirstOrThrow();
    const hash = createHash('sha256').update(text).digest('hex');
    expect(event.content).toEqual({ text: hash, reason: 'insult' });
    expect(event.mandate_id).toBe(moderator.mandates[0]?.id);
    expect((await moderationCounts(db, edition)).byReason).toMatchObject({ insult: 1 });
    const own = await ownContributions(db, { edition, person: author.person }, now);
    expect(own.contributions).toMatchObject([{ slug, text, hidden: { reason: 'insult' } }]);
    const supporter = await demo.participant();
    const given = { slug, paper: 'accessible-cities', supports: true };
    expect(await support(db, supporter, given, now)).toMatchObject({ refusal: 'words-hidden' });
  });

  test('takes a reason, a moderator of that place, words of somebody else, and happens once', async () => {
    const { db, now } = demo;
    const { slug } = await spoken();
    const bare = await moderate(db, moderator, decided(slug, { reason: null }), now);
    expect(bare).toMatchObject({ refusal: 'reason-needed' });
    expect(await hide(slug, await demo.participant())).toMatchObject({ refusal: 'not-your-role' });
    const elsewhere = await spoken({ paper: 'africa', ref: 'p01' });
    expect(await hide(elsewhere.slug, other)).toMatchObject({ refusal: 'not-your-track' });
    const own = await spoken({}, moderator);
    expect(await hide(own.slug)).toMatchObject({ refusal: 'own-words' });
    const both = await Promise.all([hide(slug), hide(slug, other)]);
    expect(both.map(outcomeOf).sort()).toEqual(['decided-meanwhile', 'done']);
  });

  test('is taken back within ten minutes, by who did it, to what was before', async () => {
    const { db, edition } = demo;
    const { slug } = await spoken();
    const before = await tally();
    const result = await hide(slug);
    const moderation = result.ok ? result.value : 0;
    const undo = (by: Viewer, now: Date) => undoModeration(db, by, { edition, moderation, letter }, now);
    expect(await undo(other, minutes(1))).toMatchObject({ refusal: 'no-such-decision' });
    expect(await undo(moderator, minutes(10))).toMatchObject({ refusal: 'too-late-to-undo' });
    expect(await undo(moderator, minutes(9))).toEqual({ ok: true, value: { contribution: slug } });
    expect(await seen(slug)).toMatchObject({ standing: 'published' });
    expect(await tally()).toEqual(before);
    expect(await undo(moderator, minutes(9))).toMatchObject({ refusal: 'too-late-to-undo' });
  });
});

describe('an appeal', () => {
  test.each([
    [true, 'published'],
    [false, 'hidden'],
  ])('is decided by another moderator, upheld %s', async (upheld, standing) => {
    const { db, edition, now } = demo;
    const { slug, author } = await spoken();
    await hide(slug);
    const by = { viewer: author, edition, slug };
    const words = { text: 'It was no insult.', language: 'en' };
    const stranger = { ...by, viewer: await demo.participant() };
    expect(await appeal(db, stranger, words, now)).toMatchObject({ refusal: 'not-yours' });
    expect((await appeal(db, by, words, now)).ok).toBe(true);
    expect(await queued(moderator, slug)).toBeUndefined();
    const item = await queued(other, slug);
    expect(item?.appeal).toMatchObject({ text: 'It was no insult.', reason: 'insult' });
    const given = { edition, appeal: item?.appeal?.id ?? 0, upheld, note: '', letter };
    expect(await decideAppeal(db, moderator, given, now)).toMatchObject({ refusal: 'own-decision' });
    const done = { ok: true, value: { contribution: slug } };
    expect(await decideAppeal(db, other, given, now)).toEqual(done);
    expect(await decideAppeal(db, other, given, now)).toEqual(done);
    const third = await decideAppeal(
      db,
      await demo.viewer('secretariat'),
      { ...given, upheld: !upheld },
      now,
    );
    expect(third).toMatchObject({ decided: { verdict: upheld ? 'uphold' : 'dismiss' } });
    expect(await seen(slug)).toMatchObject({ standing });
  });

  test('needs a decision to contest', async () => {
    const { slug, author: viewer } = await spoken();
    const by = { viewer, edition: demo.edition, slug };
    const contest = await appeal(demo.db, by, { text: 'Why?', language: 'en' }, demo.now);
    expect(contest).toMatchObject({ refusal: 'nothing-to-appeal' });
  });
});

test('one’s own words are withdrawn, and nobody else’s', async () => {
  const { db, edition, now } = demo;
  const { slug, author } = await spoken();
  const stranger = await demo.participant();
  const theirs = { viewer: stranger, edition, slug };
  expect(await withdraw(db, theirs, now)).toMatchObject({ refusal: 'not-yours' });
  const by = { viewer: author, edition, slug };
  expect([await withdraw(db, by, now), await withdraw(db, by, now)]).toEqual([
    { ok: true, value: slug },
    { ok: true, value: slug },
  ]);
  expect(await seen(slug)).toMatchObject({ standing: 'withdrawn', text: '', author: '' });
});

describe('spam', () => {
  test('one person says five things on a passage in ten minutes; the sixth waits, and another person is free', async () => {
    const author = await demo.participant();
    for (let count = 0; count < 5; count++) await spoken({ ref: 'p05' }, author);
    const given = said({ ref: 'p05' });
    expect(await contribute(demo.db, author, given, demo.now)).toMatchObject({ refusal: 'too-many' });
    expect((await contribute(demo.db, author, said({ ref: 'p05' }), minutes(11))).ok).toBe(true);
    await Promise.all(Array.from({ length: 30 }, () => spoken({ ref: 'p05' })));
  });

  test('the same words twice are said once', async () => {
    const { author, text } = await spoken();
    const again = await contribute(demo.db, author, said({ text }), demo.now);
    expect(again).toMatchObject({ refusal: 'said-already' });
  });

  test('a link from a newcomer, or a long copy, is read first; then published with an answer owed', async () => {
    const linked = await spoken({ text: 'See https://example.org for more.' });
    expect(linked.held).toBe('links');
    const long = `${'Les marchés couverts n’ont pas de rampe et les étals sont trop hauts. '.repeat(2)}`;
    expect((await spoken({ text: long })).held).toBeNull();
    expect((await spoken({ text: `${long}!` })).held).toBe('similar');
    expect(await seen(linked.slug)).toBeUndefined();
    expect(await queued(moderator, linked.slug)).toMatchObject({ kind: 'waiting', heldFor: 'links' });
    const publish = decided(linked.slug, { verdict: 'publish', reason: null });
    expect((await moderate(demo.db, moderator, publish, minutes(5))).ok).toBe(true);
    expect(await seen(linked.slug)).toMatchObject({
      standing: 'published',
      dueAt: new Date(minutes(5).getTime() + 21 * 86_400_000),
    });
    expect((await spoken({ text: 'Now https://example.org is fine.' }, linked.author)).held).toBeNull();
  });
});
