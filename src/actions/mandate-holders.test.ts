import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { mandatesOf, pastMandates } from '../queries/mandates.ts';
import { contributionNamed } from '../queries/thread.ts';
import { viewerOf } from '../queries/viewer.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeProfile, erasePerson } from './account.ts';
import { amending, words } from './amendments.testing.ts';
import { contribute } from './contribute.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { inviteOrganisations } from './invite-organisations.ts';
import { named } from './mandates.testing.ts';
import { type NewMandate, nameMandate } from './name-mandate.ts';
import { type Revocation, revokeMandate } from './revoke-mandate.ts';
import { signAmendment } from './sign-amendment.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const letter = { subject: 'Hello', body: 'Hello' };

/** Names somebody as the secretariat; them, signed in, and their mandate. */
async function mandated(given = named()) {
  const { db, edition, now } = demo;
  const result = await nameMandate(db, await demo.viewer('secretariat'), edition, given, now);
  if (!result.ok) throw new Error(result.refusal);
  const { id } = await db
    .selectFrom('person')
    .select('id')
    .where('email', '=', given.email)
    .executeTakeFirstOrThrow();
  const viewer = await viewerOf(db, id, { id: edition }, 'en', '2026-11-24');
  if (!viewer) throw new Error('nobody');
  return { viewer, slug: result.value };
}

const said = (viewer: Viewer) =>
  ({
    paper: 'accessible-cities',
    ref: 'p04',
    kind: 'comment',
    language: 'en',
    constituency: 'communities',
    people: null,
    text: `A ramp, ${crypto.randomUUID()}.`,
    mandate: viewer.mandates[0]?.slug,
    replyTo: null,
    name: undefined,
    place: undefined,
    key: crypto.randomUUID(),
  }) as const;

test('who was named by others is named in public once they agree, and no longer when they think again', async () => {
  const { db, edition, now } = demo;
  const { viewer, slug } = await mandated();
  const spoke = await contribute(db, viewer, { ...said(viewer), place: 'Kervallon' }, now);
  if (!spoke.ok) throw new Error(spoke.refusal);
  const hic = await db
    .selectFrom('organisation')
    .select('id')
    .where('slug', '=', 'hic')
    .executeTakeFirstOrThrow();
  const shown = async () => {
    const entry = await contributionNamed(db, edition, spoke.value.slug, { language: 'en', now });
    const listed = await mandatesOf(db, edition, hic.id, 'en');
    const { author, place, mandate } = entry?.voice ?? {};
    return { author, place, mandate, holder: listed.find((one) => one.slug === slug)?.holder };
  };
  const unnamed = { author: '', place: null, mandate: 'Delegate, HIC', holder: null };
  expect(viewer.namePublic).toBeNull();
  expect(await shown()).toEqual(unnamed);
  const profile = { name: 'Imani', place: 'Kervallon', language: 'en' };
  await changeProfile(db, viewer, { ...profile, namePublic: null }, now);
  expect(await shown()).toEqual(unnamed);
  await changeProfile(db, viewer, { ...profile, namePublic: true }, now);
  expect(await shown()).toEqual({ ...unnamed, author: 'Imani', place: 'Kervallon', holder: 'Imani' });
  await changeProfile(db, viewer, { ...profile, namePublic: false }, now);
  expect(await shown()).toEqual(unnamed);
});

test('who is revoked is written to in their language, once, and finds it in their account', async () => {
  const { db, edition, now } = demo;
  const given = named();
  const { viewer, slug } = await mandated(given);
  await db.updateTable('person').set({ language: 'fr' }).where('id', '=', viewer.person).execute();
  const secretariat = await demo.viewer('secretariat');
  const told: Revocation[] = [];
  const write = (one: Revocation) => {
    told.push(one);
    return { subject: 'Révoqué', body: one.title ?? '' };
  };
  for (const _ of ['first', 'again'])
    expect((await revokeMandate(db, secretariat, edition, slug, write, now)).ok).toBe(true);
  expect(told).toMatchObject([
    {
      name: 'Imani',
      language: 'fr',
      role: 'delegate',
      title: 'Délégation, HIC',
      by: secretariat.name,
      at: now,
    },
  ]);
  const mail = await db
    .selectFrom('mail_message')
    .select(['language', 'subject', 'body'])
    .where('recipient', '=', given.email)
    .where('subject', '=', 'Révoqué')
    .execute();
  expect(mail).toEqual([{ language: 'fr', subject: 'Révoqué', body: 'Délégation, HIC' }]);
  const about = { edition, person: viewer.person, today: '2026-11-24', language: 'fr' };
  expect(await pastMandates(db, about)).toMatchObject([
    { slug, revokedAt: now, revokedBy: secretariat.name },
  ]);
});

