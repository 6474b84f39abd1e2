import { sql } from 'kysely';
import type { Question } from '../domain/search/question.ts';
import type { Database } from './database.ts';
import { detailsOf, type Hit, type Lead } from './search-details.ts';
import { type Asked, matches, type SearchFilters } from './search-matches.ts';
import { nearQuestion, questionInWords } from './search-question.ts';
import { searchKinds } from './search-sources.ts';

export interface Found {
  readonly hits: readonly Hit[];
  /** Where the page after this one begins. */
  readonly next: string | null;
  /** Whether no word was left to ask: articles, punctuation. */
  readonly empty: boolean;
  /** Whether nothing has the words that were asked, and these have words that are written nearly so. */
  readonly near: boolean;
}

const pageSize = 20;
const cursorShape = new RegExp(`^(\\d{1,9})-(${searchKinds.join('|')})-(\\d{1,15})$`);

interface Given {
  readonly edition: number;
  /** The reader's. */
  readonly language: string;
  readonly question: Question;
}

/**
 * What is public and answers a question, the nearest first, from after `cursor`; one page. Three questions to the
 * database; five when no text has the words, and others have words that are written nearly so.
 */
export async function search(
  db: Database,
  given: Given,
  filters: SearchFilters = {},
  cursor: string | null = null,
): Promise<Found> {
  const { edition, language, question } = given;
  const words = await questionInWords(db, edition, question);
  const asked: Asked = { edition, language, name: question.name, ...words };
  const page = await pageOf(db, asked, filters, cursor);
  if (page.hits.length > 0 || asked.wanted === null) return { ...page, near: false };
  const near = await nearQuestion(db, question);
  if (near === null) return { ...page, near: false };
  const nearly = await pageOf(db, { ...asked, wanted: near }, filters, cursor);
  return { ...nearly, near: nearly.hits.length > 0 };
}

async function pageOf(
  db: Database,
  asked: Asked,
  filters: SearchFilters,
  cursor: string | null,
): Promise<Omit<Found, 'near'>> {
  const [, score, kind, id] = cursorShape.exec(cursor ?? '') ?? [];
  const after = score
    ? sql`where (score, kind, id) < (${Number(score)}::integer, ${kind}::text, ${Number(id)}::bigint)`
    : sql``;
  const bounds = sql`${after} order by score desc, kind desc, id desc limit ${sql.lit(pageSize + 1)}`;
  const list = matches(asked, filters, bounds);
  if (list === null) return { hits: [], next: null, empty: asked.wanted === null };
  const { rows } = await sql<Lead & { score: number }>`
    select kind, id, language, score from (${list}) found ${bounds}`.execute(db);
  const shown = rows.slice(0, pageSize);
  const last = shown.at(-1);
  return {
    hits: await detailsOf(db, shown, asked),
    next: rows.length > pageSize && last ? `${last.score}-${last.kind}-${last.id}` : null,
    empty: asked.wanted === null,
  };
}
