import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/**
 * Whether an edition would be left without a secretariat if these mandates ended: one of them is in force as such, and
 * no other is. The editions are held until the transaction ends, so that two such mandates cannot end at once.
 */
export async function isLastSecretariat(
  trx: Database,
  ending: { readonly mandate: number } | { readonly person: string },
  now: Date,
): Promise<boolean> {
  const column = 'mandate' in ending ? 'id' : 'person_id';
  const value = 'mandate' in ending ? ending.mandate : ending.person;
  const held = await trx
    .selectFrom('mandate')
    .innerJoin('edition', 'edition.id', 'mandate.edition_id')
    .select('edition.id')
    .where(`mandate.${column}`, '=', value)
    .where('role', '=', 'secretariat')
    .orderBy('edition.id')
    .forNoKeyUpdate('edition')
    .execute();
  if (held.length === 0) return false;
  const ends = sql<boolean>`${sql.ref(`mandate.${column}`)} = ${value}`;
  const left = await trx
    .selectFrom('mandate')
    .innerJoin('edition', 'edition.id', 'mandate.edition_id')
    .select((row) => row.fn.agg<boolean>('bool_and', [ends]).as('last'))
    .where(
      'edition.id',
      'in',
      held.map(({ id }) => id),
    )
    .where('role', '=', 'secretariat')
    .where('revoked_at', 'is', null)
    .where(
      sql<boolean>`(${now} at time zone edition.time_zone)::date between mandate.starts_on and mandate.ends_on`,
    )
    .groupBy('edition.id')
    .execute();
  return left.some(({ last }) => last);
}
