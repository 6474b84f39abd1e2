import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { organisationActs } from '../queries/organisation-acts.ts';
import { provisionsOf } from '../queries/paper-text.ts';
import { draftNumber, revisionBasis } from '../queries/revision.ts';
import { viewerOf } from '../queries/viewer.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { inviteOrganisations, type NewInvitation } from './invite-organisations.ts';
import { type NewMandate, nameMandate } from './name-mandate.ts';
import { publishVersion } from './publish-version.ts';
import { reviseProvision } from './revise-provision.ts';
import { revokeMandate } from './revoke-mandate.ts';
import { withdrawInvitation } from './withdraw-invitation.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const titles = (role: string, organisation: string) => ({ en: `${role}, ${organisation}` });
const letter = { subject: 'Hello', body: 'Hello' };
const revoke = (by: Viewer, slug: string) =>
  revokeMandate(demo.db, by, demo.edition, slug, () => letter, demo.now);
const publish = (editor: Viewer, paper: string) =>
  publishVersion(demo.db, editor, { paper, note: 'Anew.', language: 'en', letter: () => letter }, demo.now);
const invitation = (more: Partial<NewInvitation> = {}): NewInvitation => ({
  organisation: `Network ${crypto.randomUUID().slice(0, 8)}`,
  capacity: 'coauthor',
  on: 'accessible-cities',
  email: `${crypto.randomUUID().slice(0, 8)}@example.org`,
  language: 'en',
  ...more,
});

/** Invites as the secretariat; the secrets of the links. */
async function invited(...given: NewInvitation[]): Promise<string[]> {
  const secrets: string[] = [];
  const write = (_: NewInvitation, secret: string) => {
    secrets.push(secret);
    return letter;
  };
  const secretariat = await demo.viewer('secretariat');
  const result = await inviteOrganisations(demo.db, secretariat, demo.edition, given, write, demo.now);
  expect(result).toEqual({ ok: true, value: secrets.length });
  return secrets;
}

async function seen(email: string) {
  const { id } = await demo.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const viewer = await viewerOf(demo.db, id, { id: demo.edition }, 'en', '2026-11-24');
  if (!viewer) throw new Error(`nobody has ${email}`);
  return viewer;
}

/** An organisation with a representative who accepted. */
async function joined(more: Partial<NewInvitation> = {}) {
  const given = invitation(more);
  const [secret = ''] = await invited(given);
  const accepted = await acceptInvitation(
    demo.db,
    null,
    { secret, name: 'Leïla', namePublic: null },
    titles,
    demo.now,
  );
  if (!accepted.ok) throw new Error(accepted.refusal);
  return { ...accepted.value, representative: await seen(given.email), email: given.email };
}

const named = (organisation: string, more: Partial<NewMandate> = {}): NewMandate => ({
  organisation,
  role: 'editor',
  email: `${crypto.randomUUID().slice(0, 8)}@example.org`,
  name: 'Imani',
  on: 'paper/accessible-cities',
  from: '2026-11-24',
  until: '2026-11-25',
  titles: { en: 'Editor' },
  letter,
  language: 'en',
  key: crypto.randomUUID(),
  ...more,
});

describe('an invitation', () => {
  test('is for the secretariat to send, all or none, and not twice while it is open', async () => {
    const { db, edition, now } = demo;
    const write = () => letter;
    const lead = await demo.viewer('lead-world-enabled');
    expect(await inviteOrganisations(db, lead, edition, [invitation()], write, now)).toMatchObject({
      refusal: 'not-your-role',
    });
    const secretariat = await demo.viewer('secretariat');
    const wrong = invitation({ on: 'nowhere' });
    const good = invitation();
    const count = () =>
      db
        .selectFrom('invitation')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const before = await count();
    expect(await inviteOrganisations(db, secretariat, edition, [good, wrong], write, now)).toMatchObject({
      refusal: 'no-such-place',
    });
    expect(await count()).toEqual(before);
    await invited(good);
    expect(await inviteOrganisations(db, secretariat, edition, [good], write, now)).toEqual({
      ok: true,
      value: 0,
    });
  });

  test('makes a representative and an editor, names the organisation among the co-authors, and works once', async () => {
    const given = invitation();
    const [secret = ''] = await invited(given);
    const accept = (name: string) =>
      acceptInvitation(demo.db, null, { secret, name, namePublic: null }, titles, demo.now);
    const results = await Promise.all([accept('Leïla'), accept('Malik')]);
    expect(results.map((result) => (result.ok ? 'accepted' : result.refusal)).sort()).toEqual([
      'accepted',
      'no-such-invitation',
    ]);
    const viewer = await seen(given.email);
    expect(viewer.mandates.map(({ role, paper }) => [role, paper])).toEqual([
      ['representative', null],
      ['editor', 'accessible-cities'],
    ]);
  });

  test.each([
    ['withdrawn', 'no-such-invitation'],
    ['too old', 'invitation-expired'],
    ['of somebody with an account, by somebody signed out', 'sign-in-first'],
    ['with another secret', 'no-such-invitation'],
  ])('%s is refused', async (what, refusal) => {
    const { db, edition, now } = demo;
    const given = what.startsWith('of') ? invitation({ email: (await joined()).email }) : invitation();
    const [secret = ''] = await invited(given);
    if (what === 'withdrawn') {
      const last = await db
        .selectFrom('invitation')
        .select('id')
        .orderBy('id', 'desc')
        .executeTakeFirstOrThrow();
      const secretariat = await demo.viewer('secretariat');
      const take = () => withdrawInvitation(db, secretariat, edition, last.id, now);
      expect([(await take()).ok, (await take()).ok]).toEqual([true, false]);
    }
    const later = what === 'too old' ? new Date(now.getTime() + 31 * 86_400_000) : now;
    const tried = what.startsWith('with another') ? 'x'.repeat(32) : secret;
    expect(
      await acceptInvitation(db, null, { secret: tried, name: 'A', namePublic: null }, titles, later),
    ).toMatchObject({ refusal });
  });
});

