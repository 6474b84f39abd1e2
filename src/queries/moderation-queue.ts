import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Words that a moderator must read: held before publication, reported after it, or hidden and appealed. */
export interface QueueItem {
  readonly kind: 'waiting' | 'reported' | 'appeal';
  readonly slug: string;
  readonly text: string;
  readonly language: string;
  readonly author: string;
  readonly authorPlace: string | null;
  readonly heldFor: string | null;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
  readonly ref: string;
  readonly since: Date;
  readonly reports: readonly { readonly reason: string; readonly note: string }[];
  readonly appeal: {
    readonly id: number;
    readonly text: string;
    readonly language: string;
    readonly reason: string;
    readonly note: string;
  } | null;
}

/**
 * What waits for a moderator in an edition, the oldest first, at most 200: never the reader's own words, nor an appeal
 * against the reader's own decision. Which of them a mandate covers is for the table of permissions to say.
 */
export async function moderationQueue(
  db: Database,
  edition: number,
  person: string,
  now: Date,
): Promise<QueueItem[]> {
  const { rows } = await sql<QueueItem>`
    select case when appeal.id is not null then 'appeal' when said.standing = 'waiting' then 'waiting' else 'reported' end as kind,
      said.slug, said.text, said.language, person.name as author, person.place as "authorPlace", said.held_for as "heldFor",
      circuit.slug as circuit, track.slug as track, paper.slug as paper, provision.ref,
      coalesce(appeal.created_at, reported.first, said.created_at) as since,
      coalesce(reported.all, '[]'::json) as reports,
      case when appeal.id is not null then json_build_object('id', appeal.id, 'text', appeal.text,
        'language', appeal.language, 'reason', hidden.reason, 'note', hidden.note) end as appeal
    from contribution said
    join person on person.id = said.person_id
    join provision on provision.id = said.provision_id
    join paper on paper.id = provision.paper_id
    left join circuit on circuit.id = paper.circuit_id
    left join track on track.id = paper.track_id
    left join lateral (select id, reason, note, mandate_id, created_at, verdict from moderation
      where contribution_id = said.id and undone_at is null order by id desc limit 1) hidden on true
    left join mandate on mandate.id = hidden.mandate_id
    left join appeal on appeal.moderation_id = hidden.id and appeal.decided_at is null and said.standing = 'hidden'
      and mandate.person_id <> ${person}
    left join lateral (select min(created_at) as first, json_agg(json_build_object('reason', reason, 'note', note) order by id) as all
      from report where contribution_id = said.id and created_at > coalesce(hidden.created_at, '-infinity')) reported on true
    where said.edition_id = ${edition} and said.person_id <> ${person}
      and (said.standing = 'waiting' or appeal.id is not null
        or (said.standing = 'published' and reported.first is not null))
      and (said.standing <> 'waiting' or not exists (
        select from guest_confirmation code where code.contribution_id = said.id and code.expires_at > ${now} and said.held_for = 'guest'))
    order by since, said.id
    limit 200`.execute(db);
  return rows;
}

/** A decision its moderator can still take back. */
export interface FreshDecision {
  readonly id: number;
  readonly slug: string;
  readonly verdict: string;
  readonly at: Date;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
}

/** The decisions of a person in an edition since a moment, newest first. */
export async function freshDecisions(
  db: Database,
  edition: number,
  person: string,
  since: Date,
): Promise<FreshDecision[]> {
  return db
    .selectFrom('moderation')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .innerJoin('public_contribution as said', 'said.id', 'moderation.contribution_id')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select(['moderation.id', 'said.slug', 'verdict', 'moderation.created_at as at'])
    .select(['circuit.slug as circuit', 'track.slug as track', 'paper.slug as paper'])
    .where('said.edition_id', '=', edition)
    .where('mandate.person_id', '=', person)
    .where('moderation.created_at', '>', since)
    .where('undone_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('appeal')
            .select('appeal.id')
            .whereRef('appeal.moderation_id', '=', 'moderation.id'),
        ),
      ),
    )
    .orderBy('moderation.id', 'desc')
    .limit(10)
    .execute();
}
