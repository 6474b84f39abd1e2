import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { viewerOf } from '../queries/viewer.ts';
import { erasePerson } from './account.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { giveMandate } from './give-mandate.ts';
import { revokeMandate } from './revoke-mandate.ts';

let demo: Demonstration;
let secretariat: Viewer;
beforeAll(async () => {
  demo = await demonstration();
  secretariat = await demo.viewer('secretariat');
}, 60_000);
afterAll(() => demo.drop());

const told = () => ({ subject: 'Revoked', body: 'No more.' });

/** Somebody new with a role of the organisation that holds the secretariat. */
async function holder(
  role: 'secretariat' | 'representative' | 'delegate',
  days = { from: '2026-11-01', until: '2030-12-31' },
) {
  const { db, edition, now } = demo;
  const { person } = await demo.participant();
  const row = await db
    .selectFrom('organisation')
    .select(['id', 'slug'])
    .where('slug', '=', 'uclg')
    .executeTakeFirstOrThrow();
  const under = { under: secretariat.mandates[0]?.id ?? 0, by: secretariat.person, key: null };
  const given = { edition, organisation: row, person, role, titles: { en: role }, track: null, paper: null };
  const slug = await giveMandate(db, { ...given, ...days, ...under }, now);
  const viewer = await viewerOf(db, person, { id: edition }, 'en', '2026-11-24');
  if (!viewer) throw new Error('nobody');
  return { viewer, slug };
}

test('a representative revokes what they may give, never the secretariat nor its moderators', async () => {
  const { db, edition, now } = demo;
  const { viewer } = await holder('representative');
  for (const slug of ['secretariat', 'moderator-world'])
    expect(await revokeMandate(db, viewer, edition, slug, told, now)).toMatchObject({
      refusal: 'not-yours-to-revoke',
    });
  const delegate = await holder('delegate');
  expect((await revokeMandate(db, viewer, edition, delegate.slug, told, now)).ok).toBe(true);
});

test('the last of the secretariat can neither be revoked nor erased', async () => {
  const { db, edition, now } = demo;
  expect(await erasePerson(db, secretariat, false, now)).toMatchObject({
    ok: false,
    refusal: 'last-secretariat',
  });
  const other = await holder('secretariat');
  const results = await Promise.all([
    revokeMandate(db, secretariat, edition, other.slug, told, now),
    revokeMandate(db, other.viewer, edition, 'secretariat', told, now),
  ]);
  expect(results.map((result) => (result.ok ? 'revoked' : result.refusal)).sort()).toEqual([
    'last-secretariat',
    'revoked',
  ]);
  const left = results[0]?.ok ? secretariat : other.viewer;
  expect(await erasePerson(db, left, false, now)).toMatchObject({ refusal: 'last-secretariat' });
  await holder('secretariat');
  expect((await erasePerson(db, left, false, now)).ok).toBe(true);
});

test('neither can a mandate that begins later, where nobody else covers its days', async () => {
  const { db, edition, now } = demo;
  const rows = await db
    .selectFrom('mandate')
    .select('id')
    .where('role', '=', 'secretariat')
    .where('revoked_at', 'is', null)
    .execute();
  const today = { starts_on: '2026-11-01', ends_on: '2026-11-24' };
  await db
    .updateTable('mandate')
    .set(today)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  const { viewer } = await holder('secretariat', { from: '2026-11-01', until: '2026-11-24' });
  const later = await holder('secretariat', { from: '2026-11-25', until: '2030-12-31' });
  const revoke = (slug: string) => revokeMandate(db, viewer, edition, slug, told, now);
  expect(await revoke(later.slug)).toMatchObject({ refusal: 'last-secretariat' });
  expect(await erasePerson(db, later.viewer, false, now)).toMatchObject({ refusal: 'last-secretariat' });
  // Whoever begins a day too late fills no gap.
  await holder('secretariat', { from: '2026-11-26', until: '2030-12-31' });
  expect(await revoke(later.slug)).toMatchObject({ refusal: 'last-secretariat' });
  await holder('secretariat', { from: '2026-11-25', until: '2030-12-31' });
  expect((await revoke(later.slug)).ok).toBe(true);
});
