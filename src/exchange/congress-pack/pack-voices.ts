import { z } from 'zod';
import { constituency, language, moment, personal, slug } from './pack-shapes.ts';

// The shapes of what is said, answered and traced; docs/congress-pack.md tells them in words.
const number = z.string().regex(/^\d*$/, 'write a number or leave it empty');
const optionalSlug = z.union([slug, z.literal('')]);

const said = z.strictObject({
  id: slug,
  provision: z.string(),
  version: z.string().regex(/^\d+$/, 'write the number of a version'),
  kind: z.enum(['comment', 'question', 'testimony', 'collective']),
  language,
  author: personal,
  place: personal,
  mandate: optionalSlug,
  constituency,
  people: number,
  reply_to: optionalSlug,
  date: moment,
  supports: number,
  text: z.string().max(5000),
  /** Hidden by moderation or withdrawn, without its words; the column may be left out. */
  standing: z.enum(['', 'hidden', 'withdrawn']).default(''),
  /** Which words of the provision it is about, as `en:12-40`; the column may be left out. */
  quoted: z
    .string()
    .regex(/^([a-z]{2,3}:\d{1,6}-\d{1,6})?$/, 'write the language and two places, as en:12-40')
    .default(''),
});
export const contributionSchema = said.refine(({ text, standing }) => text !== '' || standing !== '', {
  path: ['text'],
  message: 'write the words that were said',
});

export const answerSchema = z.strictObject({
  id: slug,
  contribution: optionalSlug,
  recommendation: z.string(),
  priority: optionalSlug,
  mandate: slug,
  language,
  date: moment,
  disposition: z.enum(['', 'accepted', 'in-part', 'merged', 'not-accepted', 'deferred', 'out-of-scope']),
  reason: z.string(),
  text: z.string().min(1).max(5000),
});

export const lineageSchema = z.strictObject({
  clause: z.string(),
  kind: z.enum(['adopted', 'adapted', 'merged', 'inspired', 'declined', 'new']),
  provision: z.string(),
  contribution: optionalSlug,
  answer: optionalSlug,
  priority: optionalSlug,
  mandate: slug,
  date: moment,
  note: z.string(),
});