describe('a mandate', () => {
  test('is given by the representative for their own organisation and its own papers, once per key', async () => {
    const { db, edition, now } = demo;
    const { organisation, representative } = await joined();
    const give = (more: Partial<NewMandate> = {}, to = organisation) =>
      nameMandate(db, representative, edition, named(to, more), now);
    const key = crypto.randomUUID();
    const email = 'imani@example.org';
    const first = await give({ key, email });
    expect(await give({ key, email })).toEqual(first);
    expect((await seen(email)).mandates).toMatchObject([{ role: 'editor', paper: 'accessible-cities' }]);
    expect(await give({}, 'world-enabled')).toMatchObject({ refusal: 'not-your-organisation' });
    for (const role of ['editor', 'translator', 'respondent', 'substitute'] as const)
      for (const on of ['', 'track/accessible-cities', 'paper/africa'])
        expect(await give({ role, on })).toMatchObject({ refusal: 'no-such-place' });
    expect(await give({ role: 'moderator' })).toMatchObject({ refusal: 'not-yours-to-give' });
    expect(await give({ until: '2026-01-01' })).toMatchObject({ refusal: 'ends-before-it-begins' });
    expect(await give({ from: '2026-01-01', until: '2026-11-23' })).toMatchObject({
      refusal: 'mandate-over',
    });
    expect(await give({ until: '2199-12-31' })).toMatchObject({ refusal: 'outlives-yours' });
    expect((await give({ role: 'delegate', on: '' })).ok).toBe(true);
  });

  test('revoked, says so; one’s own cannot be', async () => {
    const { db, edition, now } = demo;
    const { organisation, representative } = await joined();
    const wanted = named(organisation);
    const given = await nameMandate(db, representative, edition, wanted, now);
    const slug = given.ok ? given.value : '';
    const outsider = (await joined()).representative;
    expect(await revoke(outsider, slug)).toMatchObject({ refusal: 'not-your-organisation' });
    const own = representative.mandates[0]?.slug ?? '';
    expect(await revoke(representative, own)).toMatchObject({ refusal: 'own-mandate' });
    expect(await revoke(representative, slug)).toEqual({ ok: true, value: organisation });
    const editor = await seen(wanted.email);
    expect(await publish(editor, 'accessible-cities')).toMatchObject({ refusal: 'mandate-revoked' });
  });
});

describe('a draft', () => {
  test('takes revisions and translations, hides them until it is published, and overwrites nobody', async () => {
    const { db, now, edition } = demo;
    const { organisation, representative: editor } = await joined({ on: 'gender-equality' });
    const paper = await db
      .selectFrom('paper')
      .select(['id', 'authentic_language as authentic'])
      .where('slug', '=', 'gender-equality')
      .executeTakeFirstOrThrow();
    const text = async (version: number) =>
      (await provisionsOf(db, paper.id, version, paper.authentic)).find(({ kind }) => kind === 'paragraph');
    const first = await text(1);
    const ref = first?.ref ?? '';
    const basis = (await revisionBasis(db, first?.id ?? 0))?.basis ?? 0;
    const revision = (more: object) => ({
      paper: 'gender-equality',
      ref,
      language: paper.authentic,
      content: [{ type: 'text', text: 'Anew.' }] as const,
      basis,
      key: crypto.randomUUID(),
      ...more,
    });
    const both = await Promise.all([1, 2].map(() => reviseProvision(db, editor, revision({}), now)));
    expect(both.map((result) => (result.ok ? 'saved' : result.refusal)).sort()).toEqual([
      'changed-meanwhile',
      'saved',
    ]);
    const latest = (await draftNumber(db, paper.id)) ?? 0;
    expect((await text(latest - 1))?.content).toEqual(first?.content);
    expect((await text(latest))?.content).toEqual([{ type: 'text', text: 'Anew.' }]);
    expect(await publish(editor, 'gender-equality')).toEqual({ ok: true, value: latest });
    expect(await publish(editor, 'gender-equality')).toMatchObject({ refusal: 'no-draft-of-paper' });
    const row = await db
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', organisation)
      .executeTakeFirstOrThrow();
    const did = await organisationActs(db, edition, row.id, 'en');
    expect(did.acts).toMatchObject([{ kind: 'version', name: `gender-equality/${latest}` }]);
    const elsewhere = await reviseProvision(db, editor, revision({ paper: 'africa', ref: 'p01' }), now);
    expect(elsewhere).toMatchObject({ refusal: 'not-your-track' });
  });
});
