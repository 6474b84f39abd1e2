import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';

/** Who leads a paper and who wrote it with them, in the order they are named. */
export async function paperOrganisations(
  db: Database,
  paper: number,
  language: string,
): Promise<(NamedIn & { role: string })[]> {
  const rows = await db
    .selectFrom('paper_organisation')
    .select('role')
    .select(named('organisation', 'paper_organisation.organisation_id', language).as('named'))
    .where('paper_id', '=', paper)
    .orderBy('role', 'desc')
    .orderBy('position')
    .execute();
  return rows.map(({ role, named: organisation }) => ({ ...organisation, role }));
}
