import { z } from '@hono/zod-openapi';
import { addTerm } from '../actions/add-term.ts';
import { changeTerm, retireTerm } from '../actions/change-term.ts';
import { done } from '../domain/result.ts';
import { longestForm, mostForms } from '../domain/terms/term.ts';
import { termbase } from '../queries/terms.ts';
import { acting, type Door, reading } from './doors.ts';
import { id, isWritten, language, note, oneLine } from './fields.ts';
import { faulty } from './problems.ts';

const tag = 'terms';

const list = z.array(oneLine(longestForm)).max(mostForms).default([]);
const formsShape = z
  .record(z.string(), z.strictObject({ preferred: oneLine(longestForm), admitted: list, forbidden: list }))
  .openapi({ description: 'By language: what is expected, what is as good, what is wrong.' });

const listing = reading({
  path: '/terms',
  tag,
  summary: 'The termbase of the edition; what is out of use too.',
  gives: z.object({
    terms: z.array(
      z.object({
        id: z.string(),
        revision: z.int(),
        retired: z.boolean(),
        forms: formsShape,
        note: z.string(),
        noteLanguage: z.string(),
      }),
    ),
  }),
  answer: async (_, { host, edition }) => {
    const terms = await termbase(host.db, edition.id);
    return done({
      terms: terms.map(({ slug, forms, ...term }) => ({
        id: slug,
        forms: Object.fromEntries(
          Object.entries(forms).map(([code, { preferred, admitted, forbidden }]) => [
            code,
            { preferred, admitted: [...admitted], forbidden: [...forbidden] },
          ]),
        ),
        ...term,
      })),
    });
  },
});

const words = { forms: formsShape, note, language: language.openapi({ description: 'Of the note.' }) };

const adding = acting({
  acts: ['edit-terms'],
  path: '/terms/additions',
  tag,
  summary: 'Adds a term to the termbase.',
  keyed: true,
  given: z.strictObject(words),
  gives: z.object({ term: z.string() }),
  answer: async ({ given, key }, { host, viewer, edition, now }) => {
    if (viewer && !areWritten(edition, given)) return faulty({ language: 'choose' });
    const wanted = { ...wordsOf(given), edition: edition.id, key };
    const result = await addTerm(host.db, viewer, wanted, now);
    return result.ok ? done({ term: result.value }) : result;
  },
});

const changing = acting({
  acts: ['edit-terms'],
  path: '/terms/{term}/revisions',
  tag,
  summary: 'Says a term anew: all its words, in all languages.',
  params: z.object({ term: id }),
  keyed: true,
  given: z.strictObject({ ...words, revision: z.int().openapi({ description: 'The one that was read.' }) }),
  gives: z.object({ revision: z.int() }),
  answer: async ({ params, given, key }, { host, viewer, edition, now }) => {
    if (viewer && !areWritten(edition, given)) return faulty({ language: 'choose' });
    const about = { edition: edition.id, slug: params.term, revision: given.revision, key };
    const result = await changeTerm(host.db, viewer, { ...wordsOf(given), ...about }, now);
    return result.ok ? done({ revision: result.value }) : result;
  },
});

const retiring = acting({
  acts: ['edit-terms'],
  path: '/terms/{term}/retirements',
  tag,
  summary: 'Takes a term out of use; it is kept.',
  params: z.object({ term: id }),
  keyed: true,
  gives: z.object({}),
  answer: async ({ params, key }, { host, viewer, edition, now }) => {
    const result = await retireTerm(host.db, viewer, { edition: edition.id, slug: params.term, key }, now);
    return result.ok ? done({}) : result;
  },
});

interface Given {
  readonly forms: z.output<typeof formsShape>;
  readonly note: string;
  readonly language: string;
}

/** Whether texts of the edition are written in the languages a term names. */
const areWritten = (edition: Parameters<typeof isWritten>[0], { forms, language: own }: Given): boolean =>
  [own, ...Object.keys(forms)].every((code) => isWritten(edition, code));

const wordsOf = ({ forms, note: words, language: noteLanguage }: Given) => ({
  forms,
  note: words,
  noteLanguage,
});

export const termDoors: readonly Door[] = [listing, adding, changing, retiring];
