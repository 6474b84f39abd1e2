import { z } from '@hono/zod-openapi';
import { reorderVotes } from '../actions/reorder-votes.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, language, oneLine, perhaps } from './fields.ts';
import { faulty } from './problems.ts';

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

export const votingDoors: readonly Door[] = [reordering];
