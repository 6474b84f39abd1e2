import { z } from 'zod';
import { majorities } from '../../domain/amendments/division.ts';
import { language, moment, slug } from './pack-shapes.ts';

// The shapes of what chairs ordered and what sittings decided; docs/congress-pack.md tells them in words.
const under = { mandate: slug, at: moment };
const note = z.string().min(1).max(5000);
const why = { note, language };
const place = z.int().min(1).max(1000);
const votes = z.int().min(0).max(1_000_000).optional();

const orderSchema = z.strictObject({ ...under, ...why, first: z.array(z.string()).default([]) });

const requestSchema = z.strictObject({
  amendment: z.string(),
  wording: place.default(1),
  kind: z.enum(['split', 'separate', 'rule']),
  parts: z.array(place).min(2).optional(),
  ...under,
  ...why,
});

const divisionSchema = z.strictObject({
  amendment: z.string(),
  /** Which of the steps of the amendment referred it to the sitting. */
  step: place,
  wording: place.default(1),
  /** Of a part: which of the requests about the amendment parted it, and which part. */
  request: place.optional(),
  part: place.optional(),
  sitting: slug,
  rule: z.enum(majorities),
  yes: votes,
  no: votes,
  abstentions: votes,
  carried: z.boolean(),
  ...under,
  note: note.optional(),
  language: language.optional(),
});

export const votesSchema = z.strictObject({
  orders: z.array(orderSchema).default([]),
  requests: z.array(requestSchema).default([]),
  divisions: z.array(divisionSchema).default([]),
});

/** What chairs ordered in the voting list of a paper, and how sittings decided, each in the order it was done. */
export type PackVotes = z.infer<typeof votesSchema>;
export const noVotes: PackVotes = { orders: [], requests: [], divisions: [] };
