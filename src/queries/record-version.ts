import type { Database } from './database.ts';

/** The number of the last act in the record: nothing a signed-out reader sees changes without it. */
export async function recordVersion(db: Database): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}
