import { z } from '@hono/zod-openapi';
import { reorderVotes } from '../actions/reorder-votes.ts';
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

const stepShape = z.object({
  kind: z.enum(['vote', 'block', 'separate', 'part']),
  amendments: z.array(z.array(z.string())).openapi({ description: 'By codes, identical ones together.' }),
  under: z.string().nullable().openapi({ description: 'The amendment that these amend.' }),
  lapses: z.array(z.string()).openapi({ description: 'What is no longer voted on once these are adopted.' }),
  changes: z.array(z.object({ kind: z.string(), before: sideShape, after: sideShape })).openapi({
    description: 'The text if no beside the text if yes, in inline Markdown, where they differ.',
  }),
});

/** How many steps leave at once: telling what each changes takes its time. */
const size = 50;

const list = reading({
  path: '/papers/{paper}/voting-list',
  tag: 'amendments',
  summary: 'The order in which a sitting votes on the amendments to a paper, and what each vote changes.',
  params: z.object({ paper: id }),
  given: z.object({ after: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  gives: z.object({
    steps: z.array(stepShape),
    next: z.int().nullable().openapi({ description: 'The steps that follow begin after so many.' }),
    lapsed: z.array(z.object({ amendments: z.array(z.string()), because: z.array(z.string()) })),
    decided: z.array(z.object({ amendment: z.string(), adopted: z.boolean() })),
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
  }),
  answer: async ({ params, given: { after } }, { host, edition, language, now }) => {
    const head = await paperHead(host.db, edition.id, params.paper, language);
    if (!head) return refused('not-there');
    const { list, results, stuck, orders, version } = await votesOn(host.db, head, { language, now });
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
      stuck: [...stuck],
      orders: orders.map(({ codes, person, ...order }) => ({ ...order, first: [...codes], by: person })),
    });
  },
});

export const votingDoors: readonly Door[] = [list, reordering];
