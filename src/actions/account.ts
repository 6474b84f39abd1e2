import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { isLastSecretariat } from './last-secretariat.ts';
import { passesForAuthority } from './passes-for-authority.ts';
import { withdrawOwnWords } from './withdraw-own-words.ts';

export interface NewProfile {
  readonly name: string;
  readonly place: string | null;
  readonly language: string | null;
  /** Whether their name may stand beside their mandates; null: they did not say. */
  readonly namePublic: boolean | null;
}

/** Changes what a person says of themselves. */
export function changeProfile(
  db: Database,
  viewer: Viewer | null,
  given: NewProfile,
  now: Date,
): Promise<Result<null, PermissionRefusal | 'name-of-authority'>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, { act: 'change-profile', place: everywhere, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    // What is kept already stays; whoever speaks for an institution is known by the mandate.
    const anew = given.name !== viewer.name && viewer.mandates.length === 0;
    if (anew && (await passesForAuthority(trx, given.name))) return refused('name-of-authority');
    await trx
      .updateTable('person')
      .set({ name: given.name, place: given.place, language: given.language })
      .$if(given.namePublic !== null, (update) => update.set({ name_public: given.namePublic }))
      .where('id', '=', viewer.person)
      .execute();
    await trx
      .insertInto('event')
      .values({ at: now, kind: 'profile-changed', person_id: viewer.person })
      .execute();
    return done(null);
  });
}

/** Where the sessions of a person and the ways to sign in are kept. */
const waysIn = [
  'sign_in_session',
  'sign_in_account',
  'passkey',
  'passkey_challenge',
  'second_factor',
  'backup_code',
] as const;

/**
 * Erases a person: name, address, place, sessions and ways to sign in go, mandates end. What they said and did stays
 * where the record and lineage need it, without a name; with `words`, what they said and proposed
 * for themselves, and that is still open, is withdrawn too.
 */
export function erasePerson(
  db: Database,
  viewer: Viewer | null,
  words: boolean,
  now: Date,
): Promise<Result<null, PermissionRefusal | 'last-secretariat'>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, { act: 'erase-oneself', place: everywhere, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const { person } = viewer;
    if (await isLastSecretariat(trx, { person }, now)) return refused('last-secretariat');
    const row = await trx
      .selectFrom('person')
      .select('email')
      .where('id', '=', person)
      .forUpdate()
      .executeTakeFirst();
    if (words) await withdrawOwnWords(trx, person, now);
    await trx
      .updateTable('mandate')
      .set({ revoked_at: now, revoked_by: person })
      .where('person_id', '=', person)
      .where('revoked_at', 'is', null)
      .execute();
    for (const table of waysIn) await trx.deleteFrom(table).where('person_id', '=', person).execute();
    if (row?.email) {
      await trx.deleteFrom('mail_message').where('recipient', '=', row.email).execute();
      await trx.updateTable('invitation').set({ recipient: '' }).where('recipient', '=', row.email).execute();
    }
    const nothing = {
      name: '',
      email: null,
      email_verified: false,
      place: null,
      language: null,
      written_in: null,
      image: null,
    };
    await trx
      .updateTable('person')
      .set({ ...nothing, slug: null, name_public: false, second_factor: false })
      .where('id', '=', person)
      .execute();
    await trx.insertInto('event').values({ at: now, kind: 'person-erased', person_id: person }).execute();
    return done(null);
  });
}
