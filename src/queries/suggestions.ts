import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';
import { seen } from './translations.ts';

/** Other words that somebody suggests for a translation, and that wait for a translator. */
export interface Suggestion {
  readonly id: number;
  /** Empty of somebody who was erased. */
  readonly author: string;
  readonly named: boolean;
  readonly at: Date;
  readonly language: string;
  /** The contribution it is of; null of a provision. */
  readonly contribution: string | null;
  readonly ref: string;
  /** What is translated, as it is today: plain words or marks, in its own language. */
  readonly source: string | readonly Inline[];
  readonly sourceLanguage: string;
  /** The translation of today, its words when it was corrected, and what it should say. */
  readonly there: string | readonly Inline[] | null;
  readonly replaced: string;
  readonly words: string | readonly Inline[];
  /** A fingerprint of what stands beside the suggestion: another when any of it changes. */
  readonly seen: string;
}

/** How many suggestions for papers wait, by paper and language: those on words that are public, or in the text in hand. */
export async function waitingSuggestions(
  db: Database,
  papers: readonly number[],
): Promise<{ readonly paper: number; readonly language: string; readonly count: number }[]> {
  if (papers.length === 0) return [];
  return db
    .selectFrom('translation_suggestion as suggestion')
    .select(['suggestion.paper_id as paper', 'suggestion.language'])
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('suggestion.paper_id', 'in', [...papers])
    .where('suggestion.verdict', 'is', null)
    .where(stands)
    .groupBy(['suggestion.paper_id', 'suggestion.language'])
    .orderBy('suggestion.paper_id')
    .orderBy('suggestion.language')
    .execute();
}

/** What it corrects is there to be read: nobody decides on words that were hidden or are gone. */
const stands = sql<boolean>`(exists (select from public_contribution said
    where said.id = suggestion.contribution_id and said.standing = 'published')
  or exists (select from provision_state state
    where state.provision_id = suggestion.provision_id and state.until_version is null))`;

interface Wanted {
  readonly paper: number;
  readonly language: string;
  /** The last one of the page before. */
  readonly after: number;
  readonly limit: number;
}

/** The suggestions for a paper in one language that wait, the oldest first. */
export async function suggestionsFor(db: Database, wanted: Wanted): Promise<Suggestion[]> {
  const rows = await beside(db)
    .select(['suggestion.id', 'person.name as author', 'suggestion.named', 'suggestion.created_at as at'])
    .select(['suggestion.language', 'said.slug as contribution', 'provision.ref', 'suggestion.text'])
    .select(['suggestion.content', 'suggestion.replaces', 'said.text as said'])
    .select(['source.content as source', 'target.content as target', 'made.text as made'])
    .select(sql<string>`coalesce(said.language, source.language)`.as('sourceLanguage'))
    .select(
      sql<string>`case when said.id is null then ${seen}
        else coalesce(encode(sha256(convert_to(made.text, 'UTF8')), 'hex'), '') end`.as('seen'),
    )
    .where('suggestion.paper_id', '=', wanted.paper)
    .where('suggestion.language', '=', wanted.language)
    .where('suggestion.verdict', 'is', null)
    .where('suggestion.id', '>', wanted.after)
    .where(stands)
    .orderBy('suggestion.id')
    .limit(wanted.limit)
    .execute();
  return rows.map(({ said, made, source, target, text, content, replaces, ...row }) => ({
    ...row,
    source: said ?? source ?? '',
    there: said === null ? target : made,
    replaced: replaces ?? '',
    words: content ?? text,
  }));
}

/** Suggestions, each beside what it corrects: a contribution, or a provision of the text in hand. */
const beside = (db: Database) =>
  db
    .selectFrom('translation_suggestion as suggestion')
    .innerJoin('person', 'person.id', 'suggestion.person_id')
    .leftJoin('public_contribution as said', 'said.id', 'suggestion.contribution_id')
    .leftJoin('public_contribution_translation as made', (join) =>
      join.onRef('made.contribution_id', '=', 'said.id').onRef('made.language', '=', 'suggestion.language'),
    )
    .innerJoin('provision', (join) =>
      join.on(sql<boolean>`provision.id = coalesce(suggestion.provision_id, said.provision_id)`),
    )
    .leftJoin('provision_state as state', (join) =>
      join.onRef('state.provision_id', '=', 'suggestion.provision_id').on('state.until_version', 'is', null),
    )
    .leftJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'state.id').on('source.status', '=', 'original'),
    )
    .leftJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'state.id').onRef('target.language', '=', 'suggestion.language'),
    );
