import { sql } from 'kysely';
import type { FormKind } from '../domain/papers/paper-form.ts';
import type { Database } from './database.ts';
import { mandateLanguage, mandateTitle } from './voices.ts';

/** A form of a paper in one language, as everybody reads it. */
export interface PublicForm {
  readonly kind: FormKind;
  readonly language: string;
  /** The version of the paper it was written for. */
  readonly version: number;
  readonly text: string;
  readonly writtenAt: Date;
  readonly mandate: string;
  readonly mandateLanguage: string;
  readonly translated: boolean;
  /** Of a translation: whether the original says something else by now. */
  readonly stale: boolean;
}

/** What is public of the forms of a paper, in every language; of one kind where it is named. */
export async function publicForms(
  db: Database,
  paper: number,
  language: string,
  kind: FormKind | null = null,
): Promise<PublicForm[]> {
  const rows = await db
    .selectFrom('public_paper_form as form')
    .innerJoin('paper', 'paper.id', 'form.paper_id')
    .leftJoin('public_paper_form as original', (join) =>
      join
        .onRef('original.paper_id', '=', 'form.paper_id')
        .onRef('original.kind', '=', 'form.kind')
        .onRef('original.language', '=', 'paper.authentic_language'),
    )
    .select(['form.kind', 'form.language', 'form.version', 'form.text', 'form.written_at as writtenAt'])
    .select([
      mandateTitle('form.written_under', language).as('mandate'),
      mandateLanguage('form.written_under', language).as('mandateLanguage'),
    ])
    .select(sql<boolean>`form.language <> paper.authentic_language`.as('translated'))
    .select(
      sql<boolean>`form.language <> paper.authentic_language and form.original_id is distinct from original.id`.as(
        'stale',
      ),
    )
    .where('form.paper_id', '=', paper)
    .$if(kind !== null, (query) => query.where('form.kind', '=', kind))
    .orderBy('form.kind')
    .orderBy('form.language')
    .execute();
  return rows as PublicForm[];
}
