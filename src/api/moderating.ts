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

const decision = z.int().min(0).openapi({
  description: 'The last decision on these words that you know of; 0 where you know of none.',
});
const decidedAppeal = z.int().min(0).default(0).openapi({
  description: 'The appeal against that decision that was decided; 0 where you know of none.',
});
const wording = z.int().min(1).openapi({ description: 'The number of the last wording you read.' });

const seenSaid = z.strictObject({ decision, appeal: decidedAppeal });
const seenProposed = z.strictObject({ decision, appeal: decidedAppeal, wording });

/** Decided on anything but what was seen, it is refused; the problem says what was decided meanwhile. */
const verdictOn = <Seen extends z.ZodType>(seen: Seen) =>
  z
    .strictObject({ verdict: z.enum(verdicts), reason: z.enum(reasons).nullable().default(null), note, seen })
    .refine(({ verdict, reason }) => verdict !== 'hide' || reason !== null, {
      path: ['reason'],
      message: 'choose',
    });
const onSaid = verdictOn(seenSaid);
const onProposed = verdictOn(seenProposed);

/** With what was decided meanwhile, where that is why. */
function told<T>(result: Result<T, Refusal> | DecidedMeanwhile): { ok: true; value: T } | Refused {
  if (result.ok || !('decided' in result)) return result;
  const { refusal, decided, seen } = result;
  return { ok: false, refusal, more: { decided, seen } };
}

type Decided = z.output<typeof onSaid> | z.output<typeof onProposed>;

async function decideOn(about: Named, given: Decided, request: Request) {
  const { host, viewer, edition, now } = request;
  const { verdict: kind, reason, note: said } = given;
  if (kind !== 'hide' && reason !== null) return faulty({ reason: 'choose' });
  const name = 'contribution' in about ? about.contribution : about.amendment;
  const letter = (language: string) => host.letters.hidden(language, { slug: name, reason, note: said });
  const seen = { wording: null, ...given.seen };
  const wanted = { ...given, seen, edition: edition.id, about, letter };
  const result = told(await moderate(host.db, viewer, wanted, now));
  return result.ok ? done({ moderation: result.value }) : result;
}

const shared = { acts: ['moderate'] as const, tag, gives: z.object({ moderation: z.int() }) };

const moderating = acting({
  ...shared,
  path: '/contributions/{contribution}/moderations',
  summary: 'Decides on words that wait or were reported: publish, keep, or hide for a reason.',
  params: z.object({ contribution: id }),
  given: onSaid,
  answer: ({ params, given }, request) => decideOn(params, given, request),
});

const moderatingAmendment = acting({
  ...shared,
  path: '/amendments/{code}/moderations',
  summary: 'Decides on an amendment that waits or was reported: publish, keep, or hide for a reason.',
  params: z.object({ code: id }),
  given: onProposed,
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
  answer: async ({ params: { moderation } }, { host, viewer, edition, now }) => {
    const given = { edition: edition.id, moderation, letter: host.letters.shownAgain };
    return told(await undoModeration(host.db, viewer, given, now));
  },
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
