import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

export interface DemonstrationRole {
  readonly mandate: string;
  readonly role: string;
  readonly title: string;
}

/** The mandates of an edition, by role, for the role chooser of the demonstration. */
export async function demonstrationRoles(
  db: Database,
  edition: number,
  language: string,
): Promise<DemonstrationRole[]> {
  return db
    .selectFrom('mandate')
    .select(['slug as mandate', 'role'])
    .select(
      sql<string>`(select title from mandate_text where mandate_id = mandate.id
        order by ${preference('language', language)} desc limit 1)`.as('title'),
    )
    .where('edition_id', '=', edition)
    .where('role', 'in', [
      'lead',
      'representative',
      'respondent',
      'caucus',
      'chair',
      'rapporteur',
      'moderator',
      'secretariat',
    ])
    .where('revoked_at', 'is', null)
    .orderBy(
      sql`array_position(array['lead', 'representative', 'respondent', 'caucus', 'chair', 'rapporteur', 'moderator', 'secretariat'], role)`,
    )
    .orderBy('id')
    .limit(60)
    .execute();
}
