import { sql } from 'kysely';
import { checkTerms, type TermCheck, type TermUse } from '../domain/terms/check-terms.ts';
import { gatherForms, type Term, type TermForm } from '../domain/terms/term.ts';
import type { Database } from './database.ts';

/** The termbase of an edition, in the order in which it grew; what is retired too. */
export async function termbase(db: Database, edition: number): Promise<Term[]> {
  const rows = await db
    .selectFrom('term')
    .select(['slug', 'revision', 'note', 'note_language as noteLanguage', 'retired_at as retiredAt'])
    .select(
      sql<TermForm[]>`(select coalesce(json_agg(json_build_object('language', language, 'standing', standing,
        'place', place, 'form', form) order by form.id), '[]') from term_form form where term_id = term.id)`.as(
        'list',
      ),
    )
    .where('edition_id', '=', edition)
    .orderBy('term.id')
    .execute();
  return rows.map(({ list, retiredAt, ...row }) => ({
    ...row,
    retired: retiredAt !== null,
    forms: gatherForms(list),
  }));
}

/** A text beside its translation, in plain words; null: not translated. */
export interface Translated {
  readonly source: string;
  readonly target: string | null;
}

/** For each text of a list, the terms in it with what its translation makes of them. */
export async function termChecks(
  db: Database,
  edition: number,
  languages: { readonly source: string; readonly target: string },
  texts: readonly Translated[],
): Promise<TermCheck[][]> {
  if (texts.length === 0) return [];
  const terms = (await termbase(db, edition)).filter(({ retired }) => !retired);
  const sides = texts.flatMap(({ source, target }) => [
    { language: languages.source, text: source },
    { language: languages.target, text: target ?? '' },
  ]);
  const uses = await usesIn(db, edition, sides);
  return texts.map((_, index) =>
    checkTerms({
      terms,
      target: languages.target,
      inSource: uses(index * 2),
      inTarget: uses(index * 2 + 1),
    }),
  );
}

/** Which forms of the termbase stand in each of several texts, by the place of the text. */
async function usesIn(
  db: Database,
  edition: number,
  texts: readonly { readonly language: string; readonly text: string }[],
): Promise<(place: number) => TermUse[]> {
  const { rows } = await sql<TermUse & { place: number }>`
    with given as materialized (
      select place::integer - 1 as place, language, term_words(language, text) as words
      from unnest(${sql.val(texts.map(({ language }) => language))}::text[],
        ${sql.val(texts.map(({ text }) => text))}::text[]) with ordinality as one(language, text, place))
    select given.place, term.slug, form.standing, form.form
    from given join term_form form on form.language = given.language and given.words @@ form.question
      join term on term.id = form.term_id
    where term.edition_id = ${edition} and term.retired_at is null
    order by form.id`.execute(db);
  const found = new Map<number, TermUse[]>();
  for (const { place, ...use } of rows) found.set(place, [...(found.get(place) ?? []), use]);
  return (place) => found.get(place) ?? [];
}
