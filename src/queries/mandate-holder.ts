import type { Database } from './database.ts';

/** The person who holds a mandate of an edition, in force or not; null when there is no such mandate. */
export async function mandateHolder(db: Database, edition: number, slug: string): Promise<string | null> {
  const row = await db
    .selectFrom('mandate')
    .select('person_id as person')
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.person ?? null;
}
