import { sql } from 'kysely';
import { mediaTypeOf, type SourceKind } from '../domain/papers/source-file.ts';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

export interface PaperSource {
  readonly name: string;
  readonly kind: SourceKind;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly at: Date;
  /** The title of the mandate it was attached under. */
  readonly mandate: string;
  readonly withdrawnAt: Date | null;
}

/** The files of a paper, withdrawn ones included, the latest first. */
export async function paperSources(db: Database, paper: number, language: string): Promise<PaperSource[]> {
  const rows = await db
    .selectFrom('paper_source as source')
    .select(['name', 'kind', 'size', 'sha256', 'attached_at as at', 'withdrawn_at as withdrawnAt'])
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = source.mandate_id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .where('paper_id', '=', paper)
    .orderBy('source.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as SourceKind, mandate: row.mandate ?? '' }));
}

export interface SourceBytes {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A file by what it holds and what it is called; null when there is none, or none any more. */
export async function sourceBytes(db: Database, sha256: string, name: string): Promise<SourceBytes | null> {
  const row = await db
    .selectFrom('paper_source')
    .select(['name', 'kind', 'bytes'])
    .where('sha256', '=', sha256)
    .where('name', '=', name)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (!row?.bytes) return null;
  return { name: row.name, type: mediaTypeOf[row.kind as SourceKind], bytes: new Uint8Array(row.bytes) };
}
