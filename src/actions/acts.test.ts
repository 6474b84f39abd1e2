import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fatesOf } from '../queries/lineage.ts';
import { publicationGaps } from '../queries/publication-gaps.ts';
import { answer, type NewAnswer } from './answer.ts';
import { contribute, type NewContribution } from './contribute.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { publishOutcome } from './publish-outcome.ts';
import { type NewClause, writeClause } from './write-clause.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const said = (more: Partial<NewContribution> = {}): NewContribution => ({
  paper: 'accessible-cities',
  ref: 'p04',
  kind: 'comment',
  language: 'en',
  text: 'The old market too.',
  constituency: 'communities',
  people: null,
  mandate: undefined,
  replyTo: null,
  name: undefined,
  place: undefined,
  key: randomUUID(),
  ...more,
});
const answered = (to: NewAnswer['to'], more: Partial<NewAnswer> = {}): NewAnswer => ({
  paper: 'accessible-cities',
  to,
  mandate: undefined,
  language: 'en',
  text: 'Yes.',
  disposition: 'accepted',
  reason: 'Because it is so.',
  key: randomUUID(),
  ...more,
});
const clause = (more: Partial<NewClause> = {}): NewClause => ({
  outcome: 'outcome',
  heading: 'h-access',
  language: 'en',
  text: 'Open the old markets.',
  origins: [],
  kind: 'adapted',
  note: '',
  key: randomUUID(),
  ...more,
});

