import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

export interface PublicMandate {
  readonly title: string;
  readonly role: string;
  /** Days, both included. */
  readonly from: string;
  readonly until: string;
}

/** The mandates in an edition of one organisation. */
export async function mandatesOf(
  db: Database,
  edition: number,
  organisation: number,
  language: string,
): Promise<PublicMandate[]> {
  return db
    .selectFrom('mandate')
    .select(['role', 'starts_on as from', 'ends_on as until'])
    .select(
      sql<string>`(select title from mandate_text where mandate_id = mandate.id
        order by ${preference('language', language)} desc limit 1)`.as('title'),
    )
    .where('edition_id', '=', edition)
    .where('organisation_id', '=', organisation)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .limit(100)
    .execute();
}
