import { type RawBuilder, sql } from 'kysely';
import type { Question } from '../domain/search/question.ts';
import type { Database } from './database.ts';

/** A question as the database takes it, as `tsquery`; null when no word is left to ask. */
export interface QuestionInWords {
  readonly wanted: string | null;
  readonly unwanted: string | null;
}

/**
 * Asks every text in the way of its own language; and where the question says a term of the edition or the name of a
 * policy domain, in whatever language, also what it is called in the others.
 */
export async function questionInWords(
  db: Database,
  edition: number,
  { wanted, unwanted }: Question,
): Promise<QuestionInWords> {
  const parts = sql`${[...wanted]}::text[]`;
  const { rows } = await sql<QuestionInWords>`
    select concat_ws(' | ', search_question(${parts})::text, (${called(edition, parts, wanted.join(' '))})) as wanted,
      search_question(${[...unwanted]}::text[])::text as unwanted`.execute(db);
  const [row] = rows;
  return { wanted: row?.wanted || null, unwanted: row?.unwanted ?? null };
}

/** The question again for each other name of what it names, with that name in the place of the one that was typed. */
const called = (edition: number, parts: RawBuilder<unknown>, typed: string) => sql`
  with name as materialized (
    select 'term ' || term.id as thing, language::text, form, question
    from term_form join term on term.id = term_id
    where edition_id = ${edition} and retired_at is null and standing <> 'forbidden'
    union all select 'domain ' || policy_domain_id, language::text, name, term_question(language, name)
    from policy_domain_text join policy_domain on policy_domain.id = policy_domain_id where edition_id = ${edition}
  ), said as materialized (
    select language, term_words(language, ${typed}) as words from (select distinct language from name) as languages
  ), other as (
    select distinct other.form, array(select written from unnest(${parts}) with ordinality as part (written, place)
      where (term_words(name.language, name.form) @@ term_question(name.language, written)) is not true
      order by place) as rest
    from said join name on name.language = said.language and said.words @@ name.question
    join name as other on other.thing = name.thing and other.form <> name.form
  )
  select string_agg('(' || search_question(rest || form)::text || ')', ' | ') from other`;

/** The question with the words that are written nowhere widened to those nearly like them; null when there are none. */
export async function nearQuestion(db: Database, { wanted }: Question): Promise<string | null> {
  const { rows } = await sql<{ near: string | null }>`
    select search_question_near(${[...wanted]}::text[])::text as near`.execute(db);
  return rows[0]?.near ?? null;
}
