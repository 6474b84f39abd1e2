import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';

/** A provision of the published text with its translation into one language. */
export interface TranslatedProvision {
  readonly id: number;
  readonly ref: string;
  readonly kind: string;
  /** The version since which its words are these, and the latest one. */
  readonly since: number;
  readonly version: number;
  readonly source: readonly Inline[];
  /** Null where there is none. */
  readonly translation: readonly Inline[] | null;
}

/** What readers see of a provision in a language; null when it does not stand in the published text. */
export async function translatedProvision(
  db: Database,
  paper: number,
  ref: string,
  language: string,
): Promise<TranslatedProvision | null> {
  const row = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'state.id').on('source.status', '=', 'original'),
    )
    .leftJoin('provision_text as target', (join) =>
      join
        .onRef('target.state_id', '=', 'state.id')
        .on('target.language', '=', language)
        .on('target.status', '<>', 'original'),
    )
    .crossJoin(
      sql<{ number: number }>`(select max(number) as number from paper_version
        where paper_id = ${paper} and published_at is not null)`.as('latest'),
    )
    .select(['provision.id', 'provision.ref', 'state.kind', 'state.from_version as since'])
    .select(['latest.number as version', 'source.content as source', 'target.content as translation'])
    .where('provision.paper_id', '=', paper)
    .where('provision.ref', '=', ref)
    .where(
      sql<boolean>`state.from_version <= latest.number and coalesce(state.until_version > latest.number, true)`,
    )
    .executeTakeFirst();
  return row ?? null;
}
