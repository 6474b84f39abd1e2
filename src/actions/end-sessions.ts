import type { Database } from '../store/database.ts';

/** Ends sessions of a person: one by its identifier, or all but the one they are in; returns how many. */
export async function endSessions(
  db: Database,
  person: string,
  which: { readonly only: string } | { readonly except: string },
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('sign_in_session')
    .where('person_id', '=', person)
    .$if('only' in which, (query) => query.where('id', '=', 'only' in which ? which.only : ''))
    .$if('except' in which, (query) => query.where('id', '<>', 'except' in which ? which.except : ''))
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}

/** Takes a person's password away: they sign in by link, passkey or organisation from then on. */
export async function removePassword(db: Database, person: string): Promise<void> {
  await db
    .deleteFrom('sign_in_account')
    .where('person_id', '=', person)
    .where('provider_id', '=', 'credential')
    .execute();
}
