import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/**
 * Holds an idempotency key until the transaction ends: what is sent twice at once goes one after the other, also where
 * it is about two papers or two organisations.
 */
export async function holdKey(trx: Database, key: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}
