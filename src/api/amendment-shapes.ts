import { z } from '@hono/zod-openapi';
import type { Conflict } from '../domain/amendments/conflicts.ts';
import { states } from '../domain/amendments/course.ts';
import { operationsSchema } from '../exchange/operations.ts';
import type { AmendmentEntry } from '../queries/amendments.ts';
import { moment } from './shapes.ts';

const tree = z
  .array(z.looseObject({ type: z.string() }))
  .readonly()
  .openapi({ description: 'Words as a tree: text, emphasis, strong, link and note nodes.' });

/** What leaves of an operation; what comes in is read by the one schema that the pages read too. */
export const operationShape = z
  .object({
    kind: z.enum(['replace', 'insert', 'delete', 'move', 'split', 'merge']),
    ref: z.string().optional().openapi({ description: 'A provision, or the name given to a new one.' }),
    refs: z
      .array(z.string())
      .readonly()
      .optional()
      .openapi({ description: 'The provisions that are merged.' }),
    content: tree.optional(),
    after: z
      .string()
      .nullable()
      .optional()
      .openapi({ description: 'The provision it is put behind; null: the start.' }),
    shape: z
      .object({
        kind: z.string(),
        level: z.int().nullable(),
        part: z.string(),
        addressee: z.string().nullable(),
      })
      .optional(),
    at: z
      .array(z.int())
      .readonly()
      .optional()
      .openapi({ description: 'Where it is split, in UTF-16 units of its plain text.' }),
    into: z.union([z.string(), z.array(z.string()).readonly()]).optional(),
  })
  .openapi('Operation');

/** Operations as they come in. The names of new provisions are your own: they get theirs when it is proposed. */
export const operations = operationsSchema.openapi({
  type: 'array',
  items: { $ref: '#/components/schemas/Operation' },
});

export const listedShape = z
  .object({
    code: z.string(),
    paper: z.string(),
    parent: z.string().nullable().openapi({ description: 'The amendment it amends.' }),
    state: z.enum(states),
    since: moment,
    late: z.boolean(),
    version: z.int().openapi({ description: 'The version of the paper it is against.' }),
    wordedIn: z.string().openapi({ description: 'The language whose text it is against.' }),
    carried: z
      .string()
      .nullable()
      .openapi({ description: 'clean, adapted or needs-author, once carried over.' }),
    standing: z
      .enum(['published', 'waiting', 'hidden', 'under-hidden'])
      .openapi({ description: 'Whether its words are public; else they and its author are left out.' }),
    reason: z.string(),
    language: z.string().openapi({ description: 'Of the reason.' }),
    author: z.string(),
    place: z.string().nullable(),
    constituency: z.string(),
    mandate: z.string().nullable(),
    proposedAt: moment,
    dueAt: moment,
    people: z.int().openapi({ description: 'Who stand behind it for themselves, its authors counted in.' }),
    organisations: z.int(),
  })
  .openapi('ListedAmendment');

/** An amendment as lists show it; what it does is read one by one. */
export const listed = ({ operations: _, rendering: __, ...entry }: AmendmentEntry) => entry;

/** Conflicts as a member of a problem document; `draft` names what editors wrote by themselves. */
export const conflictsTold = (conflicts: readonly Conflict[]) =>
  conflicts.map(({ kind, between, ref, words }) => ({ kind, between, provision: ref, words }));
