import { sql } from 'kysely';
import type { Database } from './database.ts';

/** In which languages a provision has words, and where they stand: original, human, machine or stale. */
export interface TextLanguage {
  readonly ref: string;
  readonly language: string;
  readonly status: string;
}

/** The languages of some provisions of a version of a paper, by their names. */
export async function textLanguages(
  db: Database,
  paper: number,
  version: number,
  refs: readonly string[],
): Promise<TextLanguage[]> {
  if (refs.length === 0) return [];
  return db
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .select(['provision.ref', 'text.language', 'text.status'])
    .where('provision.paper_id', '=', paper)
    .where('provision.ref', 'in', [...refs])
    .where('state.from_version', '<=', version)
    .where(sql<boolean>`(state.until_version is null or state.until_version > ${version})`)
    .orderBy('state.position')
    .orderBy('text.language')
    .execute();
}
