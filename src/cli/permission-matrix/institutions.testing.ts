import { acceptInvitation } from '../../actions/accept-invitation.ts';
import { giveMandate } from '../../actions/give-mandate.ts';
import { inviteOrganisations } from '../../actions/invite-organisations.ts';
import { nameMandate } from '../../actions/name-mandate.ts';
import { revokeMandate } from '../../actions/revoke-mandate.ts';
import { withdrawInvitation } from '../../actions/withdraw-invitation.ts';
import { mandateTitles } from '../../web/languages/mandate-titles.ts';
import { letter } from './targets.testing.ts';
import type { Made, Trial, Way } from './way.testing.ts';

const invited = { organisation: 'Friends of trees', capacity: 'section', on: '' } as const;
const invitedBy = { email: 'trees@invited.example', language: 'en' } as const;

export const inviting: Way = {
  name: 'by a list',
  action: ({ db, somebody, edition, now }) =>
    inviteOrganisations(db, somebody.viewer, edition, [{ ...invited, ...invitedBy }], letter, now),
  page: () => ({ route: '/invitations', params: {} }),
  fields: () => ({
    list: `organisation,capacity,email,language\n${invited.organisation},section,${invitedBy.email},en`,
  }),
  shown: () => ({ on: '/invitations', as: 'action="/en/invitations/review"' }),
  api: () => ({ route: '/invitations', params: {} }),
  body: () => ({ invitations: [{ ...invited, ...invitedBy }] }),
};

export const takingBack: Way = {
  name: 'back',
  action: ({ db, somebody, edition, target, now }) =>
    withdrawInvitation(db, somebody.viewer, edition, target.invitation, now),
  page: ({ target }) => ({
    route: '/invitations/:id{[0-9]{1,15}}/withdrawals',
    params: { id: target.invitation },
  }),
  fields: () => ({}),
  shown: ({ target }) => ({
    on: '/invitations',
    as: `action="/en/invitations/${target.invitation}/withdrawals"`,
  }),
  api: ({ target: { invitation } }) => ({
    route: '/invitations/{invitation}/withdrawals',
    params: { invitation },
  }),
  body: () => ({}),
};

export const accepting: Way = {
  name: 'by its link',
  action: ({ db, somebody, target: { secret }, now }) =>
    acceptInvitation(db, somebody.viewer, { secret, name: 'Bo', namePublic: null }, mandateTitles, now),
  page: ({ target: { secret } }) => ({ route: '/invitations/links/:secret/acceptances', params: { secret } }),
  fields: () => ({ name: 'Bo' }),
  shown: ({ target: { secret } }) => ({
    on: `/invitations/links/${secret}`,
    as: `action="/en/invitations/links/${secret}/acceptances"`,
  }),
  api: ({ target: { secret } }) => ({ route: '/invitations/links/{secret}/acceptances', params: { secret } }),
  body: () => ({ name: 'Bo' }),
};

const named = { name: 'Bo', email: 'bo@people.example', role: 'editor' } as const;
const days = { from: '2026-11-01', until: '2026-12-31' } as const;

export const naming: Way = {
  name: 'for an organisation',
  action: ({ db, somebody, edition, target: { organisation, track }, key, now }) => {
    const titles = mandateTitles('editor', organisation);
    const given = { ...named, ...days, on: `track/${track}`, organisation, titles, letter: letter() };
    return nameMandate(db, somebody.viewer, edition, { ...given, language: 'en', key }, now);
  },
  page: ({ target: { organisation } }) => ({
    route: '/organisations/:organisation/mandates',
    params: { organisation },
  }),
  fields: ({ key, target: { track } }) => ({ key, ...named, ...days, on: `track/${track}` }),
  shown: ({ target: { organisation } }) => ({
    on: `/organisations/${organisation}`,
    as: `action="/en/organisations/${organisation}/mandates"`,
  }),
  api: ({ target: { organisation } }) => ({
    route: '/organisations/{organisation}/mandates',
    params: { organisation },
  }),
  body: ({ target: { track } }) => ({ ...named, ...days, on: `track/${track}` }),
};

/** Somebody is a delegate of the organisation: a mandate that its representative may give, and so revoke. */
async function delegated({ db, edition, target, now }: Omit<Trial, 'made'>): Promise<Made> {
  const under = await db
    .selectFrom('mandate')
    .select(['id', 'person_id', 'organisation_id'])
    .where('slug', '=', target.mandate)
    .executeTakeFirstOrThrow();
  const { person_id: person, id } = under;
  const organisation = { id: under.organisation_id, slug: target.organisation };
  const titles = mandateTitles('delegate', target.organisation);
  const place = { edition, organisation, track: null, paper: null };
  const given = {
    ...place,
    ...days,
    role: 'delegate',
    titles,
    person,
    under: id,
    by: person,
    key: null,
  } as const;
  return { own: await giveMandate(db, given, now) };
}

export const revoking: Way = {
  name: 'of an organisation',
  prepare: delegated,
  action: ({ db, somebody, edition, made: { own = '' }, now }) =>
    revokeMandate(db, somebody.viewer, edition, own, letter, now),
  page: ({ made: { own = '' } }) => ({ route: '/mandates/:mandate/revocations', params: { mandate: own } }),
  fields: () => ({}),
  shown: ({ target: { organisation }, made: { own } }) => ({
    on: `/organisations/${organisation}`,
    as: `href="/en/mandates/${own}/revocations"`,
  }),
  api: ({ made: { own = '' } }) => ({ route: '/mandates/{mandate}/revocations', params: { mandate: own } }),
  body: () => ({}),
};
