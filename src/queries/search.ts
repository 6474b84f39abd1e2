import { sql } from 'kysely';
import type { Question } from '../domain/search/question.ts';
import type { Database } from './database.ts';
import { detailsOf, type Hit, type Lead } from './search-details.ts';
import { type Asked, matches, type SearchFilters, searchKinds } from './search-matches.ts';

export interface Found {
  readonly hits: readonly Hit[];
  /** Where the page after this one begins. */
  readonly next: string | null;
  /** Whether no word was left to ask: articles, punctuation. */
  readonly empty: boolean;
}

const pageSize = 20;
const cursorShape = new RegExp(`^(\\d{1,9})-(${searchKinds.join('|')})-(\\d{1,15})$`);

/** What is public and answers a question, the nearest first, from after `cursor`; one page. Three questions to the database. */
export async function search(
  db: Database,
  given: { readonly edition: number; readonly language: string; readonly question: Question },
  filters: SearchFilters = {},
  cursor: string | null = null,
): Promise<Found> {
  const asked = await askedOf(db, given);
  const list = matches(asked, filters);
  if (list === null) return { hits: [], next: null, empty: asked.wanted === null };
  const [, score, kind, id] = cursorShape.exec(cursor ?? '') ?? [];
  const after = score
    ? sql`where (score, kind, id) < (${Number(score)}::integer, ${kind}::text, ${Number(id)}::bigint)`
    : sql``;
  const { rows } = await sql<Lead & { score: number }>`
    select kind, id, language, score from (${list}) found ${after}
    order by score desc, kind desc, id desc limit ${pageSize + 1}`.execute(db);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    hits: await detailsOf(db, shown, asked),
    next: rows.length > pageSize && last ? `${last.score}-${last.kind}-${last.id}` : null,
    empty: asked.wanted === null,
  };
}

/** The question as the database takes it: every text is asked in the way of its own language. */
async function askedOf(
  db: Database,
  { edition, language, question }: Parameters<typeof search>[1],
): Promise<Asked> {
  const { rows } = await sql<{ wanted: string | null; unwanted: string | null }>`
    select search_question(${[...question.wanted]}::text[])::text as wanted,
      search_question(${[...question.unwanted]}::text[])::text as unwanted`.execute(db);
  const [row] = rows;
  return {
    edition,
    language,
    name: question.name,
    wanted: row?.wanted ?? null,
    unwanted: row?.unwanted ?? null,
  };
}
