import { sql } from 'kysely';
import type { Database } from './database.ts';

export interface SignInSession {
  readonly id: string;
  readonly openedAt: Date;
  readonly usedAt: Date;
  /** What the browser says of itself. */
  readonly browser: string | null;
}

/** The sessions of a person that are open, the newest first. */
export async function sessionsOf(db: Database, person: string, now: Date): Promise<SignInSession[]> {
  return db
    .selectFrom('sign_in_session')
    .select(['id', 'created_at as openedAt', 'updated_at as usedAt', 'user_agent as browser'])
    .where('person_id', '=', person)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .limit(100)
    .execute();
}

interface Passkey {
  readonly id: number;
  readonly name: string;
  readonly createdAt: Date;
  readonly usedAt: Date | null;
}

/** How a person can sign in besides the link. */
export interface SignInMethods {
  readonly password: boolean;
  readonly secondFactor: boolean;
  readonly backupCodes: number;
  readonly passkeys: readonly Passkey[];
}

export async function signInMethods(db: Database, person: string): Promise<SignInMethods> {
  const passkeys = await db
    .selectFrom('passkey')
    .select(['id', 'name', 'created_at as createdAt', 'last_used_at as usedAt'])
    .where('person_id', '=', person)
    .orderBy('id')
    .execute();
  const { rows } = await sql<Omit<SignInMethods, 'passkeys'>>`
    select exists (select from sign_in_account where person_id = ${person} and provider_id = 'credential') as password,
      (select second_factor from person where id = ${person}) as "secondFactor",
      (select count(*)::integer from backup_code where person_id = ${person} and used_at is null) as "backupCodes"`.execute(
    db,
  );
  return { password: false, secondFactor: false, backupCodes: 0, ...rows[0], passkeys };
}

/** What is needed to check an answer of a passkey, with the address of its holder; null when it is unknown. */
export async function passkeyNamed(db: Database, credential: string) {
  const row = await db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .select(['credential', 'public_key as publicKey', 'counter', 'transports', 'person.email'])
    .where('credential', '=', credential)
    .executeTakeFirst();
  return row ?? null;
}

/** The passkeys a person has already, which are not to be made again. */
export async function credentialsOf(db: Database, person: string): Promise<string[]> {
  const rows = await db.selectFrom('passkey').select('credential').where('person_id', '=', person).execute();
  return rows.map(({ credential }) => credential);
}
