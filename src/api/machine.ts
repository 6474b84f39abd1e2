import { z } from '@hono/zod-openapi';
import { setMachineDrafts } from '../actions/set-machine-drafts.ts';
import { done } from '../domain/result.ts';
import { translateMissing } from '../exchange/machine/translate-missing.ts';
import { acting, type Door } from './doors.ts';
import { id, language } from './fields.ts';
import { refused } from './problems.ts';

const tag = 'terms';

const translating = acting({
  acts: ['translate'],
  path: '/papers/{paper}/machine-translations',
  tag,
  summary:
    'Has the machine of this site, where there is one, translate what is missing of a paper, twenty passages at a time.',
  params: z.object({ paper: id }),
  given: z.strictObject({ language }),
  gives: z.object({
    written: z.int(),
    refused: z.array(z.string()),
    unpublished: z.int(),
    left: z.int(),
    failure: z.string().nullable(),
  }),
  answer: async ({ params: { paper }, given }, { host, viewer }) => {
    const { machine, db } = host;
    if (!machine) return refused('no-machine');
    const wanted = { machine, paper, language: given.language, by: viewer, now: host.now, most: 20 };
    const result = await translateMissing(db, wanted);
    return result.ok ? done({ ...result.value, refused: [...result.value.refused] }) : result;
  },
});

const setting = acting({
  acts: ['set-machine'],
  path: '/machine',
  tag,
  summary: 'Says whether a translation machine may be sent what is not published yet.',
  given: z.strictObject({ drafts: z.boolean() }),
  gives: z.object({}),
  answer: async ({ given: { drafts } }, { host, viewer, edition, now }) => {
    const result = await setMachineDrafts(host.db, viewer, { edition: edition.id, drafts }, now);
    return result.ok ? done({}) : result;
  },
});

export const machineDoors: readonly Door[] = [translating, setting];
