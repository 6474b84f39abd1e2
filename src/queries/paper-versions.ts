import { sql } from 'kysely';
import type { Database } from './database.ts';
import { mandateLanguage, mandateTitle, preference } from './voices.ts';

export interface PublishedVersion {
  readonly number: number;
  readonly publishedAt: Date;
  readonly note: string;
  readonly mandate: string | null;
  readonly mandateLanguage: string | null;
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
    .select([
      mandateTitle('version.mandate_id', language).$castTo<string | null>().as('mandate'),
      mandateLanguage('version.mandate_id', language).$castTo<string | null>().as('mandateLanguage'),
    ])
    .where('version.paper_id', '=', paper)
    .where('version.published_at', 'is not', null)
    .orderBy('version.number', 'desc')
    .limit(50)
    .execute();
  return rows.flatMap(({ publishedAt, note, ...row }) =>
    publishedAt ? [{ ...row, publishedAt, note: note ?? '' }] : [],
  );
}
