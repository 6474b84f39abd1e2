import type { Database } from './database.ts';

/** The number of the last act in the record: nothing a signed-out reader sees changes without it. */
export async function recordVersion(db: Database): Promise<number> {
  const row = await db
    .selectFrom('event')
    .select((select) => select.fn.max('sequence').as('last'))
    .executeTakeFirst();
  return Number(row?.last ?? 0);
}

/** When the last act of the record was done; null while there is none. */
export async function lastActAt(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('event')
    .select('at')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}
