import { z } from '@hono/zod-openapi';
import { acceptInvitation } from '../actions/accept-invitation.ts';
import { inviteOrganisations } from '../actions/invite-organisations.ts';
import { nameMandate } from '../actions/name-mandate.ts';
import { revokeMandate } from '../actions/revoke-mandate.ts';
import { withdrawInvitation } from '../actions/withdraw-invitation.ts';
import { isNear } from '../domain/editions/local-time.ts';
import { longest } from '../domain/longest.ts';
import { capacities, namedBySecretariat } from '../domain/people/naming.ts';
import { done } from '../domain/result.ts';
import { typedName } from '../domain/typed-text.ts';
import { organisations } from '../queries/directory.ts';
import { editionNames } from '../queries/edition-names.ts';
import { acting, type Door } from './doors.ts';
import { id, language, number, oneLine, perhaps } from './fields.ts';
import { faulty, refused } from './problems.ts';

const tag = 'organisations and mandates';

const email = z.email().max(longest.email);
const day = z.iso.date().refine(isNear, 'day');

const inviting = acting({
  acts: ['invite-organisation'],
  path: '/invitations',
  tag,
  summary: 'Invites organisations, all or none; the link of each goes to its address alone.',
  given: z.strictObject({
    invitations: z
      .array(
        z.strictObject({
          organisation: oneLine(longest.organisation),
          capacity: z.enum(capacities),
          on: perhaps(200).openapi({
            description: 'The id of the track it leads, or of the paper it co-writes.',
          }),
          email,
          language: language.openapi({ description: 'Of the message.' }),
        }),
      )
      .min(1)
      .max(200),
  }),
  gives: z.object({ sent: z.int() }),
  answer: async ({ given: { invitations } }, { host, viewer, edition, now }) => {
    const unspoken = invitations.findIndex((one) => !host.languages.includes(one.language));
    if (unspoken >= 0) return faulty({ [`invitations.${unspoken}.language`]: 'choose' });
    const names = await editionNames(host.db, edition.id);
    const result = await inviteOrganisations(
      host.db,
      viewer,
      edition.id,
      invitations,
      (invitation, secret) =>
        host.letters.invitation(names[invitation.language] ?? edition.name, invitation, secret),
      now,
    );
    return result.ok ? done({ sent: result.value }) : result;
  },
});

const takingBack = acting({
  acts: ['withdraw-invitation'],
  path: '/invitations/{invitation}/withdrawals',
  tag,
  summary: 'Takes back an invitation that nobody accepted yet.',
  params: z.object({ invitation: number }),
  gives: z.object({ invitation: z.int() }),
  answer: async ({ params: { invitation } }, { host, viewer, edition, now }) => {
    const result = await withdrawInvitation(host.db, viewer, edition.id, invitation, now);
    return result.ok ? done({ invitation }) : result;
  },
});

const accepting = acting({
  acts: ['accept-invitation'],
  path: '/invitations/links/{secret}/acceptances',
  tag,
  summary: 'Accepts an invitation by its link; a newcomer is signed in by it.',
  params: z.object({ secret: id }),
  given: z.strictObject({
    name: z.string().overwrite(typedName).max(longest.name).default(''),
    namePublic: z.boolean().nullable().default(null).openapi({
      description: 'Whether the name may stand beside what is done under the mandate.',
    }),
  }),
  gives: z.object({ organisation: z.string() }),
  answer: async ({ params: { secret }, given }, { host, viewer, now, headers }) => {
    const name = viewer?.name || given.name;
    if (name === '') return faulty({ name: 'name' });
    const result = await acceptInvitation(host.db, viewer, { ...given, secret, name }, host.titles, now);
    if (!result.ok) return result;
    const { organisation, newcomer } = result.value;
    return {
      ...done({ organisation }),
      cookies: newcomer === null ? [] : await host.open(newcomer, headers),
    };
  },
});

const naming = acting({
  acts: ['name-mandate'],
  path: '/organisations/{organisation}/mandates',
  tag,
  summary: 'Names a person to act for an organisation, and writes to them.',
  params: z.object({ organisation: id }),
  keyed: true,
  given: z.strictObject({
    name: oneLine(longest.name),
    email,
    role: z.enum(namedBySecretariat),
    on: perhaps(200).openapi({ description: '`track/<id>` or `paper/<id>`; empty for the whole edition.' }),
    from: day,
    until: day,
  }),
  gives: z.object({ mandate: z.string() }),
  answer: async ({ params, given, key }, { host, viewer, edition, now, language: written }) => {
    const found = await organisations(host.db, written, { slug: params.organisation });
    const [organisation] = found.organisations;
    if (!organisation) return refused('no-such-organisation');
    const { slug, name } = organisation;
    const about = { organisation: name, edition: edition.name, by: viewer?.name ?? '' };
    const letter = host.letters.mandate(written, { ...given, ...about });
    const titles = host.titles(given.role, name);
    const wanted = { ...given, organisation: slug, titles, letter, language: written, key };
    const result = await nameMandate(host.db, viewer, edition.id, wanted, now);
    return result.ok ? done({ mandate: result.value }) : result;
  },
});

const revoking = acting({
  acts: ['revoke-mandate'],
  path: '/mandates/{mandate}/revocations',
  tag,
  summary: 'Ends a mandate now; what was done under it stands.',
  params: z.object({ mandate: id }),
  gives: z.object({ mandate: z.string(), organisation: z.string() }),
  answer: async ({ params: { mandate } }, { host, viewer, edition, now }) => {
    const result = await revokeMandate(host.db, viewer, edition.id, mandate, host.letters.revocation, now);
    return result.ok ? done({ mandate, organisation: result.value }) : result;
  },
});

export const namingDoors: readonly Door[] = [inviting, takingBack, accepting, naming, revoking];
