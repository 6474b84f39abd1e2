import { z } from '@hono/zod-openapi';
import type { AcceptRefusal } from '../actions/accept-wording.ts';
import { admitAmendment } from '../actions/admit-amendment.ts';
import { answerAmendment, type Verdict } from '../actions/answer-amendment.ts';
import { consentAmendment } from '../actions/consent-amendment.ts';
import { type AlreadyDecided, decideAmendment } from '../actions/decide-amendment.ts';
import { renderAmendment } from '../actions/render-amendment.ts';
import { majorities } from '../domain/amendments/division.ts';
import { longest } from '../domain/longest.ts';
import { done, type Result } from '../domain/result.ts';
import { conflictsTold, operations } from './amendment-shapes.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, language, perhaps } from './fields.ts';
import type { Request } from './host.ts';
import { faulty, type Refusal, type Refused } from './problems.ts';

const why = {
  note: perhaps(longest.words).openapi({ description: 'Why, in words: owed for every no.' }),
  language: language.openapi({ description: 'Of the note.' }),
};

const about = {
  tag: 'amendments',
  params: z.object({ code: id }),
  gives: z.object({ amendment: z.string() }),
} as const;

/** How an act on an amendment ended; with the conflicts, where there are any. */
function told(result: Result<string, Refusal> | AcceptRefusal | AlreadyDecided) {
  if (result.ok) return done({ amendment: result.value });
  if ('decided' in result)
    return { ok: false as const, refusal: result.refusal, more: { decided: result.decided } };
  return 'conflicts' in result
    ? { ok: false as const, refusal: result.refusal, more: { conflicts: conflictsTold(result.conflicts) } }
    : result;
}

/** What of the note is not right: the language it is said to be in. */
const wrongIn = ({ edition, viewer }: Request, given: { readonly language: string }): Refused | null =>
  viewer && !isWritten(edition, given.language) ? faulty({ language: 'choose' }) : null;

const admitting = acting({
  ...about,
  acts: ['admit-amendment'],
  path: '/amendments/{code}/admissions',
  summary: 'Says whether an amendment can be dealt with.',
  given: z.strictObject({ ...why, admitted: z.boolean() }),
  answer: async ({ params, given }, request) => {
    const { host, viewer, now } = request;
    const letter = host.letters.amendment(given.admitted ? 'admitted' : 'inadmissible', given.note);
    const wanted = { ...given, ...params, letter };
    return wrongIn(request, given) ?? told(await admitAmendment(host.db, viewer, wanted, now));
  },
});

const answering = acting({
  ...about,
  acts: ['answer-amendment'],
  path: '/amendments/{code}/answers',
  summary:
    'What the lead says to an amendment: yes, no, let a sitting decide, think again, or yes if worded otherwise.',
  given: z
    .strictObject({
      ...why,
      verdict: z.enum(['accepted', 'declined', 'referred', 'reopened', 'consent-asked']),
      operations: operations.optional(),
    })
    .refine(({ verdict, operations }) => (verdict === 'consent-asked') === (operations !== undefined), {
      path: ['operations'],
      message: 'operations',
    }),
  answer: async ({ params, given: { verdict: kind, operations, ...given } }, request) => {
    const { host, viewer, now } = request;
    const verdict: Verdict = kind === 'consent-asked' ? { kind, operations: operations ?? [] } : { kind };
    const wanted = { ...given, ...params, verdict, letter: host.letters.amendment(kind, given.note) };
    return wrongIn(request, given) ?? told(await answerAmendment(host.db, viewer, wanted, now));
  },
});

const rendering = acting({
  ...about,
  acts: ['render-amendment'],
  path: '/amendments/{code}/renderings',
  summary: 'Says in the authentic language of its paper what an amendment says in another one.',
  given: z.strictObject({ operations }),
  answer: async ({ params, given }, { host, viewer, now }) =>
    told(await renderAmendment(host.db, viewer, { ...given, ...params }, now)),
});

const consenting = acting({
  ...about,
  acts: ['consent-amendment'],
  path: '/amendments/{code}/consents',
  summary: 'The author of an amendment agrees, or not, to the other wording.',
  given: z.strictObject({ ...why, consents: z.boolean() }),
  answer: async ({ params, given }, request) => {
    const { host, viewer, now } = request;
    const letter = host.letters.amendment('accepted', given.note);
    const wanted = { ...given, ...params, letter };
    return wrongIn(request, given) ?? told(await consentAmendment(host.db, viewer, wanted, now));
  },
});

const votes = z.int().min(0).max(1_000_000).nullable().default(null);

const deciding = acting({
  ...about,
  acts: ['decide-amendment'],
  path: '/amendments/{code}/decisions',
  summary: 'Records what a sitting decided on an amendment that was referred to it.',
  given: z.strictObject({
    ...why,
    accepted: z.boolean(),
    part: z.int().min(1).max(1000).optional().openapi({
      description:
        'Which part of it, where it is voted in parts; what becomes of it follows from all of them.',
    }),
    sitting: id.openapi({ description: 'The sitting that decided.' }),
    division: z.strictObject({
      rule: z.enum(majorities).openapi({ description: 'The majority; by consensus there are no votes.' }),
      yes: votes,
      no: votes,
      abstentions: votes,
    }),
  }),
  answer: async ({ params, given }, request) => {
    const { host, viewer, now } = request;
    const letter = host.letters.amendment(given.accepted ? 'accepted' : 'declined', given.note);
    const wanted = { ...given, ...params, letter };
    return wrongIn(request, given) ?? told(await decideAmendment(host.db, viewer, wanted, now));
  },
});

export const decidingDoors: readonly Door[] = [admitting, answering, rendering, consenting, deciding];
