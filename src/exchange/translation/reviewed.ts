import { z } from 'zod';
import { type ReviseRefusal, reviseProvision } from '../../actions/revise-provision.ts';
import type { Viewer } from '../../domain/people/viewer.ts';
import type { Database } from '../../queries/database.ts';
import { contentSchema, refSchema } from '../operations.ts';
import type { Outcome } from './import-xliff.ts';
import { mostUnits } from './read-xliff.ts';

const passageSchema = z.strictObject({
  ref: refSchema,
  basis: z.int().min(1),
  seen: z.string().max(100),
  content: contentSchema.refine((nodes) => nodes.length > 0),
});

/** A translation out of a file that somebody has read over, with what it was compared with. */
export type Reviewed = z.infer<typeof passageSchema>;

const schema = z.array(passageSchema).min(1).max(mostUnits);

/** What a file would write, as it can be confirmed; null where the platform cannot keep such words. */
export function reviewedOf({ ref, basis, seen, content }: Extract<Outcome, { outcome: 'new' }>) {
  return passageSchema.safeParse({ ref, basis, seen, content }).data ?? null;
}

/** Reads what `JSON.stringify` wrote of reviewed translations; null when it is something else. */
export function parseReviewed(json: string): Reviewed[] | null {
  try {
    return schema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

export interface Confirmation {
  readonly paper: string;
  readonly language: string;
  readonly passages: readonly Reviewed[];
  /** The provisions whose translation is written also against the termbase. */
  readonly waived: ReadonlySet<string>;
  readonly key: string;
}

/** What became of a confirmation: how many were written, and which were not. */
export interface Confirmed {
  readonly written: number;
  readonly left: readonly { readonly ref: string; readonly why: ReviseRefusal }[];
}

/**
 * Writes what was reviewed, provision by provision: one that is refused, since it was written meanwhile for instance,
 * holds up none. Sent again with the same key, it is done once and tells the same.
 */
export async function writeReviewed(
  db: Database,
  by: Viewer | null,
  { paper, language, passages, waived, key }: Confirmation,
  now: Date,
): Promise<Confirmed> {
  const left: { ref: string; why: ReviseRefusal }[] = [];
  for (const passage of passages) {
    const { ref } = passage;
    const given = { ...passage, paper, language, waiveTerms: waived.has(ref), key: `${key}/${ref}` };
    const result = await reviseProvision(db, by, given, now);
    if (!result.ok) left.push({ ref, why: result.refusal });
  }
  return { written: passages.length - left.length, left };
}
