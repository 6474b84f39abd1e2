import { z } from '@hono/zod-openapi';
import { reorderVotes } from '../actions/reorder-votes.ts';
import { requestVote } from '../actions/request-vote.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { paperHead } from '../queries/paper-text.ts';
import { votesOn } from '../queries/voting-list.ts';
import { changesOf, sideShape } from './amendments.ts';
import { acting, type Door, reading } from './doors.ts';
import { id, isWritten, language, oneLine, perhaps } from './fields.ts';
import { faulty, refused } from './problems.ts';
import { moment } from './shapes.ts';

const reordering = acting({
  acts: ['reorder-votes'],
  path: '/papers/{paper}/voting-orders',
  tag: 'amendments',
  summary:
    'Sets what a sitting votes on first in a paper, for a reason; nothing: everything goes by the rule again.',
  params: z.object({ paper: id }),
  given: z.strictObject({
    codes: z.array(oneLine(60)).max(1000),
    note: perhaps(longest.words).openapi({ description: 'Why.' }),
    language: language.openapi({ description: 'Of the note.' }),
  }),
  gives: z.object({ first: z.int() }),
  answer: async ({ params: { paper }, given }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, given.language)) return faulty({ language: 'choose' });
    const result = await reorderVotes(host.db, viewer, { ...given, paper }, now);
    return result.ok ? done({ first: result.value }) : result;
  },
});

const requesting = acting({
  acts: ['reorder-votes'],
  path: '/amendments/{code}/vote-requests',
  tag: 'amendments',
  summary: 'Sets how a sitting votes on an amendment, for a reason: in parts, apart, or by the rule again.',
  params: z.object({ code: id }),
  given: z
    .strictObject({
      kind: z.enum(['split', 'separate', 'rule']),
      parts: z.array(z.int().min(1).max(1000)).max(1000).optional().openapi({
        description: 'Of a split: for each passage of the amendment, in order, the part it is in, from 1.',
      }),
      note: perhaps(longest.words).openapi({ description: 'Why.' }),
      language: language.openapi({ description: 'Of the note.' }),
    })
    .refine(({ kind, parts }) => (kind === 'split') === (parts !== undefined), {
      path: ['parts'],
      message: 'parts',
    }),
  gives: z.object({ amendment: z.string() }),
  answer: async ({ params, given: { kind, parts, ...why } }, { host, viewer, edition, now }) => {
    if (viewer && !isWritten(edition, why.language)) return faulty({ language: 'choose' });
    const manner = kind === 'split' ? { kind, parts: parts ?? [] } : { kind };
    const result = await requestVote(host.db, viewer, { ...params, ...why, manner }, now);
    return result.ok ? done({ amendment: result.value }) : result;
  },
});

const stepShape = z.object({
  kind: z.enum(['vote', 'block', 'separate', 'part']),
  amendments: z.array(z.array(z.string())).openapi({ description: 'By codes, identical ones together.' }),
  under: z.string().nullable().openapi({ description: 'The amendment that these amend.' }),
  lapses: z.array(z.string()).openapi({ description: 'What is no longer voted on once these are adopted.' }),
  changes: z.array(z.object({ kind: z.string(), before: sideShape, after: sideShape })).openapi({
    description: 'The text if no beside the text if yes, in inline Markdown, where they differ.',
  }),
});

const listShape = z.object({
  steps: z.array(stepShape),
  next: z.int().nullable().openapi({ description: 'The steps that follow begin after so many.' }),
  lapsed: z.array(z.object({ amendments: z.array(z.string()), because: z.array(z.string()) })),
  decided: z.array(z.object({ amendment: z.string(), adopted: z.boolean() })),
  parts: z.array(z.object({ part: z.string(), adopted: z.boolean() })).openapi({
    description: 'Decided on parts of amendments that are not decided yet.',
  }),
  stuck: z.array(z.string()).openapi({ description: 'Not voted on before their authors adapt them.' }),
  orders: z
    .array(
      z.object({
        first: z.array(z.string()),
        by: z.string(),
        mandate: z.string().nullable(),
        note: z.string(),
        language: z.string(),
        at: moment,
      }),
    )
    .openapi({ description: 'What chairs had voted on first, the order that holds at the start.' }),
  requests: z
    .array(
      z.object({
        amendment: z.string(),
        kind: z.enum(['split', 'separate', 'rule']),
        parts: z.array(z.int()).nullable(),
        holds: z.boolean(),
        by: z.string(),
        mandate: z.string().nullable(),
        note: z.string(),
        language: z.string(),
        at: moment,
      }),
    )
    .openapi({
      description: 'What chairs had voted on in parts, apart or by the rule again, the last first.',
    }),
});

/** How many steps leave at once: telling what each changes takes its time. */
const size = 10;

const list = reading({
  path: '/papers/{paper}/voting-list',
  tag: 'amendments',
  summary: 'The order in which a sitting votes on the amendments to a paper, and what each vote changes.',
  params: z.object({ paper: id }),
  given: z.object({ after: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  gives: listShape,
  answer: async ({ params, given: { after } }, { host, edition, language, now }) => {
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const { list, results, parts, stuck, orders, requests, version } = await votesOn(host.db, head, {
      language,
      now,
    });
    const steps = list.steps.slice(after, after + size).map((step) => ({
      kind: step.kind,
      amendments: step.amendments.map((same) => [...same]),
      under: step.under,
      lapses: [...step.lapses],
      changes: changesOf({ before: { ...version, text: step.ifNo }, after: step.ifYes }),
    }));
    return done({
      steps,
      next: list.steps.length > after + size ? after + size : null,
      lapsed: list.lapsed.map(({ amendments, because }) => ({
        amendments: [...amendments],
        because: [...because],
      })),
      decided: [...results].map(([amendment, result]) => ({ amendment, adopted: result === 'adopted' })),
      parts: [...parts].map(([part, result]) => ({ part, adopted: result === 'adopted' })),
      stuck: [...stuck],
      orders: orders.map(({ codes, person, ...order }) => ({ ...order, first: [...codes], by: person })),
      requests: requests.map(({ code, person, results: _, parts: grouping, ...request }) => ({
        ...request,
        amendment: code,
        parts: grouping && [...grouping],
        by: person,
      })),
    });
  },
});

export const votingDoors: readonly Door[] = [list, reordering, requesting];
