import { sql } from 'kysely';
import { slugOf } from '../domain/people/slug.ts';
import { hashOf } from '../store/secret.ts';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';
import { preference } from './voices.ts';

type InvitationState = 'waiting' | 'accepted' | 'withdrawn' | 'expired';

export interface Invitation {
  readonly id: number;
  readonly organisation: NamedIn;
  readonly capacity: string;
  /** The track or paper it is for. */
  readonly on: string | null;
  readonly recipient: string;
  readonly state: InvitationState;
  readonly sentAt: Date;
  readonly expiresAt: Date;
}

function selectInvitations(db: Database, language: string, now: Date) {
  const best = preference('language', language);
  return db
    .selectFrom('invitation')
    .select(['invitation.id', 'capacity', 'recipient', 'created_at as sentAt', 'expires_at as expiresAt'])
    .select(named('organisation', 'invitation.organisation_id', language).as('organisation'))
    .select(
      sql<string | null>`coalesce(
        (select name from track_text where track_id = invitation.track_id order by ${best} desc limit 1),
        (select title from paper_text join paper_version version on version.id = paper_version_id
          where version.paper_id = invitation.paper_id order by version.number desc, ${best} desc limit 1))`.as(
        'on',
      ),
    )
    .select(
      sql<InvitationState>`case when accepted_at is not null then 'accepted'
        when expires_at <= coalesce(withdrawn_at, ${now}) then 'expired'
        when withdrawn_at is not null then 'withdrawn' else 'waiting' end`.as('state'),
    );
}

const pageSize = 30;

/** The invitations of an edition, newest first, from before `cursor` (an identifier). */
export async function invitations(
  db: Database,
  edition: number,
  { language, now }: { readonly language: string; readonly now: Date },
  cursor: number | null = null,
): Promise<{ invitations: Invitation[]; next: number | null }> {
  let query = selectInvitations(db, language, now).where('edition_id', '=', edition);
  if (cursor !== null) query = query.where('invitation.id', '<', cursor);
  const rows = await query
    .orderBy('invitation.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const shown = rows.slice(0, pageSize);
  return { invitations: shown, next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
}

/** The invitation a private link opens, and whether its address has a person already; null when there is none. */
export async function invitationBySecret(
  db: Database,
  secret: string,
  { language, now }: { readonly language: string; readonly now: Date },
): Promise<(Invitation & { readonly known: boolean }) | null> {
  const row = await selectInvitations(db, language, now)
    .select(sql<boolean>`exists (select from person where email = recipient)`.as('known'))
    .where('token_hash', '=', hashOf(secret))
    .executeTakeFirst();
  return row ?? null;
}

/** Of some names of organisations, those the congress knows already. */
export async function knownOrganisations(db: Database, names: readonly string[]): Promise<Set<string>> {
  if (names.length === 0) return new Set();
  const slugs = names.map(slugOf);
  const { rows } = await sql<{ slug: string; name: string | null }>`
    select slug, name from organisation left join organisation_text text on text.organisation_id = organisation.id
    where slug = any(${slugs}) or name = any(${[...names]})`.execute(db);
  return new Set(names.filter((name) => rows.some((row) => row.name === name || row.slug === slugOf(name))));
}

/** An invitation that waits for an answer, by what it invites to. */
export interface StandingInvitation {
  /** The organisation, by its name in addresses and by the names it goes by. */
  readonly slug: string;
  readonly names: readonly string[];
  readonly capacity: string;
  /** `track/<name>` or `paper/<name>`; empty for the whole congress. */
  readonly on: string;
}

/** The invitations of an edition that nobody accepted, took back or let run out. */
export async function standingInvitations(
  db: Database,
  edition: number,
  now: Date,
): Promise<StandingInvitation[]> {
  const { rows } = await sql<StandingInvitation>`
    select organisation.slug, capacity,
      array(select name from organisation_text where organisation_id = organisation.id) as names,
      coalesce('track/' || track.slug, 'paper/' || paper.slug, '') as "on"
    from invitation join organisation on organisation.id = invitation.organisation_id
    left join track on track.id = invitation.track_id
    left join paper on paper.id = invitation.paper_id
    where invitation.edition_id = ${edition} and accepted_at is null and withdrawn_at is null
      and expires_at > ${now}`.execute(db);
  return rows;
}
