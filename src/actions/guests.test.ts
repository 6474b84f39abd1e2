import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contributionBySecret } from '../queries/own-contributions.ts';
import { personalData } from '../queries/personal-data.ts';
import { passkeyNamed } from '../queries/sign-in-methods.ts';
import { contributionNamed } from '../queries/thread.ts';
import { viewerOf } from '../queries/viewer.ts';
import { changeProfile, erasePerson } from './account.ts';
import { confirmGuest } from './confirm-guest.ts';
import { contribute } from './contribute.ts';
import { contributeAsGuest, type GuestContribution } from './contribute-as-guest.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { savePasskey } from './passkeys.ts';
import { withdraw } from './withdraw.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const words = {
  paper: 'accessible-cities',
  ref: 'p04',
  kind: 'comment',
  language: 'en',
  constituency: 'communities',
  people: null,
} as const;
const guest = (more: Partial<GuestContribution> = {}): GuestContribution => ({
  ...words,
  text: `No ramp, ${crypto.randomUUID()}.`,
  key: crypto.randomUUID(),
  name: 'Awa',
  place: 'Port-Amande',
  email: `${crypto.randomUUID().slice(0, 8)}@example.org`,
  secret: crypto.randomUUID(),
  code: '012345',
  letter: { subject: 'code', body: '012345' },
  addressKey: 'of the tests',
  ...more,
});
const followed = (secret: string) => contributionBySecret(demo.db, secret, demo.now);
const isPublic = async (secret: string) => {
  const own = await followed(secret);
  const reader = { language: 'en', now: demo.now };
  return (await contributionNamed(demo.db, demo.edition, own?.slug ?? '', reader))?.voice.standing;
};

describe('somebody without an account', () => {
  test('speaks, and is public once the code is typed; sent again it is the same', async () => {
    const { db, now } = demo;
    const given = guest();
    const first = await contributeAsGuest(db, null, given, now);
    expect(first).toEqual({ ok: true, value: { held: 'guest' } });
    expect(await contributeAsGuest(db, null, given, now)).toEqual(first);
    const mails = await db
      .selectFrom('mail_message')
      .select('id')
      .where('recipient', '=', given.email ?? '')
      .execute();
    expect(mails).toHaveLength(1);
    expect(await isPublic(given.secret)).toBeUndefined();
    const type = (code: string) => confirmGuest(db, { secret: given.secret, code }, now);
    expect(await type('999999')).toMatchObject({ refusal: 'wrong-code' });
    expect(await type('012345')).toEqual({ ok: true, value: { published: true } });
    expect(await type('012345')).toEqual({ ok: true, value: { published: true } });
    expect(await isPublic(given.secret)).toBe('published');
    expect((await withdraw(db, { secret: given.secret }, now)).ok).toBe(true);
    expect(await isPublic(given.secret)).toBe('withdrawn');
  });

  test('sends other words with the same key: they are refused, never lost in those before', async () => {
    const { db, now } = demo;
    const given = guest();
    expect((await contributeAsGuest(db, null, given, now)).ok).toBe(true);
    for (const other of [{ text: 'Corrected.' }, { name: 'Binta' }, { ref: 'p05' }])
      expect(await contributeAsGuest(db, null, { ...given, ...other }, now)).toMatchObject({
        refusal: 'key-used',
      });
    const rest = { mandate: undefined, replyTo: null, name: undefined, place: undefined };
    const key = crypto.randomUUID();
    const [author, stranger] = [await demo.participant(), await demo.participant()];
    const said = { ...words, ...rest, text: `Said, ${key}.`, key };
    const first = await contribute(db, author, said, now);
    expect(await contribute(db, author, said, now)).toEqual(first);
    const refusal = { ok: false, refusal: 'key-used' };
    expect(await contribute(db, author, { ...said, text: 'Corrected.' }, now)).toEqual(refusal);
    expect(await contribute(db, stranger, said, now)).toEqual(refusal);
    expect(await contributeAsGuest(db, null, guest({ key, text: said.text }), now)).toEqual(refusal);
  });

  test('has five attempts and an hour; a link is still read by a moderator', async () => {
    const { db, now } = demo;
    const given = guest();
    await contributeAsGuest(db, null, given, now);
    for (let attempt = 0; attempt < 5; attempt++)
      await confirmGuest(db, { secret: given.secret, code: '000000' }, now);
    expect(await confirmGuest(db, { secret: given.secret, code: '012345' }, now)).toMatchObject({
      refusal: 'code-expired',
    });
    const late = guest();
    await contributeAsGuest(db, null, late, now);
    const later = new Date(now.getTime() + 61 * 60_000);
    expect(await confirmGuest(db, { secret: late.secret, code: '012345' }, later)).toMatchObject({
      refusal: 'code-expired',
    });
    const linked = guest({ text: 'Buy at www.example.org' });
    expect(await contributeAsGuest(db, null, linked, now)).toEqual({ ok: true, value: { held: 'links' } });
    expect(await confirmGuest(db, { secret: linked.secret, code: '012345' }, now)).toEqual({
      ok: true,
      value: { published: false },
    });
    const follow = await contributionBySecret(db, linked.secret, now);
    expect(follow).toMatchObject({ standing: 'waiting', codeSent: false, codeTaken: true });
    expect(await confirmGuest(db, { secret: linked.secret, code: '012345' }, now)).toEqual({
      ok: true,
      value: { published: false },
    });
  });

  test('cannot make us write to one address without end, nor open what is somebody else’s', async () => {
    const { db, now } = demo;
    const email = 'one@example.org';
    for (let count = 0; count < 5; count++)
      await contributeAsGuest(db, null, guest({ email, ref: 'p06' }), now);
    expect(await contributeAsGuest(db, null, guest({ email, ref: 'p06' }), now)).toMatchObject({
      refusal: 'too-many-codes',
    });
    expect(await followed('not-a-secret')).toBeNull();
    expect(await withdraw(db, { secret: 'not-a-secret' }, now)).toMatchObject({ refusal: 'not-yours' });
  });

  test('a flood on one passage is stopped before moderators drown', async () => {
    for (let count = 0; count < 100; count++)
      await contributeAsGuest(demo.db, null, guest({ email: null, ref: 'p07' }), demo.now);
    expect(
      await contributeAsGuest(demo.db, null, guest({ email: null, ref: 'p07' }), demo.now),
    ).toMatchObject({
      refusal: 'too-many-waiting',
    });
    expect((await contributeAsGuest(demo.db, null, guest({ email: null, ref: 'p08' }), demo.now)).ok).toBe(
      true,
    );
  });
});

