import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Inline } from '../domain/papers/inline.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { type Segment, segments, translationCounts, translationStates } from '../queries/translations.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { publishVersion } from './publish-version.ts';
import { reviewTranslation } from './review-translation.ts';
import { reviseProvision } from './revise-provision.ts';

const paper = 'accessible-cities';
let demo: Demonstration;
let lead: Viewer;
let translator: Viewer;
let id: number;
beforeAll(async () => {
  demo = await demonstration();
  lead = await demo.viewer('lead-world-enabled');
  translator = await withMandate('translator');
  const row = await demo.db
    .selectFrom('paper')
    .select('id')
    .where('slug', '=', paper)
    .executeTakeFirstOrThrow();
  id = row.id;
}, 60_000);
afterAll(() => demo.drop());

/** Somebody who holds a mandate on the paper alone. */
async function withMandate(role: string): Promise<Viewer> {
  const { person } = await demo.participant();
  await demo.db
    .insertInto('mandate')
    .values((row) => ({
      edition_id: demo.edition,
      slug: `${role}-of-paper`,
      person_id: person,
      organisation_id: row.selectFrom('organisation').select('id').where('slug', '=', 'world-enabled'),
      paper_id: row.selectFrom('paper').select('id').where('slug', '=', paper),
      role,
      starts_on: '2026-01-01',
      ends_on: '2030-01-01',
    }))
    .execute();
  return demo.viewer(`${role}-of-paper`);
}

const said = (text: string): Inline[] => [{ type: 'text', text }];

async function segment(ref: string, target = 'fr'): Promise<Segment> {
  const wanted = { paper: id, authentic: 'en', target, states: translationStates, after: null, limit: 500 };
  const found = (await segments(demo.db, wanted)).find((one) => one.ref === ref);
  if (!found) throw new Error(`there is no ${ref}`);
  return found;
}

async function write(viewer: Viewer, ref: string, language: string, text: string) {
  const { basis } = await segment(ref);
  const given = { paper, ref, language, content: said(text), basis, key: randomUUID() };
  return reviseProvision(demo.db, viewer, given, demo.now);
}

const review = (viewer: Viewer | null, ref: string, read: readonly Inline[] | null, language = 'fr') =>
  reviewTranslation(demo.db, viewer, { paper, ref, language, read: read ?? [] }, demo.now);

describe('provenance', () => {
  test('a translation keeps the words it was made from, whose it is, and what it was made from when they change', async () => {
    expect((await write(lead, 'p06', 'en', 'Benches in every street.')).ok).toBe(true);
    expect((await write(translator, 'p06', 'fr', 'Des bancs dans chaque rue.')).ok).toBe(true);
    expect(await segment('p06')).toMatchObject({
      state: 'unreviewed',
      madeFrom: said('Benches in every street.'),
      translated: { person: translator.person, name: 'Ada L.', at: demo.now },
      reviewed: null,
    });
    expect((await write(lead, 'p06', 'en', 'Benches in every square.')).ok).toBe(true);
    expect((await write(lead, 'p06', 'en', 'Benches in all squares.')).ok).toBe(true);
    expect(await segment('p06')).toMatchObject({
      state: 'stale',
      source: said('Benches in all squares.'),
      content: said('Des bancs dans chaque rue.'),
      madeFrom: said('Benches in every street.'),
    });
  });

  test('one that came with a congress pack is known by the words that were there when they changed', async () => {
    const before = await segment('p07');
    expect(before).toMatchObject({ madeFrom: null, translated: null });
    expect((await write(lead, 'p07', 'en', 'Quite another thing.')).ok).toBe(true);
    expect(await segment('p07')).toMatchObject({ state: 'stale', madeFrom: before.source, translated: null });
  });
});

describe('what the desk showed', () => {
  test('a translation of words that changed meanwhile, or over another translation, is not taken', async () => {
    expect((await write(lead, 'p10', 'en', 'One thing.')).ok).toBe(true);
    const shown = await segment('p10');
    const send = (seen: string, text: string) => {
      const given = { paper, ref: 'p10', language: 'fr', content: said(text), basis: shown.basis };
      return reviseProvision(demo.db, translator, { ...given, seen, key: randomUUID() }, demo.now);
    };
    expect((await write(lead, 'p10', 'es', 'Una cosa.')).ok).toBe(true);
    expect((await send(shown.seen, 'Une chose.')).ok).toBe(true);
    expect(await send(shown.seen, 'Autre chose.')).toMatchObject({ ok: false, refusal: 'changed-meanwhile' });
    const { seen } = await segment('p10');
    expect((await write(lead, 'p10', 'en', 'Another thing.')).ok).toBe(true);
    expect(await send(seen, 'Une chose.')).toMatchObject({ ok: false, refusal: 'changed-meanwhile' });
    expect(await segment('p10')).toMatchObject({ basis: shown.basis, state: 'stale' });
  });
});

