import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

export interface PublishedVersion {
  readonly number: number;
  readonly publishedAt: Date;
  readonly note: string;
  readonly mandate: string | null;
}

/** The published versions of a paper, newest first; papers have a handful. */
export async function paperVersions(
  db: Database,
  paper: number,
  language: string,
): Promise<PublishedVersion[]> {
  const rows = await db
    .selectFrom('paper_version as version')
    .select(['version.number', 'version.published_at as publishedAt'])
    .select(
      sql<string | null>`(select note from paper_version_note where paper_version_id = version.id
        order by ${preference('language', language)} desc limit 1)`.as('note'),
    )
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = version.mandate_id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .where('version.paper_id', '=', paper)
    .where('version.published_at', 'is not', null)
    .orderBy('version.number', 'desc')
    .limit(50)
    .execute();
  return rows.flatMap(({ publishedAt, note, ...row }) =>
    publishedAt ? [{ ...row, publishedAt, note: note ?? '' }] : [],
  );
}
