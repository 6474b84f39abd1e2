import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paper } from './amendments.testing.ts';
import { answer, type NewAnswer } from './answer.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { named } from './mandates.testing.ts';
import { type NewMandate, nameMandate } from './name-mandate.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

describe('a key sent again', () => {
  test('gives the same mandate for the same, and refuses another', async () => {
    const { db, edition, now } = demo;
    const secretariat = await demo.viewer('secretariat');
    const given = named();
    const name = (more: Partial<NewMandate> = {}) =>
      nameMandate(db, secretariat, edition, { ...given, ...more }, now);
    const first = await name();
    expect(await name()).toEqual(first);
    for (const more of [
      { role: 'substitute' },
      { until: '2029-01-01' },
      { email: 'other@example.org' },
    ] as const)
      expect(await name(more)).toMatchObject({ refusal: 'key-used' });
  });

  test('at once for two organisations makes one mandate', async () => {
    const { db, edition, now } = demo;
    const secretariat = await demo.viewer('secretariat');
    const given = named();
    const results = await Promise.all(
      ['hic', 'wiego'].map((organisation) =>
        nameMandate(db, secretariat, edition, { ...given, organisation }, now),
      ),
    );
    expect(results.map((result) => (result.ok ? 'named' : result.refusal)).sort()).toEqual([
      'key-used',
      'named',
    ]);
  });

  test('gives the same answer for the same words, refuses others, and makes one on two papers at once', async () => {
    const { db, now } = demo;
    const secretariat = await demo.viewer('secretariat');
    const given = (more: Partial<NewAnswer> = {}): NewAnswer => ({
      paper: 'accessible-cities',
      to: { recommendation: 'AIC-R01' },
      mandate: undefined,
      language: 'en',
      text: 'We will.',
      disposition: 'accepted',
      reason: 'It is right.',
      key: '0b0e5a56-6a8f-4b44-9c3c-0d6a7a0e1f10',
      ...more,
    });
    const first = await answer(db, secretariat, given(), now);
    expect(first.ok).toBe(true);
    expect(await answer(db, secretariat, given(), now)).toEqual(first);
    for (const more of [
      { text: 'We may.' },
      { disposition: 'deferred' },
      { to: { recommendation: 'AIC-R02' } },
    ] as const)
      expect(await answer(db, secretariat, given(more), now)).toMatchObject({ refusal: 'key-used' });
    const other = await db
      .selectFrom('recommendation')
      .innerJoin('provision', 'provision.id', 'provision_id')
      .innerJoin('paper', 'paper.id', 'paper_id')
      .select('recommendation.code')
      .where('paper.slug', '=', paper)
      .executeTakeFirstOrThrow();
    const key = crypto.randomUUID();
    const results = await Promise.all([
      answer(db, secretariat, given({ key }), now),
      answer(db, secretariat, given({ key, paper, to: { recommendation: other.code } }), now),
    ]);
    expect(results.map((result) => (result.ok ? 'answered' : result.refusal)).sort()).toEqual([
      'answered',
      'key-used',
    ]);
  });
});
