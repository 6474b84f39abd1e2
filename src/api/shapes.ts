import { z } from '@hono/zod-openapi';
import { writeInline } from '../exchange/congress-pack/inline-markdown.ts';
import type { LineageLine, Origin } from '../queries/lineage.ts';
import type { NamedIn } from '../queries/names.ts';
import type { ProvisionText } from '../queries/paper-text.ts';
import type { ThreadEntry } from '../queries/thread.ts';
import type { Reply, Voice } from '../queries/voices.ts';

/** An instant, written as in RFC 3339. */
export const moment = z.date().openapi({ type: 'string', format: 'date-time' });
/** An instant that may not have come. */
export const perhapsMoment = z
  .date()
  .nullable()
  .openapi({ type: ['string', 'null'], format: 'date-time' });
export const day = z.string().openapi({ format: 'date' });

export const namedShape = z
  .object({ id: z.string(), name: z.string(), language: z.string() })
  .openapi('Named');

export const named = ({ slug, ...rest }: NamedIn) => ({ id: slug, ...rest });

/** Where the page of a list after this one begins; null at its end. */
export const next = z.int().nullable();

export const provisionShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    level: z.int().nullable(),
    part: z.string(),
    addressee: z.string().nullable(),
    number: z.int().nullable().openapi({ description: 'The § readers see, the same in every language.' }),
    code: z.string().nullable().openapi({ description: 'The permanent code of a recommendation.' }),
    language: z.string(),
    status: z.string().openapi({ description: 'original, human, machine or stale' }),
    reviewed: z.boolean().openapi({ description: 'Whether somebody read a translation again.' }),
    text: z.string().openapi({ description: 'Inline Markdown: *italic*, **bold**, [links](https://…).' }),
    contributions: z.int(),
  })
  .openapi('Provision');

export const provision = ({ ref, content, ...rest }: ProvisionText) => ({
  ...rest,
  id: ref,
  text: writeInline(content),
});

export const answerShape = z
  .object({
    id: z.string(),
    language: z.string(),
    text: z.string(),
    disposition: z.string().nullable(),
    reason: z.string().nullable(),
    respondent: z.string(),
    mandate: z.string(),
    organisation: z.string(),
    organisationName: z.string(),
    answeredAt: moment,
    about: z
      .object({ paper: z.string(), version: z.int(), authentic: z.string() })
      .nullable()
      .openapi({ description: 'The version, and the language of the authentic text, it was given before.' }),
  })
  .openapi('Answer');

export const answer = ({ slug, ...rest }: Reply) => ({ ...rest, id: slug });

const voiceShape = z.object({
  id: z.string(),
  kind: z.string(),
  language: z.string(),
  text: z.string().openapi({ description: 'Empty when hidden or withdrawn.' }),
  author: z.string(),
  place: z.string().nullable(),
  constituency: z.string(),
  people: z.int().nullable(),
  mandate: z.string().nullable(),
  saidAt: moment,
  dueAt: perhapsMoment,
  supports: z.int(),
  translation: z
    .object({ text: z.string(), madeBy: z.enum(['human', 'machine']), by: z.string().nullable() })
    .nullable()
    .openapi({ description: 'In the language of the request, where it was not said in it.' }),
  state: z.enum(['answered', 'pending', 'late', 'reply']),
  standing: z.string().openapi({ description: 'published, hidden or withdrawn' }),
  hiddenFor: z.string().nullable(),
  circuit: z.string().nullable(),
  track: z.string().nullable(),
  paper: z.string(),
  provision: z.string(),
  version: z.int().openapi({ description: 'The version of the paper it was said about.' }),
  answers: z.array(answerShape),
});

export const contributionShape = voiceShape.openapi('Contribution');
export const threadShape = voiceShape
  .extend({
    quote: z.object({ words: z.string(), language: z.string(), stands: z.boolean() }).nullable().openapi({
      description: 'What it quotes of the provision, and whether those words still stand there.',
    }),
    replies: z.array(contributionShape),
  })
  .openapi('ContributionWithReplies');

export const contribution = ({ slug, ref, ...rest }: Voice, answers: readonly Reply[]) => ({
  ...rest,
  id: slug,
  provision: ref,
  answers: answers.map(answer),
});

export const threadOf = ({ voice, answers, quoted, replies }: ThreadEntry) => ({
  ...contribution(voice, answers),
  quote: quoted && { words: quoted.words, language: quoted.language, stands: quoted.now !== null },
  replies: replies.map((reply) => contribution(reply.voice, reply.answers)),
});

const originShape = z
  .object({
    kind: z.enum(['provision', 'contribution', 'answer', 'priority']),
    id: z.string().openapi({ description: 'The code of a recommendation, the id of anything else.' }),
    paper: z.string().nullable(),
    provision: z.string().nullable(),
    code: z.string().nullable(),
    text: z.string(),
    language: z.string(),
    by: z.string(),
    standing: z.string().optional(),
  })
  .openapi('Origin');

const origin = ({ name, ref, ...rest }: Origin) => ({ ...rest, id: name, provision: ref });

const lineShape = z.object({
  kind: z.string(),
  note: z.string(),
  mandate: z.string(),
  writtenAt: moment,
});

/** Where a clause comes from. */
export const comesFromShape = lineShape.extend({ origin: originShape }).openapi('ComesFrom');
export const comesFrom = (line: LineageLine) => ({ ...line, origin: origin(line.origin) });

/** What something became: a clause, and by way of what. */
export const becameShape = comesFromShape
  .extend({ clause: z.object({ code: z.string(), text: z.string(), language: z.string() }) })
  .openapi('Became');
export const became = (line: LineageLine) => ({
  ...comesFrom(line),
  clause: { code: line.clauseCode, text: line.clauseText, language: line.clauseLanguage },
});
