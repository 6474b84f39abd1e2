import type { Database } from '../store/database.ts';

/** Whether there is a congress at all: a database without one takes the demonstration edition. */
export async function hasEdition(db: Database): Promise<boolean> {
  const row = await db.selectFrom('edition').select('id').limit(1).executeTakeFirst();
  return row !== undefined;
}
