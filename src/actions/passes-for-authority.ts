import { acronymOf, imitates } from '../domain/people/imitation.ts';
import type { Database } from '../store/database.ts';

/** Whether a name passes for that of an office, of the congress, of an organisation it knows, or of a mandate. */
export async function passesForAuthority(trx: Database, name: string): Promise<boolean> {
  const organisations = await trx.selectFrom('organisation_text').select('name').execute();
  const others = await trx
    .selectFrom('edition_text')
    .select('name')
    .union(trx.selectFrom('organisation').select((row) => row.fn.coalesce('acronym', row.val('')).as('name')))
    .union(trx.selectFrom('mandate_text').select('title as name'))
    .execute();
  const named = organisations.map((row) => row.name);
  return imitates(name, [...named, ...named.map(acronymOf), ...others.map((row) => row.name)]);
}
