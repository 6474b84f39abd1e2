import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * Whether the amendment whose row a column holds is a sitting's to decide, as SQL: what was referred is, and what a
 * sitting decided stays decided until it is worded anew or taken up again.
 */
export const isForSittingSql = (column: string) =>
  sql<boolean>`coalesce((select kind = 'referred' from amendment_step
    where amendment_id = ${sql.ref(column)} and kind in ('referred', 'reopened', 'reworded')
    order by id desc limit 1), false)`;

/** The same of one amendment. */
export async function isForSitting(db: Database, amendment: number): Promise<boolean> {
  const row = await db
    .selectFrom('amendment')
    .select(isForSittingSql('amendment.id').as('it'))
    .where('id', '=', amendment)
    .executeTakeFirst();
  return row?.it === true;
}
