import type { Database } from '../store/database.ts';

/** The latest published version of a paper: its row and its number; null when none is published. */
export async function latestVersion(
  trx: Database,
  paper: number,
): Promise<{ readonly id: number; readonly number: number } | null> {
  const row = await trx
    .selectFrom('paper_version')
    .select(['id', 'number'])
    .where('paper_id', '=', paper)
    .where('published_at', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
