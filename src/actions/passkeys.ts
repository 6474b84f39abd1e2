import type { Database } from '../store/database.ts';

const challengeLife = 5 * 60_000;

/** Keeps what a passkey is asked to sign, until it is used or too old. */
export async function keepChallenge(
  db: Database,
  challenge: string,
  person: string | null,
  now: Date,
): Promise<void> {
  await db.deleteFrom('passkey_challenge').where('expires_at', '<', now).execute();
  await db
    .insertInto('passkey_challenge')
    .values({ challenge, person_id: person, expires_at: new Date(now.getTime() + challengeLife) })
    .execute();
}

/** Takes a challenge: true once, for whom it was made. */
export async function takeChallenge(
  db: Database,
  challenge: string,
  person: string | null,
  now: Date,
): Promise<boolean> {
  const row = await db
    .deleteFrom('passkey_challenge')
    .where('challenge', '=', challenge)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst();
  return row !== undefined && row.person_id === person;
}

export interface NewPasskey {
  readonly person: string;
  readonly credential: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
}

export async function savePasskey(db: Database, given: NewPasskey, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('passkey')
      .values({
        person_id: given.person,
        credential: given.credential,
        public_key: Buffer.from(given.publicKey),
        counter: given.counter,
        transports: [...given.transports],
        name: given.name,
        created_at: now,
      })
      .onConflict((on) => on.doNothing())
      .execute();
    await trx
      .insertInto('event')
      .values({ at: now, kind: 'passkey-added', person_id: given.person })
      .execute();
  });
}

/** Notes that a passkey was used, with the counter it showed. */
export async function usePasskey(
  db: Database,
  credential: string,
  counter: number,
  now: Date,
): Promise<void> {
  await db
    .updateTable('passkey')
    .set({ counter, last_used_at: now })
    .where('credential', '=', credential)
    .execute();
}

/** Removes a passkey of a person. */
export async function removePasskey(db: Database, person: string, id: number, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('passkey')
      .where('person_id', '=', person)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    if (numDeletedRows > 0n)
      await trx.insertInto('event').values({ at: now, kind: 'passkey-removed', person_id: person }).execute();
  });
}
