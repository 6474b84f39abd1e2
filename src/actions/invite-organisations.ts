import { randomBytes } from 'node:crypto';
import type { Capacity } from '../domain/people/naming.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import { slugOf } from '../domain/people/slug.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { hashOf, newSecret } from '../store/secret.ts';
import { authorise } from './authorise.ts';
import { type Letter, sendMail } from './send-mail.ts';

export interface NewInvitation {
  /** The name of the organisation; one with the same name as an address is taken for the same. */
  readonly organisation: string;
  readonly capacity: Capacity;
  /** The track it leads or the paper it co-writes, by name; empty for the other capacities. */
  readonly on: string;
  readonly email: string;
  /** The language of the message. */
  readonly language: string;
}

export type InviteRefusal = PermissionRefusal | 'no-such-place' | 'no-edition';

const lifeDays = 30;
const kinds = {
  lead: 'lead',
  coauthor: 'partner',
  section: 'section',
  sister: 'sister',
  caucus: 'caucus',
} as const;

/**
 * Invites organisations, all or none; returns how many were invited now. An organisation that has an open invitation
 * in the same capacity and place is not written to again.
 * `write` words the message for one of them with the secret of its link.
 */
export function inviteOrganisations(
  db: Database,
  viewer: Viewer | null,
  edition: number,
  given: readonly NewInvitation[],
  write: (invitation: NewInvitation, secret: string) => Letter,
  now: Date,
): Promise<Result<number, InviteRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, {
      act: 'invite-organisation',
      place: everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    // Lists go one by one: two that name the same newcomer make one organisation.
    await trx.selectFrom('edition').select('id').where('id', '=', edition).forNoKeyUpdate().execute();
    const placed = await placesOf(trx, edition, given);
    // Every place is known before anything is written.
    if (!placed) return refused('no-such-place');
    // One that ran out makes room for the next.
    await trx
      .updateTable('invitation')
      .set({ withdrawn_at: now })
      .where('edition_id', '=', edition)
      .where('expires_at', '<=', now)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .execute();
    let sent = 0;
    const by = { edition, person: viewer.person, mandate: decision.mandate.id };
    for (const one of placed) if (await invite(trx, one, by, write, now)) sent += 1;
    return done(sent);
  });
}

/** Invites one organisation, and writes to it; false when it has an open invitation to the same. */
async function invite(
  trx: Database,
  { invitation, place }: PlacedInvitation,
  by: { readonly edition: number; readonly person: string; readonly mandate: number },
  write: (invitation: NewInvitation, secret: string) => Letter,
  now: Date,
): Promise<boolean> {
  const organisation = await organisationNamed(trx, invitation);
  const secret = newSecret();
  const row = await trx
    .insertInto('invitation')
    .values({
      edition_id: by.edition,
      organisation_id: organisation,
      capacity: invitation.capacity,
      track_id: place.track,
      paper_id: place.paper,
      recipient: invitation.email.toLowerCase(),
      language: invitation.language,
      token_hash: hashOf(secret),
      mandate_id: by.mandate,
      created_at: now,
      expires_at: new Date(now.getTime() + lifeDays * 86_400_000),
    })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return false;
  await sendMail(trx, invitation, write(invitation, secret), now);
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'organisation-invited',
      edition_id: by.edition,
      person_id: by.person,
      mandate_id: by.mandate,
      paper_id: place.paper,
      content: JSON.stringify({ invitation: row.id, capacity: invitation.capacity }),
    })
    .execute();
  return true;
}

interface PlacedInvitation {
  readonly invitation: NewInvitation;
  readonly place: { readonly track: number | null; readonly paper: number | null };
}

/** Each invitation with the track or paper it is for; null when one names none there is. */
async function placesOf(
  trx: Database,
  edition: number,
  given: readonly NewInvitation[],
): Promise<PlacedInvitation[] | null> {
  const placed: PlacedInvitation[] = [];
  for (const invitation of given) {
    const place = await placeOf(trx, edition, invitation);
    if (!place) return null;
    placed.push({ invitation, place });
  }
  return placed;
}

/** The track or paper an invitation is for; null when it names none there is. */
async function placeOf(trx: Database, edition: number, { capacity, on }: NewInvitation) {
  const nowhere = { track: null, paper: null };
  if (capacity !== 'lead' && capacity !== 'coauthor') return nowhere;
  const row = await trx
    .selectFrom(capacity === 'lead' ? 'track' : 'paper')
    .select('id')
    .where('edition_id', '=', edition)
    .where('slug', '=', on)
    .executeTakeFirst();
  return row ? { ...nowhere, [capacity === 'lead' ? 'track' : 'paper']: row.id } : null;
}

async function organisationNamed(trx: Database, { organisation: name, capacity, language }: NewInvitation) {
  const slug = slugOf(name) || `organisation-${randomBytes(4).toString('hex')}`;
  const known = await trx
    .selectFrom('organisation')
    .leftJoin('organisation_text as text', 'text.organisation_id', 'organisation.id')
    .select('organisation.id')
    .where((where) => where.or([where('slug', '=', slug), where('text.name', '=', name)]))
    .executeTakeFirst();
  if (known) return known.id;
  const constituency = capacity === 'section' ? 'local-government' : 'civil-society';
  const { id } = await trx
    .insertInto('organisation')
    .values({ slug, kind: kinds[capacity], constituency })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx.insertInto('organisation_text').values({ organisation_id: id, language, name }).execute();
  return id;
}
