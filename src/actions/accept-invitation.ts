import { dayOf } from '../domain/editions/local-time.ts';
import { type Capacity, roleOf } from '../domain/people/naming.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Role, Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { hashOf } from '../store/secret.ts';
import { authorise } from './authorise.ts';
import { giveMandate, type Titles } from './give-mandate.ts';
import { passesForAuthority } from './passes-for-authority.ts';
import { personOf } from './person-of.ts';

export type AcceptRefusal =
  | PermissionRefusal
  | 'no-such-invitation'
  | 'invitation-expired'
  | 'name-of-authority';

export interface Acceptance {
  /** Of the link. */
  readonly secret: string;
  readonly name: string;
  /** Whether the name may stand beside what is done under the mandate; null: asked again later. */
  readonly namePublic: boolean | null;
}

export interface Accepted {
  /** The organisation's name in addresses. */
  readonly organisation: string;
  /** The address of a person made on the spot, to be signed in; null for who was signed in. */
  readonly newcomer: string | null;
}

/**
 * Accepts an invitation: whoever holds its link becomes the representative of the organisation, and leads, co-writes
 * or sits as it was invited to. Somebody signed out accepts as the address it was sent to, unless that address has a
 * person already, who must sign in first. `titles` words a role for an organisation.
 */
export function acceptInvitation(
  db: Database,
  viewer: Viewer | null,
  given: Acceptance,
  titles: (role: Role, organisation: string) => Titles,
  now: Date,
): Promise<Result<Accepted, AcceptRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, { act: 'accept-invitation', place: everywhere, open: [] });
    if (!decision.ok) return decision;
    const invitation = await invitationUnderLock(trx, given.secret);
    if (!invitation || invitation.withdrawn_at) return refused('no-such-invitation');
    const { organisation } = invitation;
    if (invitation.accepted_by)
      return viewer && invitation.accepted_by === viewer.person
        ? done({ organisation: organisation.slug, newcomer: null })
        : refused('no-such-invitation');
    if (invitation.expires_at <= now) return refused('invitation-expired');
    if (!viewer && (await isKnown(trx, invitation.recipient))) return refused('sign-in-first');
    const newName = viewer?.name ? null : given.name;
    if (newName !== null && (await passesForAuthority(trx, newName))) return refused('name-of-authority');
    const person = viewer?.person ?? (await personOf(trx, invitation.recipient, given.name));
    await rememberHolder(trx, person, { ...given, name: newName, language: invitation.language });
    await trx
      .updateTable('invitation')
      .set({ accepted_at: now, accepted_by: person })
      .where('id', '=', invitation.id)
      .execute();
    const shared = {
      edition: invitation.edition_id,
      organisation,
      person,
      from: dayOf(now, invitation.timeZone),
      until: invitation.lastDay,
      under: invitation.mandate_id,
      by: person,
      key: null,
    };
    const nowhere = { track: null, paper: null };
    const role = roleOf[invitation.capacity as Capacity];
    const place = { track: invitation.track_id, paper: invitation.paper_id };
    const named = (role: Role) => ({ role, titles: titles(role, organisation.name) });
    await giveMandate(trx, { ...shared, ...named('representative'), ...nowhere }, now);
    await giveMandate(trx, { ...shared, ...named(role), ...place }, now);
    await joinWork(trx, organisation.id, place);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'invitation-accepted',
        edition_id: invitation.edition_id,
        person_id: person,
        mandate_id: null,
        paper_id: invitation.paper_id,
        content: JSON.stringify({ invitation: invitation.id, organisation: organisation.slug }),
      })
      .execute();
    return done({ organisation: organisation.slug, newcomer: viewer ? null : invitation.recipient });
  });
}

/** Keeps what a newcomer said of themselves, and the language they were invited in while there is no other. */
async function rememberHolder(
  trx: Database,
  person: string,
  { name, namePublic, language }: Record<'name' | 'language', string | null> & Pick<Acceptance, 'namePublic'>,
): Promise<void> {
  await trx
    .updateTable('person')
    .set((row) => ({ written_in: row.fn.coalesce('written_in', row.val(language)) }))
    .$if(name !== null, (update) => update.set({ name: name ?? '' }))
    .$if(namePublic !== null, (update) => update.set({ name_public: namePublic }))
    .where('id', '=', person)
    .execute();
}

async function invitationUnderLock(trx: Database, secret: string) {
  const row = await trx
    .selectFrom('invitation')
    .innerJoin('organisation', 'organisation.id', 'invitation.organisation_id')
    .innerJoin('edition', 'edition.id', 'invitation.edition_id')
    .selectAll('invitation')
    .select(['organisation.slug', 'edition.time_zone as timeZone'])
    .select((select) => [
      select
        .selectFrom('organisation_text as text')
        .select('text.name')
        .whereRef('text.organisation_id', '=', 'organisation.id')
        .orderBy((order) => order('text.language', '=', 'en'), 'desc')
        .limit(1)
        .as('name'),
      select
        .selectFrom('phase')
        .select((phase) => phase.fn.max('phase.ends_on').as('last'))
        .whereRef('phase.edition_id', '=', 'edition.id')
        .as('lastPhaseEnds'),
      'edition.ends_on as editionEnds',
    ])
    .where('token_hash', '=', hashOf(secret))
    .forUpdate(['invitation', 'organisation'])
    .executeTakeFirst();
  if (!row) return null;
  const { slug, name, lastPhaseEnds, editionEnds, ...invitation } = row;
  const organisation = { id: row.organisation_id, slug, name: name ?? slug };
  return { ...invitation, organisation, lastDay: lastPhaseEnds ?? editionEnds };
}

async function isKnown(trx: Database, email: string): Promise<boolean> {
  const row = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();
  return row !== undefined;
}

/** The organisation now stands among the leads of the track or the co-authors of the paper. */
async function joinWork(
  trx: Database,
  organisation: number,
  { track, paper }: { readonly track: number | null; readonly paper: number | null },
): Promise<void> {
  const last = 1000;
  if (track !== null)
    await trx
      .insertInto('track_lead')
      .values({ track_id: track, organisation_id: organisation, position: last })
      .onConflict((on) => on.doNothing())
      .execute();
  if (paper !== null)
    await trx
      .insertInto('paper_organisation')
      .values({ paper_id: paper, organisation_id: organisation, role: 'coauthor', position: last })
      .onConflict((on) => on.doNothing())
      .execute();
}
