import { z } from 'zod';
import { instantOf, localOf } from '../../domain/editions/local-time.ts';
import { formKinds, formWords, longestForm, saysTooMuch } from '../../domain/papers/paper-form.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import type { EditionRow } from './load-edition.ts';
import { language, moment, slug } from './pack-shapes.ts';
import { idOf } from './save-edition.ts';

/** One edit of a form of a paper. */
export const formSchema = z
  .strictObject({
    version: z.string().regex(/^\d{1,6}$/, 'write the number of a version'),
    kind: z.enum(formKinds),
    language,
    mandate: slug,
    date: moment,
    /** Of a translation: which edit of the original, for the same version, it was made from; empty: of one not here. */
    original: z.string().regex(/^\d{0,6}$/, 'write the number of an edit'),
    text: z.string().min(1),
  })
  .refine(({ kind, text }) => text === formWords(kind, text), 'write it without spaces at ends of lines')
  .refine(({ kind, text }) => text.length <= longestForm(kind), 'it is too long')
  .refine((form) => !saysTooMuch(form.kind, form.text, form.language), 'write at most five sentences');
export type PackForm = z.infer<typeof formSchema>;

export const formColumns = ['version', 'kind', 'language', 'mandate', 'date', 'original', 'text'];

/** Every edit of the forms of each paper, in the order they were made. */
export async function loadForms(db: Database, edition: EditionRow): Promise<(paper: string) => PackForm[]> {
  const rows = await db
    .selectFrom('paper_form as form')
    .innerJoin('paper', 'paper.id', 'form.paper_id')
    .innerJoin('mandate', 'mandate.id', 'form.written_under')
    .select(['form.id', 'form.paper_id as owner', 'paper.slug as paper', 'mandate.slug as mandate'])
    .select(['form.kind', 'form.version', 'form.language', 'form.text'])
    .select(['form.original_id as original', 'form.written_at as date'])
    .where('paper.edition_id', '=', edition.id)
    .orderBy('form.id')
    .execute();
  const ids = new Map(rows.map(({ paper, owner }) => [paper, owner]));
  const counted = new Map<string, number>();
  const numbers = new Map<number, number>();
  for (const row of rows) {
    const place = placeOf(row.owner, row);
    const number = (counted.get(place) ?? 0) + 1;
    counted.set(place, number);
    numbers.set(row.id, number);
  }
  const formsOf = gatherList(
    rows.map(({ owner, version, kind, date, original, language: code, mandate, text }) => ({
      owner,
      value: {
        version: String(version),
        kind: kind as PackForm['kind'],
        language: code,
        mandate,
        date: localOf(date, edition.time_zone),
        original: original === null ? '' : String(numbers.get(original) ?? ''),
        text,
      },
    })),
  );
  return (paper) => formsOf(ids.get(paper) ?? 0);
}

/** Where the edits follow one another: their numbers count from 1 there. */
const placeOf = (paper: number, form: { version: string | number; kind: string; language: string }) =>
  [paper, form.version, form.kind, form.language].join();

/** What is public of the forms: of each version that is, the last edit in each language. */
export function publishedForms(
  { forms, authentic }: { readonly forms: readonly PackForm[]; readonly authentic: string },
  isPublished: (version: number) => boolean,
): PackForm[] {
  const last = new Map<string, { readonly form: PackForm; readonly number: number }>();
  for (const form of forms) {
    const place = placeOf(0, form);
    last.set(place, { form, number: (last.get(place)?.number ?? 0) + 1 });
  }
  return forms
    .filter((form) => isPublished(Number(form.version)) && last.get(placeOf(0, form))?.form === form)
    .map((form) => {
      const original = last.get(placeOf(0, { ...form, language: authentic }));
      return { ...form, original: form.original === String(original?.number) ? '1' : '' };
    });
}

interface At {
  readonly paper: number;
  readonly timeZone: string;
  readonly mandates: ReadonlyMap<string, number>;
}

/** Saves the forms of a paper that has none here: what was written here goes on here. */
export async function saveForms(
  db: Database,
  { forms, authentic }: { readonly forms: readonly PackForm[]; readonly authentic: string },
  at: At,
): Promise<void> {
  if (forms.length === 0) return;
  const known = await db
    .selectFrom('paper_form')
    .select('id')
    .where('paper_id', '=', at.paper)
    .limit(1)
    .executeTakeFirst();
  if (known) return;
  const edits = new Map<string, number[]>();
  for (const form of forms) {
    const originals = edits.get(placeOf(0, { ...form, language: authentic })) ?? [];
    const { id } = await db
      .insertInto('paper_form')
      .values({
        paper_id: at.paper,
        kind: form.kind,
        language: form.language,
        version: Number(form.version),
        text: form.text,
        original_id: form.original === '' ? null : (originals[Number(form.original) - 1] ?? null),
        written_under: idOf(at.mandates, form.mandate),
        written_at: instantOf(form.date, at.timeZone),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    const place = placeOf(0, form);
    edits.set(place, [...(edits.get(place) ?? []), id]);
  }
}
