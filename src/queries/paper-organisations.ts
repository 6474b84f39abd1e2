import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

/** Who leads a paper and who wrote it with them, in the order they are named. */
export async function paperOrganisations(
  db: Database,
  paper: number,
  language: string,
): Promise<{ slug: string; name: string; role: string }[]> {
  return db
    .selectFrom('paper_organisation')
    .innerJoin('organisation', 'organisation.id', 'paper_organisation.organisation_id')
    .select(['organisation.slug', 'role'])
    .select(
      sql<string>`(select name from organisation_text where organisation_id = organisation.id
        order by ${preference('language', language)} desc limit 1)`.as('name'),
    )
    .where('paper_id', '=', paper)
    .orderBy('role', 'desc')
    .orderBy('position')
    .execute();
}
