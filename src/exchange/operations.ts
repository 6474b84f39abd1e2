import { z } from 'zod';
import type { Operation } from '../domain/amendments/amendment.ts';
import { longest } from '../domain/longest.ts';
import { type Inline, plainText } from '../domain/papers/inline.ts';
import { typedName, typedPart } from '../domain/typed-text.ts';
import { tidied } from './tidied.ts';

/** More marks inside marks than any person writes. */
const deepest = 8;

export const refSchema = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

const words = z.string().overwrite(typedPart).max(longest.provision);

// Each node is read by its own kind alone: trying every kind at every depth would double the work with each.
function inline(depth: number): z.ZodType<Inline> {
  const text = z.strictObject({ type: z.literal('text'), text: words });
  const note = z.strictObject({ type: z.literal('note'), ref: refSchema });
  if (depth === 0) return z.discriminatedUnion('type', [text, note]);
  const children = z.array(inline(depth - 1)).max(500);
  return z.discriminatedUnion('type', [
    text,
    note,
    z.strictObject({ type: z.enum(['emphasis', 'strong']), children }),
    z.strictObject({
      type: z.literal('link'),
      href: z
        .string()
        .overwrite(typedName)
        .max(2000)
        .regex(/^(https?:\/\/|mailto:)/),
      children,
    }),
  ]);
}

/** The words of a provision with their marks, as they come from outside: canonical, and no longer than any. */
export const contentSchema = z
  .array(inline(deepest))
  .max(500)
  .refine((nodes) => plainText(nodes).length <= longest.provision, 'too-long')
  // What a pack would read as a note is one; a person's typing has made it one before it comes here.
  .refine((nodes) => !/\[\^[a-z0-9-]+\]/.test(plainText(nodes)))
  .transform((nodes) => tidied(nodes));

const shape = z
  .strictObject({
    kind: z.enum(['heading', 'paragraph', 'recommendation', 'item', 'quote', 'note']),
    level: z.union([z.literal(2), z.literal(3), z.null()]),
    part: z.enum([
      'preamble',
      'context',
      'priorities',
      'recommendations',
      'environment',
      'way-forward',
      'credits',
    ]),
    addressee: z.enum(['local', 'other-spheres', 'joint']).nullable(),
  })
  .refine(({ kind, level }) => (kind === 'heading') === (level !== null))
  .refine(({ kind, addressee }) => kind === 'recommendation' || addressee === null);

const operation: z.ZodType<Operation> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('replace'), ref: refSchema, content: contentSchema }),
  z.strictObject({
    kind: z.literal('insert'),
    ref: refSchema,
    after: refSchema.nullable(),
    shape,
    content: contentSchema,
  }),
  z.strictObject({ kind: z.literal('delete'), ref: refSchema }),
  z.strictObject({ kind: z.literal('move'), ref: refSchema, after: refSchema.nullable() }),
  z.strictObject({
    kind: z.literal('split'),
    ref: refSchema,
    at: z.array(z.int().min(1).max(100_000)).min(1).max(20),
    into: z.array(refSchema).min(2).max(21),
  }),
  z.strictObject({ kind: z.literal('merge'), refs: z.array(refSchema).min(2).max(20), into: refSchema }),
]);

const wordsIn = (operations: readonly Operation[]): number =>
  operations.reduce((sum, given) => sum + ('content' in given ? plainText(given.content).length : 0), 0);

/** The shape of what an amendment does, as it comes from outside: so many operations and characters, canonical. */
export const operationsSchema = z
  .array(operation)
  .min(1)
  .max(longest.operations)
  .refine((operations) => wordsIn(operations) <= longest.amendment, 'too-much');

/** Reads operations written as JSON; null when they are none. */
export function parseOperations(json: string): Operation[] | null {
  let given: unknown;
  try {
    given = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = operationsSchema.safeParse(given);
  return parsed.success ? parsed.data : null;
}
