import { sql } from 'kysely';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { faultOfForms, listForms, type Term } from '../domain/terms/term.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';

/** What a term is to say. */
export interface TermWords {
  readonly forms: Term['forms'];
  readonly note: string;
  readonly noteLanguage: string;
}

export type TermFault = 'term-empty' | 'term-contradicts' | 'term-without-words';

export interface TermEditor {
  readonly person: string;
  readonly mandate: number;
}

/** Says under which mandate somebody edits the termbase of an edition, and holds it: edits go one by one. */
export async function termbaseUnderLock(
  trx: Database,
  viewer: Viewer | null,
  edition: number,
): Promise<Result<TermEditor, PermissionRefusal>> {
  const decision = await authorise(trx, viewer, { act: 'edit-terms', place: everywhere, open: [] });
  if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
  if (!decision.mandate) return refused('not-your-role');
  await trx
    .selectFrom('edition')
    .select('id')
    .where('id', '=', edition)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  return done({ person: viewer.person, mandate: decision.mandate.id });
}

/** The term that an act of the same person with the same key was about, when it is done already. */
export async function editedWithKey(
  trx: Database,
  editor: TermEditor,
  key: string,
): Promise<string | undefined> {
  const event = await trx
    .selectFrom('event')
    .select(sql<string>`content->>'term'`.as('term'))
    .where('kind', 'in', ['term-added', 'term-changed', 'term-retired'])
    .where('person_id', '=', editor.person)
    .where(sql<boolean>`content->>'key' = ${key}`)
    .executeTakeFirst();
  return event?.term;
}

/** What is wrong with the words of a term: a form of signs alone would be found in every text, or in none. */
export async function faultOfTerm(trx: Database, { forms }: TermWords): Promise<TermFault | null> {
  const fault = faultOfForms(forms);
  if (fault) return fault;
  const list = listForms(forms);
  const { rows } = await sql<{ empty: boolean }>`
    select bool_or(numnode(term_question(language, form)) = 0) as empty
    from unnest(${sql.val(list.map(({ language }) => language))}::text[],
      ${sql.val(list.map(({ form }) => form))}::text[]) as given(language, form)`.execute(trx);
  return rows[0]?.empty ? 'term-without-words' : null;
}

export async function saveForms(trx: Database, term: number, forms: Term['forms']): Promise<void> {
  await trx.deleteFrom('term_form').where('term_id', '=', term).execute();
  await trx
    .insertInto('term_form')
    .values(listForms(forms).map((form) => ({ term_id: term, ...form })))
    .execute();
}

interface TermEvent {
  readonly kind: 'term-added' | 'term-changed' | 'term-retired';
  readonly edition: number;
  readonly at: Date;
  readonly content: { readonly key: string; readonly term: string } & Partial<TermWords>;
}

/** Records an edit with all that the term says since. */
export async function recordTerm(
  trx: Database,
  { person, mandate }: TermEditor,
  { kind, edition, at, content }: TermEvent,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      at,
      kind,
      edition_id: edition,
      person_id: person,
      mandate_id: mandate,
      content: JSON.stringify(content),
    })
    .execute();
}
