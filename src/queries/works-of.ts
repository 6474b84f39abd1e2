import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

/** A track or a paper that somebody can be named for. */
export interface Work {
  /** `track/<name>` or `paper/<name>`. */
  readonly key: string;
  readonly kind: 'track' | 'paper';
  readonly id: number;
  readonly name: string;
}

/** The tracks an organisation leads and the papers it writes; every one of the edition when it is null. */
export async function worksOf(
  db: Database,
  edition: number,
  organisation: number | null,
  language: string,
): Promise<Work[]> {
  const { rows } = await sql<Work>`
    select 'track/' || track.slug as key, 'track' as kind, track.id,
      (select name from track_text where track_id = track.id order by ${preference('language', language)} desc limit 1) as name
    from track where track.edition_id = ${edition} and (${organisation}::bigint is null or exists (
      select from track_lead where track_id = track.id and organisation_id = ${organisation}))
    union all
    select 'paper/' || paper.slug, 'paper', paper.id,
      (select title from paper_text join paper_version version on version.id = paper_version_id
        where version.paper_id = paper.id order by version.number desc, ${preference('language', language)} desc limit 1)
    from paper where paper.edition_id = ${edition} and paper.kind <> 'outcome' and (${organisation}::bigint is null or exists (
      select from paper_organisation where paper_id = paper.id and organisation_id = ${organisation}))
    order by 2 desc, 4
    limit 500`.execute(db);
  return rows;
}
