import { z } from '@hono/zod-openapi';
import { confirmGuest } from '../actions/confirm-guest.ts';
import { contribute } from '../actions/contribute.ts';
import { contributeAsGuest } from '../actions/contribute-as-guest.ts';
import { support } from '../actions/support.ts';
import {
  constituencies,
  contributionKinds,
  missingOf,
  peopleSpokenFor,
} from '../domain/contributions/speaking.ts';
import { longest } from '../domain/longest.ts';
import { done } from '../domain/result.ts';
import { contributionNamed } from '../queries/thread.ts';
import { acting, type Door } from './doors.ts';
import { id, isWritten, mandate, oneLine, words } from './fields.ts';
import type { Request } from './host.ts';
import { faulty, type Refused, refused } from './problems.ts';
import { languageOf, spoken, spokenTold } from './spoken.ts';

const tag = 'taking part';

const speech = {
  text: words(longest.words),
  language: spoken,
  constituency: z.enum(constituencies),
  name: oneLine(longest.name)
    .optional()
    .openapi({ description: 'Asked once of an account, each time of a guest.' }),
  place: oneLine(longest.place).optional(),
};

const quoted = words(longest.note)
  .optional()
  .openapi({ description: 'Words of the provision it is about, as they stand there.' });

const people = z
  .int()
  .min(peopleSpokenFor.least)
  .max(peopleSpokenFor.most)
  .nullable()
  .default(null)
  .openapi({ description: 'For how many people a collective contribution speaks.' });

const alone = { path: ['people'], message: 'people-alone' };
const fits = (given: { readonly kind: string; readonly people: number | null }) =>
  given.kind === 'collective' || given.people === null;

/** What of a speech is not right for who gives it here. */
function wrongIn(
  { viewer, edition }: Request,
  given: {
    readonly language: string;
    readonly name?: string | undefined;
    readonly place?: string | undefined;
  },
): Refused | null {
  const missing = missingOf(viewer, given);
  if (missing.length > 0) return faulty(Object.fromEntries(missing.map((name) => [name, name])));
  return isWritten(edition, given.language) ? null : faulty({ language: 'choose' });
}

const contributedShape = z.object({
  contribution: z.string(),
  ...spokenTold,
  held: z.string().nullable().openapi({ description: 'Why it waits for a moderator, if it does.' }),
});

const contributing = acting({
  acts: ['contribute'],
  path: '/papers/{paper}/provisions/{provision}/contributions',
  tag,
  summary: 'Says something on a provision.',
  params: z.object({ paper: id, provision: id }),
  keyed: true,
  given: z
    .strictObject({ ...speech, kind: z.enum(contributionKinds).default('comment'), people, quoted, mandate })
    .refine(fits, alone),
  gives: contributedShape,
  answer: async ({ params, given, key }, request) => {
    const { host, viewer, now } = request;
    // Somebody who is not signed in is told so before anything else.
    const said = { ...given, ...(await languageOf(request, given.text, given.language)) };
    const wrong = viewer && wrongIn(request, said);
    if (wrong) return wrong;
    const { detected, ...rest } = said;
    const about = { paper: params.paper, ref: params.provision, replyTo: null, key };
    const wanted = { ...rest, ...about, mandate: given.mandate, name: given.name, place: given.place };
    const result = await contribute(host.db, viewer, wanted, now);
    if (!result.ok) return result;
    const { slug: contribution, held } = result.value;
    return done({ contribution, held, language: said.language, detected });
  },
});

const replying = acting({
  acts: ['reply'],
  path: '/contributions/{contribution}/replies',
  tag,
  summary: 'Replies to what somebody said.',
  params: z.object({ contribution: id }),
  keyed: true,
  given: z.strictObject({ ...speech, mandate }),
  gives: contributedShape,
  answer: async ({ params, given, key }, request) => {
    const { host, viewer, edition, now, language: liked } = request;
    const above = await contributionNamed(host.db, edition.id, params.contribution, { language: liked, now });
    if (!above) return refused('not-there');
    const said = { ...given, ...(await languageOf(request, given.text, given.language)) };
    const wrong = viewer && wrongIn(request, said);
    if (wrong) return wrong;
    const { detected, ...rest } = said;
    const { paper, ref, slug } = above.voice;
    const about = { paper, ref, replyTo: slug, kind: 'comment', people: null, key } as const;
    const wanted = { ...rest, ...about, mandate: given.mandate, name: given.name, place: given.place };
    const result = await contribute(host.db, viewer, wanted, now);
    if (!result.ok) return result;
    const { slug: contribution, held } = result.value;
    return done({ contribution, held, language: said.language, detected });
  },
});

const contributingAsGuest = acting({
  acts: ['contribute-as-guest'],
  path: '/papers/{paper}/provisions/{provision}/guest-contributions',
  tag,
  summary: 'Says something without an account: it waits for the code that is sent, or for a moderator.',
  params: z.object({ paper: id, provision: id }),
  keyed: true,
  given: z
    .strictObject({
      ...speech,
      kind: z.enum(contributionKinds).default('comment'),
      people,
      quoted,
      email: z.email().max(longest.email).nullable().default(null),
    })
    .refine(fits, alone),
  gives: z.object({
    held: z.string(),
    ...spokenTold,
    follow: z.url().openapi({ description: 'The private page of its author.' }),
    secret: z.string().openapi({ description: 'Of that page: stands for its author in `/follow/{secret}`.' }),
  }),
  answer: async ({ params, given, key }, request) => {
    const { host, viewer, now, language: liked } = request;
    const said = { ...given, ...(await languageOf(request, given.text, given.language)) };
    const wrong = viewer ? null : wrongIn(request, said);
    if (wrong) return wrong;
    const { detected, ...rest } = said;
    const { name = '', place = '' } = given;
    const wayBack = host.letters.guest(liked, key);
    const about = { paper: params.paper, ref: params.provision, key };
    const result = await contributeAsGuest(
      host.db,
      viewer,
      { ...rest, ...about, ...wayBack, name, place },
      now,
    );
    if (!result.ok) return result;
    const { secret } = wayBack;
    const { held } = result.value;
    return done({ held, follow: host.follow(liked, secret), secret, language: said.language, detected });
  },
});

const confirming = acting({
  acts: [],
  path: '/follow/{secret}/confirmations',
  tag,
  summary: 'Confirms what was said without an account, by the code that was sent.',
  params: z.object({ secret: id }),
  given: z.strictObject({ code: words(20) }),
  gives: z.object({ published: z.boolean() }),
  answer: ({ params: { secret }, given }, { host, now }) =>
    confirmGuest(host.db, { secret, code: given.code.replaceAll(' ', '') }, now),
});

const supporting = acting({
  acts: ['support'],
  path: '/contributions/{contribution}/supports',
  tag,
  summary: 'Supports a contribution, or takes the support back.',
  params: z.object({ contribution: id }),
  given: z.strictObject({
    supports: z.boolean().default(true).openapi({ description: 'False: the support is taken back.' }),
  }),
  gives: z.object({ supported: z.boolean() }),
  answer: async ({ params, given }, { host, viewer, edition, now, language: liked }) => {
    const entry = await contributionNamed(host.db, edition.id, params.contribution, { language: liked, now });
    if (!entry) return refused('not-there');
    const { paper, slug } = entry.voice;
    const result = await support(host.db, viewer, { ...given, paper, slug }, now);
    return result.ok ? done({ supported: result.value }) : result;
  },
});

export const contributingDoors: readonly Door[] = [
  contributing,
  contributingAsGuest,
  confirming,
  replying,
  supporting,
];
