import { z } from '@hono/zod-openapi';
import { adaptAmendment } from '../actions/adapt-amendment.ts';
import { mergeAmendments } from '../actions/merge-amendments.ts';
import { proposeAmendment } from '../actions/propose-amendment.ts';
import { signAmendment } from '../actions/sign-amendment.ts';
import { supportAmendment } from '../actions/support-amendment.ts';
import { withdrawAmendment } from '../actions/withdraw-amendment.ts';
import { constituencies, missingOf } from '../domain/contributions/speaking.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { conflictsTold, operations } from './amendment-shapes.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, language, mandate, words } from './fields.ts';
import { faulty } from './problems.ts';
import { languageOf, spoken, spokenTold } from './spoken.ts';

const tag = 'amendments';

/** The version that was read: another one meanwhile, and nothing is done. */
const version = z.int().min(1).max(1_000_000);
const wordedIn = language.optional().openapi({
  description: 'The language whose text is amended; without it the authentic one.',
});
const code = words(60).nullable().default(null);

const proposing = acting({
  acts: ['propose-amendment'],
  path: '/papers/{paper}/amendments',
  tag,
  summary: 'Proposes an amendment to the latest version of a paper, or to another amendment.',
  params: z.object({ paper: id }),
  keyed: true,
  given: z.strictObject({
    version,
    operations,
    wordedIn,
    parent: code.openapi({ description: 'The code of the amendment that is amended.' }),
    substitutes: code.openapi({ description: 'The code of the amendment of one’s own that it replaces.' }),
    reason: words(longest.words),
    language: spoken,
    constituency: z.enum(constituencies),
    mandate,
    name: words(longest.name).optional().openapi({ description: 'Asked once of an account.' }),
  }),
  gives: z.object({
    amendment: z.string(),
    ...spokenTold,
    held: z.boolean().openapi({ description: 'It waits for a moderator, and is not public yet.' }),
  }),
  answer: async ({ params, given, key }, request) => {
    const { host, viewer, edition, now, language: liked } = request;
    const { language, detected } = await languageOf(request, given.reason, given.language);
    // Somebody who is not signed in is told so before anything else.
    if (viewer) {
      if (missingOf(viewer, given).length > 0) return faulty({ name: 'name' });
      if (!isWritten(edition, language)) return faulty({ language: 'choose' });
    }
    const { mandate, name, wordedIn } = given;
    const wanted = { ...given, language, paper: params.paper, mandate, name, wordedIn, key };
    const result = await proposeAmendment(host.db, viewer, wanted, now);
    if (!result.ok) return result;
    const known = await amendmentNamed(host.db, edition.id, result.value, { language: liked, now });
    return done({ amendment: result.value, language, detected, held: known === null });
  },
});

const named = { params: z.object({ code: id }), tag } as const;
const backing = z.strictObject({ mandate });

const supporting = acting({
  ...named,
  acts: ['support-amendment'],
  path: '/amendments/{code}/supports',
  summary: 'Supports an amendment, for oneself or for an organisation, or takes the support back.',
  given: backing.extend({
    supports: z.boolean().default(true).openapi({ description: 'False: the support is taken back.' }),
  }),
  gives: z.object({ supported: z.boolean() }),
  answer: async ({ params, given }, { host, viewer, now }) => {
    const wanted = { ...params, mandate: given.mandate, supports: given.supports };
    const result = await supportAmendment(host.db, viewer, wanted, now);
    return result.ok ? done({ supported: result.value }) : result;
  },
});

const signing = acting({
  ...named,
  acts: ['sign-amendment'],
  path: '/amendments/{code}/signatures',
  summary: 'Becomes an author of an amendment beside those it has.',
  given: backing,
  gives: z.object({ amendment: z.string() }),
  answer: async ({ params, given }, { host, viewer, now }) => {
    const result = await signAmendment(host.db, viewer, { ...params, mandate: given.mandate }, now);
    return result.ok ? done({ amendment: result.value }) : result;
  },
});

const withdrawing = acting({
  ...named,
  acts: ['withdraw-amendment'],
  path: '/amendments/{code}/withdrawals',
  summary: 'Takes one’s signature back: when it was the last, the amendment is withdrawn.',
  gives: z.object({ withdrawn: z.boolean() }),
  answer: async ({ params }, { host, viewer, now }) => {
    const result = await withdrawAmendment(host.db, viewer, params.code, now);
    return result.ok ? done({ withdrawn: result.value }) : result;
  },
});

const adapting = acting({
  ...named,
  acts: ['adapt-amendment'],
  path: '/amendments/{code}/wordings',
  summary: 'Words an amendment of one’s own anew where a new version of its paper left it behind.',
  given: z.strictObject({ version, operations, wordedIn }),
  gives: z.object({ amendment: z.string() }),
  answer: async ({ params, given }, { host, viewer, now }) => {
    const letter = host.letters.amendment('reworded', '');
    const wanted = { ...given, ...params, wordedIn: given.wordedIn, letter };
    const result = await adaptAmendment(host.db, viewer, wanted, now);
    return result.ok ? done({ amendment: result.value }) : result;
  },
});

const merging = acting({
  acts: ['merge-amendments'],
  path: '/papers/{paper}/merges',
  tag,
  summary: 'Merges every accepted amendment of a paper into its draft; refused with what conflicts.',
  params: z.object({ paper: id }),
  gives: z.object({ draft: z.int() }),
  answer: async ({ params: { paper } }, { host, viewer, now }) => {
    const result = await mergeAmendments(host.db, viewer, paper, now);
    if (result.ok) return done({ draft: result.value });
    if (result.refusal === 'conflicts')
      return { ok: false, refusal: 'conflicts', more: { conflicts: conflictsTold(result.conflicts) } };
    if (result.refusal === 'not-carried')
      return { ok: false, refusal: 'not-carried', more: { codes: result.codes } };
    return result;
  },
});

export const amendingDoors: readonly Door[] = [
  proposing,
  supporting,
  signing,
  withdrawing,
  adapting,
  merging,
];