async function comment(): Promise<string> {
  const result = await contribute(demo.db, await demo.participant(), said(), demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

describe('contribute', () => {
  test('it is saved, counted, owed an answer and recorded; sent again it is the same', async () => {
    const { db, now } = demo;
    const person = await demo.participant();
    const given = said();
    const [one, two] = [await contribute(db, person, given, now), await contribute(db, person, given, now)];
    expect(one).toEqual(two);
    const slug = one.ok ? one.value.slug : '';
    const row = await db
      .selectFrom('contribution')
      .selectAll()
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow();
    expect(row.answer_due_at?.getTime()).toBe(now.getTime() + 21 * 86_400_000);
    const { count } = await db
      .selectFrom('contribution')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('provision_id', '=', row.provision_id)
      .executeTakeFirstOrThrow();
    const tally = await db
      .selectFrom('provision_tally')
      .selectAll()
      .where('provision_id', '=', row.provision_id)
      .executeTakeFirstOrThrow();
    expect(tally.contributions).toBe(count);
    const events = await db
      .selectFrom('event')
      .select('kind')
      .where('contribution_id', '=', row.id)
      .execute();
    expect(events).toEqual([{ kind: 'contributed' }]);
  });

  test('many at once get a number each', async () => {
    const people = await Promise.all(Array.from({ length: 20 }, () => demo.participant()));
    const results = await Promise.all(people.map((person) => contribute(demo.db, person, said(), demo.now)));
    expect(new Set(results.map((result) => (result.ok ? result.value.slug : result.refusal))).size).toBe(20);
  });

  test.each([
    ['a visitor', null, {}, 'sign-in-first'],
    ['on a heading', 'person', { ref: 'h-context' }, 'no-such-provision'],
    ['on another paper’s passage', 'person', { ref: 'x99' }, 'no-such-provision'],
    ['in reply to something said elsewhere', 'person', { replyTo: 'afr-c001' }, 'not-to-reply-to'],
    ['under a mandate of somebody else', 'person', { mandate: 'lead-hic' }, 'no-such-mandate'],
  ])('%s is refused', async (_, who, more, refusal) => {
    const viewer = who ? await demo.participant() : null;
    expect(await contribute(demo.db, viewer, said(more), demo.now)).toMatchObject({ refusal });
  });

  test('outside the phase it is refused', async () => {
    const later = new Date('2030-01-01T00:00:00Z');
    expect(await contribute(demo.db, await demo.participant(), said(), later)).toMatchObject({
      refusal: 'phase-closed',
    });
  });
});

describe('answer', () => {
  test('the lead answers under their mandate; sent again it is the same answer', async () => {
    const contribution = await comment();
    const lead = await demo.viewer('lead-world-enabled');
    const given = answered({ contribution });
    const first = await answer(demo.db, lead, given, demo.now);
    expect(first.ok).toBe(true);
    expect(await answer(demo.db, lead, given, demo.now)).toEqual(first);
    const row = await demo.db
      .selectFrom('answer')
      .innerJoin('mandate', 'mandate.id', 'answer.mandate_id')
      .select('mandate.slug')
      .where('answer.slug', '=', first.ok ? first.value : '')
      .execute();
    expect(row).toEqual([{ slug: 'lead-world-enabled' }]);
  });

  test('a participant, another track’s lead, a disposition without reason: refused', async () => {
    const contribution = await comment();
    const { db, now } = demo;
    expect(await answer(db, await demo.participant(), answered({ contribution }), now)).toMatchObject({
      refusal: 'not-your-role',
    });
    const other = await demo.viewer('lead-uclg-africa');
    expect(await answer(db, other, answered({ contribution }), now)).toMatchObject({
      refusal: 'not-your-track',
    });
    const lead = await demo.viewer('lead-world-enabled');
    const halved = answered({ contribution }, { reason: null });
    expect(await answer(db, lead, halved, now)).toMatchObject({ refusal: 'disposition-needs-reason' });
    // Nothing has this name; the other stands on a paper that was not authorised.
    for (const elsewhere of ['aic-c999', 'afr-c001'])
      expect(await answer(db, lead, answered({ contribution: elsewhere }), now)).toMatchObject({
        refusal: 'nothing-to-answer',
      });
  });
});

describe('outcome', () => {
  test('a clause names its origins, or says why it has none', async () => {
    const { db, now } = demo;
    const contribution = await comment();
    const rapporteur = await demo.viewer('rapporteur-town-hall');
    expect(
      await writeClause(db, rapporteur, clause({ origins: ['AIC-R01', 'nothing-such'] }), now),
    ).toMatchObject({ refusal: 'unknown-origins', unknown: ['nothing-such'] });
    expect(await writeClause(db, rapporteur, clause(), now)).toMatchObject({ refusal: 'new-needs-reason' });
    const given = clause({ origins: [contribution, 'aic-r01', 'AIC-R01'], note: 'Kept.' });
    const written = await writeClause(db, rapporteur, given, now);
    expect(await writeClause(db, rapporteur, given, now)).toEqual(written);
    const row = await db
      .selectFrom('contribution')
      .select('id')
      .where('slug', '=', contribution)
      .executeTakeFirstOrThrow();
    // Nothing is public of a clause until it is published.
    expect(await fatesOf(db, { contribution: row.id }, { language: 'en', now })).toEqual([]);
  });

  test('publishing is refused while something is missing, then names the clauses for ever', async () => {
    const { db, now } = demo;
    const secretariat = await demo.viewer('secretariat');
    await writeClause(
      db,
      await demo.viewer('rapporteur-town-hall'),
      clause({ note: 'Nobody had said it.' }),
      now,
    );
    expect(await publishOutcome(db, await demo.viewer('rapporteur-town-hall'), 'outcome', now)).toMatchObject(
      { ok: false, refusal: 'not-your-role' },
    );
    expect(await publishOutcome(db, secretariat, 'outcome', now)).toMatchObject({ refusal: 'incomplete' });
    const outcome = await db
      .selectFrom('paper')
      .select('id')
      .where('slug', '=', 'outcome')
      .executeTakeFirstOrThrow();
    const gaps = await publicationGaps(db, outcome.id, 2);
    expect(gaps.clauses).toEqual([]);
    expect(gaps.recommendations.map(({ code }) => code)).toEqual(['AIC-R15']);
    await answer(db, secretariat, answered({ recommendation: 'AIC-R15' }), now);
    expect(await publishOutcome(db, secretariat, 'outcome', now)).toEqual({ ok: true, value: 2 });
    expect(await publishOutcome(db, secretariat, 'outcome', now)).toMatchObject({ refusal: 'no-draft' });
    const unnamed = await db
      .selectFrom('provision_state as state')
      .innerJoin('provision', 'provision.id', 'state.provision_id')
      .leftJoin('recommendation', 'recommendation.provision_id', 'provision.id')
      .select('ref')
      .where('paper_id', '=', outcome.id)
      .where('state.kind', '=', 'recommendation')
      .where('recommendation.code', 'is', null)
      .execute();
    expect(unnamed).toEqual([]);
  });

  test('two who publish at once: one does', async () => {
    const { db, now } = demo;
    const secretariat = await demo.viewer('secretariat');
    await writeClause(db, secretariat, clause({ note: 'Again new.' }), now);
    const results = await Promise.all([1, 2].map(() => publishOutcome(db, secretariat, 'outcome', now)));
    expect(results.map((result) => (result.ok ? 'published' : result.refusal)).sort()).toEqual([
      'no-draft',
      'published',
    ]);
  });
});
