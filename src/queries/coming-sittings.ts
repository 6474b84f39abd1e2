import { sql } from 'kysely';
import type { ComingSitting } from '../domain/editions/next-use.ts';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

/**
 * The next sitting of each of these papers, by paper; `clock` is the moment it is on the clock of the edition, as
 * `2019-07-15T14:30`. One whose hour is not known is ahead until its day is over.
 */
export async function comingSittings(
  db: Database,
  papers: readonly number[],
  language: string,
  clock: string,
): Promise<ReadonlyMap<number, ComingSitting>> {
  if (papers.length === 0) return new Map();
  const rows = await db
    .selectFrom('sitting_paper as link')
    .innerJoin('sitting', 'sitting.id', 'link.sitting_id')
    .innerJoin('sitting_text as text', 'text.sitting_id', 'sitting.id')
    .distinctOn('link.paper_id')
    .select(['link.paper_id as paper', 'text.title', 'text.language'])
    .select(['sitting.held_on as day', 'sitting.starts_at as from'])
    .where('link.paper_id', 'in', [...papers])
    .where(
      sql<boolean>`sitting.held_on + coalesce(sitting.starts_at, '23:59:59'::time) > ${clock}::timestamp`,
    )
    .orderBy('link.paper_id')
    .orderBy('sitting.held_on')
    .orderBy(sql`sitting.starts_at nulls last`)
    .orderBy('sitting.id')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
  return new Map(rows.map(({ paper, ...sitting }) => [paper, sitting]));
}
