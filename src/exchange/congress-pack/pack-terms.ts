import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  faultOfForms,
  listForms,
  longestForm,
  mostForms,
  mostTerms,
  type Term,
} from '../../domain/terms/term.ts';
import { termbase } from '../../queries/terms.ts';
import type { Database } from '../../store/database.ts';
import { language, slug } from './pack-shapes.ts';

const form = z
  .string()
  .max(longestForm)
  .regex(/[\p{L}\p{N}]/u, 'write words');
const forms = z.array(form).max(mostForms).default([]);

/** A term as `terms.yml` has it. */
const termSchema = z.strictObject({
  id: slug,
  words: z
    .record(language, z.strictObject({ preferred: form, admitted: forms, forbidden: forms }))
    .refine((words) => faultOfForms(words) === null, 'name at least one word, and none both right and wrong'),
  note: z.string().default(''),
  language: language.default('en'),
  retired: z.boolean().default(false),
});

export const termsSchema = z.array(termSchema).max(mostTerms);
export type PackTerm = z.infer<typeof termSchema>;

export async function loadTerms(db: Database, edition: number): Promise<PackTerm[]> {
  const terms = await termbase(db, edition);
  return terms.map(({ slug: id, forms: given, note, noteLanguage, retired }) => ({
    id,
    words: Object.fromEntries(
      Object.entries(given).map(([code, { preferred, admitted, forbidden }]) => [
        code,
        { preferred, admitted: [...admitted], forbidden: [...forbidden] },
      ]),
    ),
    note,
    language: noteLanguage,
    retired,
  }));
}

/**
 * Saves the terms the edition has not yet: one that is there goes on there, not in the pack. An edition whose pack says
 * nothing of terms begins with those of `terms/default.yml`.
 */
export async function saveTerms(
  db: Database,
  edition: number,
  given: readonly PackTerm[] | null,
  now: Date,
): Promise<void> {
  const known = new Set((await termbase(db, edition)).map((term) => term.slug));
  const wanted = given ?? (known.size === 0 ? await defaultTerms() : []);
  for (const term of wanted) if (!known.has(term.id)) await saveTerm(db, edition, term, now);
}

async function saveTerm(db: Database, edition: number, term: PackTerm, now: Date): Promise<void> {
  const { id } = await db
    .insertInto('term')
    .values({
      edition_id: edition,
      slug: term.id,
      note: term.note,
      note_language: term.language,
      retired_at: term.retired ? now : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const words: Term['forms'] = term.words;
  await db
    .insertInto('term_form')
    .values(listForms(words).map((one) => ({ term_id: id, ...one })))
    .execute();
}

/** The words of every congress, from which a new edition begins. */
async function defaultTerms(): Promise<PackTerm[]> {
  const file = new URL('../../../terms/default.yml', import.meta.url);
  return termsSchema.parse(parse(await readFile(file, 'utf8')));
}
