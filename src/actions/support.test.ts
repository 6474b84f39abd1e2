import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { contributionNamed } from '../queries/thread.ts';
import { contribute } from './contribute.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { support } from './support.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

/** A new comment, by name. */
async function said({ db, now, participant }: Demonstration): Promise<string> {
  const words = { kind: 'comment', language: 'en', text: 'A ramp.', constituency: 'communities' } as const;
  const by = { people: null, mandate: undefined, replyTo: null, name: undefined, place: undefined };
  const given = { ...words, ...by, paper: 'accessible-cities', ref: 'p03', key: randomUUID() };
  const result = await contribute(db, await participant(), given, now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

test('support is given and taken back, once per person, and each sent again is safe', async () => {
  const slug = await said(demo);
  const person = await demo.participant();
  const press = (supports: boolean) =>
    support(demo.db, person, { slug, paper: 'accessible-cities', supports }, demo.now);
  const counted = async () => {
    const reader = { language: 'en', now: demo.now, viewer: person };
    const { supports, supported } =
      (await contributionNamed(demo.db, demo.edition, slug, reader))?.voice ?? {};
    return [Number(supports), supported];
  };
  for (const supports of [true, true, false, false, true]) {
    expect(await press(supports)).toEqual({ ok: true, value: supports });
    expect(await counted()).toEqual([Number(supports), supports]);
  }
  const twice = await Promise.all([press(false), press(false)]);
  expect(twice.map((result) => result.ok && result.value)).toEqual([false, false]);
  const kinds = await demo.db
    .selectFrom('event')
    .innerJoin('contribution', 'contribution.id', 'event.contribution_id')
    .select('event.kind')
    .where('slug', '=', slug)
    .where('event.kind', 'like', 'support%')
    .orderBy('sequence')
    .execute();
  const order = ['supported', 'support-withdrawn', 'supported', 'support-withdrawn'];
  expect(kinds.map(({ kind }) => kind)).toEqual(order);
});
