import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { appeal } from './appeal.ts';
import { contribute } from './contribute.ts';
import { decideAppeal } from './decide-appeal.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { moderate } from './moderate.ts';
import { undoModeration } from './undo-moderation.ts';

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
const letter = () => ({ subject: 'hidden', body: 'why' });

async function spoken(by: Viewer): Promise<string> {
  const given = {
    paper: 'accessible-cities',
    ref: 'p04',
    kind: 'comment',
    language: 'en',
    text: `See https://example.org/${crypto.randomUUID()}.`,
    constituency: 'communities',
    people: null,
    mandate: undefined,
    replyTo: null,
    name: undefined,
    place: undefined,
    key: crypto.randomUUID(),
  } as const;
  const result = await contribute(demo.db, by, given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

async function decided(by: Viewer, slug: string, verdict: 'publish' | 'hide', decision = 0) {
  const { db, edition, now } = demo;
  const reason = verdict === 'hide' ? 'insult' : null;
  const seen = { decision, appeal: 0, wording: null };
  const about = { contribution: slug };
  const given = { edition, about, verdict, reason, note: '', seen, letter } as const;
  const result = await moderate(db, by, given, now);
  if (!result.ok) throw new Error(result.refusal);
  return { edition, moderation: result.value, letter };
}

const standing = (slug: string) =>
  demo.db
    .selectFrom('contribution')
    .select('standing')
    .where('edition_id', '=', demo.edition)
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();

test('an appeal is never decided by the author, were they a moderator', async () => {
  const { db, edition, now } = demo;
  const slug = await spoken(other);
  await decided(moderator, slug, 'hide');
  await appeal(db, { viewer: other, edition, slug }, { text: 'It was no insult.', language: 'en' }, now);
  const { id } = await db.selectFrom('appeal').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow();
  const given = { edition, appeal: id, upheld: true, note: '', letter };
  expect(await decideAppeal(db, other, given, now)).toMatchObject({ refusal: 'own-words' });
  expect(await standing(slug)).toEqual({ standing: 'hidden' });
});

test('a decision is not taken back once somebody decided after it', async () => {
  const { db } = demo;
  const slug = await spoken(await demo.participant());
  const first = await decided(moderator, slug, 'publish');
  const second = await decided(other, slug, 'hide', first.moderation);
  expect(await undoModeration(db, moderator, first, minutes(1))).toMatchObject({
    refusal: 'decided-meanwhile',
  });
  expect(await standing(slug)).toEqual({ standing: 'hidden' });
  expect((await undoModeration(db, other, second, minutes(1))).ok).toBe(true);
  expect((await undoModeration(db, moderator, first, minutes(2))).ok).toBe(true);
  expect(await standing(slug)).toEqual({ standing: 'waiting' });
});
