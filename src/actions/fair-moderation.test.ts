import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { moderationQueue } from '../queries/moderation-queue.ts';
import { ownContributionNamed } from '../queries/own-contributions.ts';
import { erasePerson } from './account.ts';
import { amending, words } from './amendments.testing.ts';
import { appeal } from './appeal.ts';
import { contribute } from './contribute.ts';
import { decideAppeal } from './decide-appeal.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { moderate } from './moderate.ts';
import { report } from './report.ts';
import { signAmendment } from './sign-amendment.ts';
import { undoModeration } from './undo-moderation.ts';

let demo: Demonstration;
let moderator: Viewer;
let other: Viewer;
let third: Viewer;

beforeAll(async () => {
  demo = await demonstration();
  moderator = await demo.viewer('moderator-world');
  other = await demo.viewer('moderator-town-hall');
  third = await demo.viewer('secretariat');
}, 60_000);
afterAll(() => demo.drop());

const minutes = (count: number) => new Date(demo.now.getTime() + count * 60_000);
const letter = (language: string, name = '') => ({ subject: `${name} (${language})`, body: 'why' });

async function spoken(by: Viewer, paper = 'accessible-cities'): Promise<string> {
  const given = {
    ...{ paper, ref: paper === 'africa' ? 'p01' : 'p04', kind: 'comment' as const, language: 'en' },
    ...{
      text: `A ramp is missing, ${crypto.randomUUID()}.`,
      constituency: 'communities' as const,
      people: null,
    },
    ...{ mandate: undefined, replyTo: null, name: undefined, place: undefined, key: crypto.randomUUID() },
  } as const;
  const result = await contribute(demo.db, by, given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

type About = Parameters<typeof moderate>[2]['about'];
type Seen = Partial<Parameters<typeof moderate>[2]['seen']>;

function decide(by: Viewer, about: About, verdict: 'publish' | 'keep' | 'hide', seen: Seen, now = demo.now) {
  const reason = verdict === 'hide' ? 'insult' : null;
  const read = { decision: 0, appeal: 0, wording: 'amendment' in about ? 1 : null, ...seen };
  const given = { edition: demo.edition, about, verdict, reason, note: '', seen: read, letter } as const;
  return moderate(demo.db, by, given, now);
}

async function hidden(slug: string, by = moderator): Promise<number> {
  const result = await decide(by, { contribution: slug }, 'hide', {});
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}

const contest = (viewer: Viewer, slug: string, text = 'It was no insult.') =>
  appeal(demo.db, { viewer, edition: demo.edition, slug }, { text, language: 'en' }, demo.now);

async function lastAppeal(): Promise<number> {
  const { id } = await demo.db
    .selectFrom('appeal')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  return id;
}

const uphold = async (by: Viewer) =>
  decideAppeal(
    demo.db,
    by,
    { edition: demo.edition, appeal: await lastAppeal(), upheld: true, note: '', letter },
    demo.now,
  );

const standing = async (slug: string) =>
  (
    await demo.db
      .selectFrom('contribution')
      .select('standing')
      .where('edition_id', '=', demo.edition)
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
  ).standing;

const complaint = (about: About, note = '') => ({
  ...{ edition: demo.edition, about, reason: 'insult' as const, note, key: crypto.randomUUID() },
});

const queued = async (viewer: Viewer, name: string) =>
  (await moderationQueue(demo.db, { edition: demo.edition, viewer }, demo.now)).items.find(
    (item) => item.name === name,
  );

test('whose decision was overturned does not decide on the same words again; others do, and can be appealed anew', async () => {
  const author = await demo.participant();
  const slug = await spoken(author);
  const about = { contribution: slug };
  const decision = await hidden(slug);
  expect((await contest(author, slug)).ok).toBe(true);
  expect((await uphold(other)).ok).toBe(true);
  const appealed = await lastAppeal();
  expect(await decide(moderator, about, 'hide', { decision })).toMatchObject({
    refusal: 'decided-meanwhile',
    decided: { verdict: 'uphold' },
    seen: { decision, appeal: appealed },
  });
  const seen = { decision, appeal: appealed };
  expect(await decide(moderator, about, 'hide', seen)).toMatchObject({ refusal: 'decision-overturned' });
  await report(demo.db, await demo.participant(), complaint(about), minutes(1));
  expect(await queued(moderator, slug)).toBeUndefined();
  expect(await queued(third, slug)).toMatchObject({ decision, appealDecided: appealed });
  expect((await decide(third, about, 'hide', seen, minutes(2))).ok).toBe(true);
  const own = { edition: demo.edition, person: author.person, slug };
  expect(await ownContributionNamed(demo.db, own, demo.now)).toMatchObject({ hidden: {}, appeal: null });
  expect((await contest(author, slug, 'Nor was it this time.')).ok).toBe(true);
  expect(await ownContributionNamed(demo.db, own, demo.now)).toMatchObject({ appeal: { upheld: null } });
});

test('words hidden when their author left come back withdrawn, by an undo or otherwise, and their appeals end', async () => {
  const { db, edition, now } = demo;
  const author = await demo.participant();
  const [first, second] = [await spoken(author), await spoken(author)];
  const decision = await hidden(first);
  await hidden(second);
  expect((await contest(author, second)).ok).toBe(true);
  expect((await erasePerson(db, author, true, now)).ok).toBe(true);
  expect([await standing(first), await standing(second)]).toEqual(['hidden', 'hidden']);
  const given = { edition, moderation: decision, letter };
  expect((await undoModeration(db, moderator, given, minutes(1))).ok).toBe(true);
  expect(await standing(first)).toBe('withdrawn');
  expect(await queued(other, second)).toBeUndefined();
  expect(await uphold(other)).toMatchObject({ refusal: 'words-withdrawn' });
  expect(await standing(second)).toBe('hidden');
});

test('a report is kept, or told why not', async () => {
  const { db, now } = demo;
  const author = await demo.participant();
  const [one, two] = [{ contribution: await spoken(author) }, { contribution: await spoken(author) }];
  const reader = await demo.participant();
  const given = complaint(one);
  expect((await report(db, reader, given, now)).ok).toBe(true);
  expect((await report(db, reader, given, now)).ok).toBe(true);
  expect(await report(db, reader, { ...given, about: two }, now)).toMatchObject({ refusal: 'key-used' });
  expect(await report(db, null, given, now)).toMatchObject({ refusal: 'key-used' });
  expect(await report(db, reader, complaint(one, 'More.'), now)).toMatchObject({
    refusal: 'reported-already',
  });
  expect((await decide(moderator, one, 'keep', {}, minutes(1))).ok).toBe(true);
  expect((await report(db, reader, complaint(one), minutes(2))).ok).toBe(true);
  expect(await queued(moderator, one.contribution)).toMatchObject({ kind: 'reported', reports: [{}] });
});

test('an appeal beside one that is under way is told so', async () => {
  const author = await demo.participant();
  const slug = await spoken(author);
  await hidden(slug);
  expect((await contest(author, slug)).ok).toBe(true);
  expect((await contest(author, slug)).ok).toBe(true);
  expect(await contest(author, slug, 'Once more.')).toMatchObject({ refusal: 'appeal-under-way' });
  const ways = amending(demo);
  const code = await ways.propose([{ kind: 'replace', ref: 'p03', content: words('Wide streets.') }], author);
  const second = await demo.participant();
  await signAmendment(demo.db, second, { code, mandate: undefined }, demo.now);
  expect((await decide(moderator, { amendment: code }, 'hide', {})).ok).toBe(true);
  const by = (viewer: Viewer, text: string) =>
    appeal(demo.db, { viewer, edition: demo.edition, code }, { text, language: 'en' }, demo.now);
  expect((await by(author, 'It was no insult.')).ok).toBe(true);
  expect(await by(second, 'Nor did I mean one.')).toMatchObject({ refusal: 'appeal-under-way' });
});

test('an amendment published and taken back is not public, and nothing is owed for it', async () => {
  const { db, edition, now } = demo;
  const ways = amending(demo);
  const content = words('Our streets: https://example.org/quokka');
  const code = await ways.propose([{ kind: 'replace', ref: 'p06', content }], await demo.participant());
  const result = await decide(moderator, { amendment: code }, 'publish', {});
  const moderation = result.ok ? result.value : 0;
  const seen = () => db.selectFrom('public_amendment').select('code').where('code', '=', code).execute();
  expect(await seen()).toHaveLength(1);
  expect((await undoModeration(db, moderator, { edition, moderation, letter }, minutes(1))).ok).toBe(true);
  expect(await seen()).toEqual([]);
  expect(await queued(moderator, code)).toMatchObject({ kind: 'waiting' });
  const again = await decide(moderator, { amendment: code }, 'publish', {}, now);
  expect(again.ok).toBe(true);
});

test('who was told that their words were hidden is told that they are not any more', async () => {
  const { db, edition } = demo;
  const author = await demo.participant();
  const slug = await spoken(author);
  const email = `${slug}@example.org`;
  await db.updateTable('person').set({ email, language: 'es' }).where('id', '=', author.person).execute();
  const given = { edition, moderation: await hidden(slug), letter };
  expect((await undoModeration(db, moderator, given, minutes(1))).ok).toBe(true);
  const sent = await db.selectFrom('mail_message').select('subject').where('recipient', '=', email).execute();
  expect(sent).toContainEqual({ subject: `${slug} (es)` });
});

test('the queue of a circuit is what waits in it, whatever waits elsewhere, and all of it is counted', async () => {
  const { db, edition, now } = demo;
  const before = await moderationQueue(db, { edition, viewer: other }, now);
  const writer = await demo.participant();
  const elsewhere = await spoken(writer, 'africa');
  const rows = Array.from({ length: 220 }, () => ({
    reason: 'spam',
    idempotency_key: crypto.randomUUID(),
    created_at: new Date(now.getTime() - 3_600_000),
  }));
  const said = db.selectFrom('contribution').where('edition_id', '=', edition);
  const template = await said.selectAll().where('slug', '=', elsewhere).executeTakeFirstOrThrow();
  const { id: _, words: __, ...copied } = template;
  const copies = await db
    .insertInto('contribution')
    .values(rows.map((___, at) => ({ ...copied, slug: `aic-x${at}`, idempotency_key: crypto.randomUUID() })))
    .returning('id')
    .execute();
  await db
    .insertInto('report')
    .values(
      copies.map(({ id }, at) => ({
        ...rows[at],
        contribution_id: id,
        reason: 'spam',
        created_at: minutes(-60),
      })),
    )
    .execute();
  const here = await spoken(await demo.participant());
  await report(db, null, complaint({ contribution: here }), now);
  const mine = await moderationQueue(db, { edition, viewer: other }, now);
  expect(mine.count).toBe(before.count + 1);
  expect(mine.items.map(({ name }) => name)).toContain(here);
  const all = await moderationQueue(db, { edition, viewer: moderator }, now);
  expect(all.count).toBeGreaterThan(220);
  const after = all.items.at(-1)?.name;
  const next = await moderationQueue(db, { edition, viewer: moderator, after }, now);
  expect(next.count).toBe(all.count);
  const names = new Set(all.items.map(({ name }) => name));
  expect(next.items.filter(({ name }) => names.has(name))).toEqual([]);
});