test('who chose no language is written to in the one they were named in', async () => {
  const { db, edition, now } = demo;
  const { slug } = await mandated(named({ language: 'es' }));
  const told: string[] = [];
  const write = (one: Revocation) => {
    told.push(one.language);
    return letter;
  };
  expect((await revokeMandate(db, await demo.viewer('secretariat'), edition, slug, write, now)).ok).toBe(
    true,
  );
  expect(told).toEqual(['es']);
});

test('who is erased with their words takes their own open amendments along, and no others', async () => {
  const { db, now } = demo;
  const ways = amending(demo);
  const rewording = (text: string) => [{ kind: 'replace', ref: 'p06', content: words(text) }] as const;
  const person = await demo.participant();
  const own = await ways.propose(rewording('Mine alone.'));
  const shared = await ways.propose(rewording('Ours.'));
  for (const code of [own, shared]) {
    const { id } = await db
      .selectFrom('amendment')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    await db.updateTable('amendment').set({ person_id: person.person }).where('id', '=', id).execute();
    await db
      .updateTable('amendment_signature')
      .set({ person_id: person.person })
      .where('amendment_id', '=', id)
      .execute();
  }
  const cosigner = await demo.participant();
  await signAmendment(db, cosigner, { code: shared, mandate: undefined }, now);
  const { viewer } = await mandated();
  const institutional = await ways.propose(rewording('The house’s.'), viewer);
  const state = async (code: string) => {
    const row = await db
      .selectFrom('amendment')
      .innerJoin('amendment_step as step', 'step.id', 'step_id')
      .select('step.kind')
      .where('code', '=', code)
      .executeTakeFirstOrThrow();
    return row.kind;
  };
  expect((await erasePerson(db, person, true, now)).ok).toBe(true);
  expect((await erasePerson(db, viewer, true, now)).ok).toBe(true);
  expect(await state(own)).toBe('withdrawn');
  expect(await state(shared)).toBe('proposed');
  expect(await state(institutional)).not.toBe('withdrawn');
});

test('a name that passes for an authority’s is refused who accepts an invitation, and to who is named', async () => {
  const { db, edition, now } = demo;
  const secretariat = await demo.viewer('secretariat');
  const secrets: string[] = [];
  const write = (_: unknown, secret: string) => {
    secrets.push(secret);
    return letter;
  };
  const line = {
    ...{ organisation: 'Network of Courtyards', capacity: 'coauthor' as const, on: 'accessible-cities' },
    ...{ email: 'courtyards@example.org', language: 'en' },
  } as const;
  expect((await inviteOrganisations(db, secretariat, edition, [line], write, now)).ok).toBe(true);
  const accept = (name: string) =>
    acceptInvitation(
      db,
      null,
      { secret: secrets[0] ?? '', name, namePublic: null },
      () => ({ en: 'Role' }),
      now,
    );
  for (const name of ['World Secretariat', 'Ｃ.G.L.U.', 'Mayor of Durban'])
    expect(await accept(name)).toMatchObject({ refusal: 'name-of-authority' });
  expect((await accept('Leïla Ben Amor')).ok).toBe(true);
  const name = (wanted: NewMandate) => nameMandate(db, secretariat, edition, wanted, now);
  const given = named();
  expect(await name({ ...given, name: 'Secrétaire général' })).toMatchObject({
    refusal: 'name-of-authority',
  });
  expect((await name(given)).ok).toBe(true);
});
