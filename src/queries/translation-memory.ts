import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';

/** A published provision with what people wrote of it in other languages, for these very words. */
export interface MemoryUnit {
  readonly paper: string;
  readonly ref: string;
  readonly language: string;
  readonly source: readonly Inline[];
  readonly translations: readonly { readonly language: string; readonly content: readonly Inline[] }[];
}

/** The provisions of the latest published versions of an edition that people translated, paper by paper in order. */
export async function translationMemory(db: Database, edition: number): Promise<MemoryUnit[]> {
  const rows = await db
    .selectFrom('paper')
    .innerJoin('provision', 'provision.paper_id', 'paper.id')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .innerJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'state.id').on('source.status', '=', 'original'),
    )
    .innerJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'state.id').on('target.status', '=', 'human'),
    )
    .innerJoin(
      (version) =>
        version
          .selectFrom('paper_version')
          .select(['paper_id', sql<number>`max(number)`.as('number')])
          .where('published_at', 'is not', null)
          .groupBy('paper_id')
          .as('latest'),
      (join) => join.onRef('latest.paper_id', '=', 'paper.id'),
    )
    .select(['paper.slug as paper', 'provision.ref', 'source.language', 'source.content as source'])
    .select(['target.language as into', 'target.content as translation'])
    .where('paper.edition_id', '=', edition)
    .whereRef('state.from_version', '<=', 'latest.number')
    .where(sql<boolean>`(state.until_version is null or state.until_version > latest.number)`)
    .orderBy('paper.position')
    .orderBy('paper.id')
    .orderBy('state.position')
    .orderBy('state.id')
    .orderBy('target.language')
    .execute();
  const units = new Map<string, MemoryUnit>();
  for (const { paper, ref, language, source, into, translation } of rows) {
    const key = `${paper}/${ref}`;
    const known = units.get(key) ?? {
      paper,
      ref,
      language,
      source: source as unknown as readonly Inline[],
      translations: [],
    };
    const added = { language: into, content: translation as unknown as readonly Inline[] };
    units.set(key, { ...known, translations: [...known.translations, added] });
  }
  return [...units.values()];
}