describe('a person', () => {
  const own = async (person: string) => {
    const viewer = await viewerOf(demo.db, person, { id: demo.edition }, 'en', '2026-11-24');
    if (!viewer) throw new Error('nobody');
    return viewer;
  };

  test('takes their data with them: all of it, and no secret', async () => {
    const { db, now } = demo;
    const person = await demo.participant();
    const rest = { mandate: undefined, replyTo: null, name: undefined, place: undefined };
    const text = 'What I said myself.';
    await contribute(db, person, { ...words, ...rest, text, key: crypto.randomUUID() }, now);
    await changeProfile(db, person, { name: 'Ada B.', place: null, language: 'es', namePublic: true }, now);
    const data = JSON.stringify(await personalData(db, person.person));
    for (const part of ['Ada B.', text, '"contributed"']) expect(data).toContain(part);
    expect(data).not.toMatch(/token|hash|password/);
  });

  test.each([
    [false, 'published'],
    [true, 'withdrawn'],
  ])(
    'is erased: no name left, mandates ended, the record whole; words withdrawn too: %s',
    async (withdrawn, standing) => {
      const { db, now, edition } = demo;
      const person = await demo.participant();
      const rest = { mandate: undefined, replyTo: null, name: undefined, place: undefined };
      const text = `Mine, ${crypto.randomUUID()}.`;
      const said = await contribute(db, person, { ...words, ...rest, text, key: crypto.randomUUID() }, now);
      expect((await erasePerson(db, person, withdrawn, now)).ok).toBe(true);
      const slug = said.ok ? said.value.slug : '';
      const entry = await contributionNamed(db, edition, slug, { language: 'en', now });
      expect(entry?.voice).toMatchObject({ author: '', place: null, standing });
      const data = JSON.stringify(await personalData(db, person.person));
      expect(data).not.toContain('Ada L.');
      const events = await db
        .selectFrom('event')
        .select('kind')
        .where('person_id', '=', person.person)
        .orderBy('sequence')
        .execute();
      expect(events.map(({ kind }) => kind)).toEqual([
        'contributed',
        ...(withdrawn ? ['contribution-withdrawn'] : []),
        'person-erased',
      ]);
    },
  );

  test('takes their ways to sign in along, and loses them when erased', async () => {
    const { db, now } = demo;
    const { person, ...rest } = await demo.participant();
    const credential = crypto.randomUUID();
    const passkey = { person, credential, publicKey: new Uint8Array(8), counter: 0, transports: [] };
    await savePasskey(db, { ...passkey, name: 'Blue key' }, now);
    const factor = { person_id: person, secret: 'sealed', confirmed_at: now, created_at: now };
    await db.insertInto('second_factor').values(factor).execute();
    await db.insertInto('backup_code').values({ person_id: person, code_hash: 'hash' }).execute();
    const { sign_in_methods } = await personalData(db, person);
    expect(sign_in_methods).toMatchObject([
      { method: 'passkey', name: 'Blue key' },
      { method: 'second-factor' },
    ]);
    expect((await erasePerson(db, { person, ...rest }, false, now)).ok).toBe(true);
    expect(await passkeyNamed(db, credential)).toBeNull();
    for (const table of ['passkey', 'second_factor', 'backup_code'] as const)
      expect(
        await db.selectFrom(table).select('person_id').where('person_id', '=', person).execute(),
      ).toEqual([]);
    expect(await personalData(db, person)).toMatchObject({ sign_in_methods: [] });
  });

  test('who answered for an institution is erased, and the answer keeps its mandate', async () => {
    const { db, now } = demo;
    const lead = await demo.viewer('lead-uclg-africa');
    await erasePerson(db, lead, true, now);
    expect((await own(lead.person)).mandates).toEqual([]);
    expect((await own(lead.person)).lapsed).toMatchObject([{ why: 'revoked' }]);
    const answers = await db
      .selectFrom('answer')
      .innerJoin('mandate', 'mandate.id', 'mandate_id')
      .select('answer.id')
      .where('mandate.slug', '=', 'lead-uclg-africa')
      .execute();
    expect(answers.length).toBeGreaterThan(0);
  });
});

test('the address of a guest is kept keyed, never as its bare hash', async () => {
  const { db, now } = demo;
  const given = guest({ email: 'Ada@example.org', ref: 'p03', addressKey: 'another' });
  expect((await contributeAsGuest(db, null, given, now)).ok).toBe(true);
  const kept = await db.selectFrom('guest_confirmation').select('email_hash as hash').execute();
  const hashes = kept.map(({ hash }) => hash);
  expect(hashes).not.toContain(createHash('sha256').update('ada@example.org').digest('hex'));
  expect(hashes).toContain(createHmac('sha256', 'another').update('ada@example.org').digest('hex'));
});
