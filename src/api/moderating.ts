import { z } from '@hono/zod-openapi';
import { decideAppeal } from '../actions/decide-appeal.ts';
import type { DecidedMeanwhile } from '../actions/last-decision.ts';
import { moderate } from '../actions/moderate.ts';
import { undoModeration } from '../actions/undo-moderation.ts';
import type { Named } from '../actions/words-under-lock.ts';
import { reasons, verdicts } from '../domain/moderation/reasons.ts';
import { done, type Result } from '../domain/result.ts';
import { acting, type Door } from './doors.ts';
import { id, note, number } from './fields.ts';
import type { Request } from './host.ts';
import { faulty, type Refusal, type Refused } from './problems.ts';

const tag = 'moderation';

const seen = z
  .strictObject({
    decision: z.int().min(0).default(0),
    wording: z.int().min(1).nullable().default(null),
  })
  .default({ decision: 0, wording: null })
  .openapi({
    description:
      'The last decision on these words that you know of, 0 where you know of none, and of an amendment the number of the wording you read. Refused, the problem says what was decided meanwhile.',
  });

const verdict = z
  .strictObject({ verdict: z.enum(verdicts), reason: z.enum(reasons).nullable().default(null), note, seen })
  .refine(({ verdict, reason }) => verdict !== 'hide' || reason !== null, {
    path: ['reason'],
    message: 'choose',
  });

/** With what was decided meanwhile, where that is why. */
function told<T>(result: Result<T, Refusal> | DecidedMeanwhile): { ok: true; value: T } | Refused {
  if (result.ok) return result;
  const { refusal } = result;
  return 'decided' in result
    ? { ok: false, refusal, more: { decided: result.decided } }
    : { ok: false, refusal };
}

async function decideOn(about: Named, given: z.output<typeof verdict>, request: Request) {
  const { host, viewer, edition, now } = request;
  const { verdict: kind, reason, note: said } = given;
  if (kind !== 'hide' && reason !== null) return faulty({ reason: 'choose' });
  const name = 'contribution' in about ? about.contribution : about.amendment;
  const letter = (language: string) => host.letters.hidden(language, { slug: name, reason, note: said });
  const wanted = { ...given, edition: edition.id, about, letter };
  const result = told(await moderate(host.db, viewer, wanted, now));
  return result.ok ? done({ moderation: result.value }) : result;
}

const shared = { acts: ['moderate'] as const, tag, given: verdict, gives: z.object({ moderation: z.int() }) };

const moderating = acting({
  ...shared,
  path: '/contributions/{contribution}/moderations',
  summary: 'Decides on words that wait or were reported: publish, keep, or hide for a reason.',
  params: z.object({ contribution: id }),
  answer: ({ params, given }, request) => decideOn(params, given, request),
});

const moderatingAmendment = acting({
  ...shared,
  path: '/amendments/{code}/moderations',
  summary: 'Decides on an amendment that waits or was reported: publish, keep, or hide for a reason.',
  params: z.object({ code: id }),
  answer: ({ params: { code }, given }, request) => decideOn({ amendment: code }, given, request),
});

/** What was decided on: a contribution or an amendment. */
const gives = z.object({ contribution: z.string().optional(), amendment: z.string().optional() });

const undoing = acting({
  acts: ['undo-moderation'],
  path: '/moderations/{moderation}/reversals',
  tag,
  summary: 'Takes a decision of one’s own back, within ten minutes.',
  params: z.object({ moderation: number }),
  gives,
  answer: async ({ params: { moderation } }, { host, viewer, edition, now }) =>
    told(await undoModeration(host.db, viewer, { edition: edition.id, moderation }, now)),
});

const deciding = acting({
  acts: ['decide-appeal'],
  path: '/appeals/{appeal}/decisions',
  tag,
  summary: 'Decides on an appeal: upheld, the words come back.',
  params: z.object({ appeal: number }),
  given: z.strictObject({ upheld: z.boolean(), note }),
  gives,
  answer: async ({ params: { appeal }, given }, { host, viewer, edition, now }) => {
    const letter = (language: string) => host.letters.appeal(language, given.upheld, given.note);
    const wanted = { ...given, edition: edition.id, appeal, letter };
    return told(await decideAppeal(host.db, viewer, wanted, now));
  },
});

export const moderatingDoors: readonly Door[] = [moderating, moderatingAmendment, undoing, deciding];
