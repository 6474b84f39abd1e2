import { z } from 'zod';
import type { Operation } from '../../domain/amendments/amendment.ts';
import { steps } from '../../domain/amendments/course.ts';
import { constituency, language, moment, personal, slug } from './pack-shapes.ts';

// The shapes of amendments; docs/congress-pack.md tells them in words.
const ref = z.string().regex(/^[a-z][a-z0-9-]*$/, 'write the identifier of a provision, such as p04');
const text = z.string().min(1);

const operationSchema = z.union(
  [
    z.strictObject({ replace: ref, text }),
    z.strictObject({
      insert: ref,
      after: ref.nullable(),
      kind: z.enum(['heading', 'paragraph', 'recommendation', 'item', 'quote', 'note']).default('paragraph'),
      level: z.union([z.literal(2), z.literal(3)]).optional(),
      part: z.enum([
        'preamble',
        'context',
        'priorities',
        'recommendations',
        'environment',
        'way-forward',
        'credits',
      ]),
      addressee: z.enum(['local', 'other-spheres', 'joint']).optional(),
      text,
    }),
    z.strictObject({ delete: ref }),
    z.strictObject({ move: ref, after: ref.nullable() }),
    z.strictObject({ split: ref, at: z.array(z.int().min(1)).min(1), into: z.array(ref).min(2) }),
    z.strictObject({ merge: z.array(ref).min(2), into: ref }),
  ],
  {
    error:
      'write one of replace + text, insert + after + kind + part + text, delete, move + after, split + at + into, merge + into',
  },
);
export type FileOperation = z.infer<typeof operationSchema>;

/** Who did something: the author, a further author by their place in the list, or the holder of a mandate. */
const by = {
  author: z.literal(true).optional(),
  signer: z.int().min(1).optional(),
  mandate: slug.optional(),
};

const wording = z.strictObject({
  version: z.int().min(1),
  parent_wording: z.int().min(1).optional(),
  /** The language whose text it is against; the authentic one where it is not said. */
  language: language.optional(),
  /** Of an authentic wording: which wording in another language it renders. */
  renders: z.int().min(1).optional(),
  made_by: z.enum(['author', 'lead', 'translator', 'sitting', 'carried']),
  carried: z.enum(['clean', 'adapted', 'needs-author']).optional(),
  ...by,
  at: moment,
  operations: z.array(operationSchema),
});

const step = z.strictObject({
  kind: z.enum(steps),
  at: moment,
  ...by,
  wording: z.int().min(1).default(1),
  note: z.string().max(5000).default(''),
  language: language.optional(),
  other: z.string().optional(),
  version: z.int().min(1).optional(),
  sitting: slug.optional(),
});

export const amendmentSchema = z.strictObject({
  code: z.string(),
  parent: z.string().optional(),
  author: z.strictObject({
    name: personal,
    place: personal.default(''),
    withdrawn: moment.optional(),
  }),
  mandate: slug.optional(),
  constituency,
  language,
  proposed: moment,
  standing: z.enum(['', 'hidden']).optional(),
  reason: z.string().max(5000),
  supports: z
    .strictObject({
      people: z.int().min(0).default(0),
      organisations: z.array(z.strictObject({ mandate: slug, at: moment })).default([]),
    })
    .default({ people: 0, organisations: [] }),
  signatures: z
    .array(
      z.strictObject({
        name: personal,
        place: personal.default(''),
        mandate: slug.optional(),
        at: moment,
        withdrawn: moment.optional(),
      }),
    )
    .default([]),
  wordings: z.array(wording).min(1),
  steps: z.array(step).min(1),
});

type FileAmendment = z.infer<typeof amendmentSchema>;
export type PackStep = FileAmendment['steps'][number];
/** Who did something, by the names of the amendment it was done on. */
export type By = Pick<PackStep, 'author' | 'signer' | 'mandate'>;

/** What an amendment proposed at some moment, with its operations read. */
export interface PackWording extends Omit<FileAmendment['wordings'][number], 'operations'> {
  readonly operations: readonly Operation[];
}

export interface PackAmendment extends Omit<FileAmendment, 'wordings'> {
  readonly wordings: readonly PackWording[];
}