describe('review', () => {
  test('another person than the translator reviews it; sent again nothing changes; a new translation drops it', async () => {
    expect((await write(translator, 'p08', 'fr', 'Une traduction.')).ok).toBe(true);
    const { content } = await segment('p08');
    expect(await review(translator, 'p08', content)).toMatchObject({ ok: false, refusal: 'own-translation' });
    for (const _ of [1, 2]) expect(await review(lead, 'p08', content)).toEqual({ ok: true, value: null });
    expect(await segment('p08')).toMatchObject({
      state: 'reviewed',
      reviewed: { person: lead.person, at: demo.now },
    });
    const events = await demo.db
      .selectFrom('event')
      .select('content')
      .where('kind', '=', 'translation-reviewed')
      .execute();
    expect(events).toEqual([{ content: { language: 'fr' } }]);
    expect((await write(translator, 'p08', 'fr', 'Une autre.')).ok).toBe(true);
    expect(await segment('p08')).toMatchObject({ state: 'unreviewed', reviewed: null });
  });

  test('the mark goes along into the next draft', async () => {
    expect((await write(translator, 'p05', 'fr', 'Une traduction.')).ok).toBe(true);
    expect((await review(lead, 'p05', said('Une traduction.'))).ok).toBe(true);
    const letter = () => ({ subject: '', body: '' });
    const published = await publishVersion(
      demo.db,
      lead,
      { paper, note: '', language: 'en', letter },
      demo.now,
    );
    expect(published.ok).toBe(true);
    const { basis } = await segment('p05');
    expect((await write(lead, 'p05', 'es', 'Una traducción.')).ok).toBe(true);
    const after = await segment('p05');
    expect(after.basis).not.toBe(basis);
    expect(after).toMatchObject({ state: 'reviewed', translated: { person: translator.person } });
  });

  test.each([
    ['a visitor', 'visitor', 'p04', 'fr', 'sign-in-first'],
    ['somebody without a mandate', 'participant', 'p04', 'fr', 'not-your-role'],
    ['the authentic text', 'lead', 'p04', 'en', 'no-such-translation'],
    ['a passage that is not there', 'lead', 'x99', 'fr', 'no-such-provision'],
    ['other words than stand there', 'lead', 'p04', 'fr', 'changed-meanwhile'],
  ])('%s is refused', async (_, who, ref, language, refusal) => {
    const viewers = { visitor: null, participant: await demo.participant(), lead };
    const viewer = viewers[who as keyof typeof viewers];
    expect(await review(viewer, ref, said('Not these.'), language)).toMatchObject({ ok: false, refusal });
  });

  test('what is stale is translated first', async () => {
    const { content } = await segment('p09');
    expect((await write(lead, 'p09', 'en', 'Anew.')).ok).toBe(true);
    expect(await review(lead, 'p09', content)).toMatchObject({ ok: false, refusal: 'translation-stale' });
  });
});

test('the counts are those of the passages, and pages of the desk hold each passage once, in order', async () => {
  const wanted = { paper: id, authentic: 'en', target: 'fr', states: translationStates };
  const all = await segments(demo.db, { ...wanted, after: null, limit: 500 });
  const counts = (await translationCounts(demo.db, [id], ['fr', 'es']))(id, 'fr');
  for (const state of translationStates)
    expect([state, counts[state]]).toEqual([state, all.filter((one) => one.state === state).length]);
  const paged: string[] = [];
  for (let after: number | null = null; ; ) {
    const found: Segment[] = await segments(demo.db, { ...wanted, after, limit: 7 });
    if (found.length === 0) break;
    paged.push(...found.map(({ ref }) => ref));
    after = found.at(-1)?.provision ?? null;
  }
  expect(paged).toEqual(all.map(({ ref }) => ref));
  const stale = await segments(demo.db, { ...wanted, states: ['stale'], after: null, limit: 500 });
  expect(stale.map(({ ref, number }) => [ref, number])).toEqual(
    all.filter(({ state }) => state === 'stale').map(({ ref, number }) => [ref, number]),
  );
});
