import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import {
  editedWithKey,
  faultOfTerm,
  recordTerm,
  saveForms,
  type TermEditor,
  type TermFault,
  type TermWords,
  termbaseUnderLock,
} from './termbase-under-lock.ts';

export interface TermChange extends TermWords {
  readonly edition: number;
  readonly slug: string;
  /** The revision that was shown to be changed: when another was saved meanwhile, nothing is overwritten. */
  readonly revision: number;
  readonly key: string;
}

export type ChangeTermRefusal = PermissionRefusal | TermFault | 'no-such-term' | 'changed-meanwhile';

/** Says a term anew: all its words, in all languages; returns its revision. */
export function changeTerm(
  db: Database,
  viewer: Viewer | null,
  given: TermChange,
  now: Date,
): Promise<Result<number, ChangeTermRefusal>> {
  return db.transaction().execute(async (trx) => {
    const { edition, slug, key, forms, note, noteLanguage } = given;
    const editor = await termbaseUnderLock(trx, viewer, edition);
    if (!editor.ok) return editor;
    const term = await standingTerm(trx, edition, slug);
    if (!term) return refused('no-such-term');
    if ((await editedWithKey(trx, editor.value, key)) === slug) return done(term.revision);
    if (term.revision !== given.revision) return refused('changed-meanwhile');
    const fault = await faultOfTerm(trx, given);
    if (fault) return refused(fault);
    const revision = term.revision + 1;
    await trx
      .updateTable('term')
      .set({ revision, note, note_language: noteLanguage })
      .where('id', '=', term.id)
      .execute();
    await saveForms(trx, term.id, forms);
    const content = { key, term: slug, forms, note, noteLanguage };
    await recordTerm(trx, editor.value, { kind: 'term-changed', edition, at: now, content });
    return done(revision);
  });
}

/** Takes a term out of use: it is kept, and asked of nobody any more. Of one that is out of use, nothing changes. */
export function retireTerm(
  db: Database,
  viewer: Viewer | null,
  given: { readonly edition: number; readonly slug: string; readonly key: string },
  now: Date,
): Promise<Result<null, PermissionRefusal | 'no-such-term'>> {
  return db.transaction().execute(async (trx) => {
    const { edition, slug, key } = given;
    const editor = await termbaseUnderLock(trx, viewer, edition);
    if (!editor.ok) return editor;
    const term = await standingTerm(trx, edition, slug);
    if (!term) return (await isRetired(trx, edition, slug)) ? done(null) : refused('no-such-term');
    await retire(trx, editor.value, { ...given, id: term.id, key }, now);
    return done(null);
  });
}

async function retire(
  trx: Database,
  editor: TermEditor,
  given: { readonly edition: number; readonly slug: string; readonly id: number; readonly key: string },
  now: Date,
): Promise<void> {
  const { edition, slug, id, key } = given;
  await trx.updateTable('term').set({ retired_at: now }).where('id', '=', id).execute();
  await recordTerm(trx, editor, { kind: 'term-retired', edition, at: now, content: { key, term: slug } });
}

/** A term that is in use. */
const standingTerm = (trx: Database, edition: number, slug: string) =>
  trx
    .selectFrom('term')
    .select(['id', 'revision'])
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .where('retired_at', 'is', null)
    .executeTakeFirst();

const isRetired = async (trx: Database, edition: number, slug: string): Promise<boolean> =>
  (await trx
    .selectFrom('term')
    .select('id')
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .executeTakeFirst()) !== undefined;
