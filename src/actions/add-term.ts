import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import { slugOf } from '../domain/people/slug.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { mostTerms } from '../domain/terms/term.ts';
import type { Database } from '../store/database.ts';
import {
  editedWithKey,
  faultOfTerm,
  recordTerm,
  saveForms,
  type TermFault,
  type TermWords,
  termbaseUnderLock,
} from './termbase-under-lock.ts';

export interface NewTerm extends TermWords {
  readonly edition: number;
  readonly key: string;
}

export type AddTermRefusal = PermissionRefusal | TermFault | 'too-many-terms';

/** Adds a term to the termbase of an edition; returns its name in addresses. */
export function addTerm(
  db: Database,
  viewer: Viewer | null,
  given: NewTerm,
  now: Date,
): Promise<Result<string, AddTermRefusal>> {
  return db.transaction().execute(async (trx) => {
    const { edition, key, forms, note, noteLanguage } = given;
    const editor = await termbaseUnderLock(trx, viewer, edition);
    if (!editor.ok) return editor;
    const again = await editedWithKey(trx, editor.value, key);
    if (again !== undefined) return done(again);
    const fault = await faultOfTerm(trx, given);
    if (fault) return refused(fault);
    const rows = await trx.selectFrom('term').select('slug').where('edition_id', '=', edition).execute();
    if (rows.length >= mostTerms) return refused('too-many-terms');
    const slug = freeName(nameOf(given), new Set(rows.map((row) => row.slug)));
    const { id } = await trx
      .insertInto('term')
      .values({ edition_id: edition, slug, note, note_language: noteLanguage })
      .returning('id')
      .executeTakeFirstOrThrow();
    await saveForms(trx, id, forms);
    const content = { key, term: slug, forms, note, noteLanguage };
    await recordTerm(trx, editor.value, { kind: 'term-added', edition, at: now, content });
    return done(slug);
  });
}

/** After its English form, else any that Latin letters write. */
function nameOf({ forms }: TermWords): string {
  const { en, ...others } = forms;
  const written = [en, ...Object.values(others)].flatMap((one) => (one ? [slugOf(one.preferred)] : []));
  return written.find((name) => name !== '') ?? 'term';
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${name}-${number}`;
  return free;
}
