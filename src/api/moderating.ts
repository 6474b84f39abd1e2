import { z } from '@hono/zod-openapi';
import { decideAppeal } from '../actions/appeal.ts';
import { moderate, undoModeration } from '../actions/moderate.ts';
import { reasons, verdicts } from '../domain/moderation/reasons.ts';
import { done } from '../domain/result.ts';
import { acting, type Door } from './doors.ts';
import { id, note, number } from './fields.ts';
import { faulty } from './problems.ts';

const tag = 'moderation';

const moderating = acting({
  acts: ['moderate'],
  path: '/contributions/{contribution}/moderations',
  tag,
  summary: 'Decides on words that wait or were reported: publish, keep, or hide for a reason.',
  params: z.object({ contribution: id }),
  given: z
    .strictObject({ verdict: z.enum(verdicts), reason: z.enum(reasons).nullable().default(null), note })
    .refine(({ verdict, reason }) => verdict !== 'hide' || reason !== null, {
      path: ['reason'],
      message: 'choose',
    }),
  gives: z.object({ moderation: z.int() }),
  answer: async ({ params: { contribution: slug }, given }, { host, viewer, edition, now }) => {
    const { verdict, reason, note: said } = given;
    if (verdict !== 'hide' && reason !== null) return faulty({ reason: 'choose' });
    const letter = (language: string) => host.letters.hidden(language, { slug, reason, note: said });
    const wanted = { edition: edition.id, slug, verdict, reason, note: said, letter };
    const result = await moderate(host.db, viewer, wanted, now);
    return result.ok ? done({ moderation: result.value }) : result;
  },
});

const undoing = acting({
  acts: ['undo-moderation'],
  path: '/moderations/{moderation}/reversals',
  tag,
  summary: 'Takes a decision of one’s own back, within ten minutes.',
  params: z.object({ moderation: number }),
  gives: z.object({ contribution: z.string() }),
  answer: async ({ params: { moderation } }, { host, viewer, edition, now }) => {
    const result = await undoModeration(host.db, viewer, { edition: edition.id, moderation }, now);
    return result.ok ? done({ contribution: result.value }) : result;
  },
});

const deciding = acting({
  acts: ['decide-appeal'],
  path: '/appeals/{appeal}/decisions',
  tag,
  summary: 'Decides on an appeal: upheld, the words come back.',
  params: z.object({ appeal: number }),
  given: z.strictObject({ upheld: z.boolean(), note }),
  gives: z.object({ contribution: z.string() }),
  answer: async ({ params: { appeal }, given }, { host, viewer, edition, now }) => {
    const letter = (language: string) => host.letters.appeal(language, given.upheld, given.note);
    const wanted = { ...given, edition: edition.id, appeal, letter };
    const result = await decideAppeal(host.db, viewer, wanted, now);
    return result.ok ? done({ contribution: result.value }) : result;
  },
});

export const moderatingDoors: readonly Door[] = [moderating, undoing, deciding];
