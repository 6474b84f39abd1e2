import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/**
 * Whether an edition would be left without a secretariat, today or on a day to come, if these mandates ended: on a day
 * until it closes that one of them covers, no other does. A day long after the last is nobody's concern; a mandate that
 * begins only later fills no gap before it. The editions are held until the transaction ends, so that two such mandates
 * cannot end at once.
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
    .where('revoked_at', 'is', null)
    .orderBy('edition.id')
    .forNoKeyUpdate('edition')
    .execute();
  if (held.length === 0) return false;
  const ends = sql<boolean>`${sql.ref(`mandate.${column}`)} = ${value}`;
  const { rows } = await sql<{ uncovered: boolean }>`
    select exists (
      select from edition
        cross join lateral (select (${now} at time zone edition.time_zone)::date as day) today
        cross join lateral generate_series(today.day, greatest(today.day, edition.ends_on,
          (select max(phase.ends_on) from phase where phase.edition_id = edition.id)), interval '1 day') as following(day)
        join mandate on mandate.edition_id = edition.id and mandate.role = 'secretariat'
          and mandate.revoked_at is null and following.day between mandate.starts_on and mandate.ends_on
      where edition.id = any(${held.map(({ id }) => id)})
      group by edition.id, following.day
      having bool_and(${ends})
    ) as uncovered`.execute(trx);
  return rows[0]?.uncovered ?? false;
}
