import { imitates } from '../domain/people/imitation.ts';
import type { Database } from '../store/database.ts';

/** Whether a name passes for that of an office, of the congress, or of an organisation it knows. */
export async function passesForAuthority(trx: Database, name: string): Promise<boolean> {
  const rows = await trx
    .selectFrom('organisation_text')
    .select('name')
    .union(trx.selectFrom('edition_text').select('name'))
    .union(trx.selectFrom('organisation').select((row) => row.fn.coalesce('acronym', row.val('')).as('name')))
    .execute();
  return imitates(
    name,
    rows.map((row) => row.name),
  );
}
