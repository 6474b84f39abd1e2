import type { Database } from './database.ts';

/** What an edition is called, by language. */
export async function editionNames(
  db: Database,
  edition: number,
): Promise<Readonly<Partial<Record<string, string>>>> {
  const rows = await db
    .selectFrom('edition_text')
    .select(['language', 'name'])
    .where('edition_id', '=', edition)
    .execute();
  return Object.fromEntries(rows.map(({ language, name }) => [language, name]));
}
