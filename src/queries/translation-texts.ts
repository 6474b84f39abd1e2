import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';
import { seen } from './translations.ts';

/** A provision with its words in the authentic language of its paper and in another one. */
export interface TranslationText {
  readonly ref: string;
  readonly kind: string;
  /** § as readers see it; null for headings and notes. */
  readonly number: number | null;
  /** The state these words are of. */
  readonly basis: number;
  /** The fingerprint of the words in both languages, as `Segment` has it. */
  readonly seen: string;
  readonly source: readonly Inline[];
  /** Null when there is none. */
  readonly translation: readonly Inline[] | null;
  /** human, machine or stale; null when there is no translation. */
  readonly status: string | null;
}

export interface PaperTranslation {
  readonly slug: string;
  readonly kind: string;
  readonly authentic: string;
  /** The version these texts are of. */
  readonly version: number;
  readonly texts: readonly TranslationText[];
}

/**
 * A paper of an edition as those who write it have it (the draft where there is one), in its authentic language and in
 * another one; null when there is no such paper.
 */
export async function paperTranslation(
  db: Database,
  edition: number,
  slug: string,
  language: string,
): Promise<PaperTranslation | null> {
  const paper = await db
    .selectFrom('paper')
    .innerJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .select(['paper.id', 'paper.slug', 'paper.kind', 'paper.authentic_language as authentic'])
    .select('version.number as version')
    .where('paper.edition_id', '=', edition)
    .where('paper.slug', '=', slug)
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!paper) return null;
  return { ...paper, texts: await textsOf(db, paper, language) };
}

async function textsOf(
  db: Database,
  paper: { readonly id: number; readonly authentic: string; readonly version: number },
  language: string,
): Promise<TranslationText[]> {
  const rows = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'state.id').on('source.language', '=', paper.authentic),
    )
    .leftJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'state.id').on('target.language', '=', language),
    )
    .select(['provision.ref', 'state.kind', 'state.id as basis', 'source.content as source'])
    .select(['target.content as translation', 'target.status', seen.as('seen')])
    .where('provision.paper_id', '=', paper.id)
    .where('state.from_version', '<=', paper.version)
    .where(sql<boolean>`(state.until_version is null or state.until_version > ${paper.version})`)
    .orderBy('state.position')
    .orderBy('state.id')
    .execute();
  let number = 0;
  return rows.map((row) => ({
    ...row,
    number: row.kind === 'heading' || row.kind === 'note' ? null : ++number,
    source: row.source as unknown as readonly Inline[],
    translation: row.translation as unknown as readonly Inline[] | null,
  }));
}
