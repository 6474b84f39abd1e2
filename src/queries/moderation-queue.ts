import { sql } from 'kysely';
import type { Operation } from '../domain/amendments/amendment.ts';
import { after, type State, type Step } from '../domain/amendments/course.ts';
import { wordsWritten } from '../domain/amendments/words.ts';
import { reachOf } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from './database.ts';

/** Words that a moderator must read: held before publication, reported after it, or hidden and appealed. */
export interface QueueItem {
  readonly of: 'contribution' | 'amendment';
  readonly kind: 'waiting' | 'reported' | 'appeal' | 'decided';
  /** The contribution by its name, or the amendment by its code. */
  readonly name: string;
  readonly text: string;
  readonly language: string;
  readonly author: string;
  readonly authorPlace: string | null;
  readonly heldFor: string | null;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
  /** The provision of a contribution. */
  readonly ref: string | null;
  /** Of an amendment: where it stands in its course, and what each of its wordings would write, the last one first. */
  readonly state: State | null;
  readonly wordings: readonly {
    readonly number: number;
    readonly language: string;
    readonly words: readonly string[];
  }[];
  readonly since: Date;
  /** The last decision on these words that stands; 0: none. */
  readonly decision: number;
  /** The appeal against it that was decided, if it was; 0: none. */
  readonly appealDecided: number;
  readonly reports: readonly { readonly reason: string; readonly note: string }[];
  readonly appeal: {
    readonly id: number;
    readonly text: string;
    readonly language: string;
    readonly reason: string;
    readonly note: string;
  } | null;
}

type Row = Omit<QueueItem, 'state' | 'wordings'> & {
  readonly amendment: number | null;
  readonly count: number;
  readonly step: Step | null;
  readonly wordings:
    | readonly {
        readonly number: number;
        readonly language: string;
        readonly operations: readonly Operation[];
      }[]
    | null;
};

/** Contributions and amendments alike, as moderation sees them; those of their reader left out. */
const words = (edition: number, person: string) => sql`
  select 'contribution' as of, said.id as contribution, null::bigint as amendment, said.slug::text as name, said.text,
    said.language, said.person_id as person, said.standing, said.held_for, said.created_at, provision.paper_id as paper,
    provision.ref, null::text as step, said.left_at is not null as gone
  from contribution said join provision on provision.id = said.provision_id
  where said.edition_id = ${edition} and said.person_id <> ${person}
  union all
  select 'amendment', null, said.id, said.code, said.reason, said.language, said.person_id, said.standing, said.held_for,
    said.created_at, said.paper_id, null, step.kind, step.kind = 'withdrawn'
  from amendment said join amendment_step step on step.id = said.step_id
  where said.edition_id = ${edition} and not (said.standing = 'waiting' and step.kind in ('withdrawn', 'substituted'))
    and not exists (select from amendment_signature signature
      where signature.amendment_id = said.id and signature.person_id = ${person} and withdrawn_at is null)`;

/** What a decision or a report is about. */
const onThese = (table: 'moderation' | 'report') =>
  sql`(${sql.ref(`${table}.contribution_id`)} = said.contribution or ${sql.ref(`${table}.amendment_id`)} = said.amendment)`;

/** Held for the code of its author, a contribution is nobody else's business yet. */
const needsReading = (now: Date) => sql`
  (said.standing = 'waiting' or appeal.id is not null or (said.standing = 'published' and reported.first is not null))
  and (said.standing <> 'waiting' or not exists (select from guest_confirmation code
    where code.contribution_id = said.contribution and code.expires_at > ${now} and code.attempts < 5 and said.held_for = 'guest'))`;

/** The same person's decision was overturned on an appeal, and the words are the same: somebody else decides on them. */
const wasOverturned = (
  person: string,
) => sql`exists (select from moderation join mandate on mandate.id = mandate_id
  join appeal on appeal.moderation_id = moderation.id
  where ${onThese('moderation')} and mandate.person_id = ${person} and upheld
    and not exists (select from amendment_wording wording
      where wording.amendment_id = said.amendment and wording.created_at > moderation.created_at))`;

interface Asked {
  readonly edition: number;
  readonly viewer: Viewer;
  /** What is looked at first, whether it still waits or not, as long as it is public. */
  readonly asked?: string | undefined;
  /** What was read last: what follows it comes first, and what was skipped before last. */
  readonly after?: string | undefined;
}

/** How much of it is read at once. */
const pageSize = 20;

/**
 * What waits for a moderator in an edition where their mandates let them decide, the oldest first, and how much does in
 * all: never their own words, nor what they decided on and another decided otherwise, nor an appeal against their own
 * decision.
 */
export async function moderationQueue(
  db: Database,
  { edition, viewer, asked, after: last }: Asked,
  now: Date,
): Promise<{ readonly count: number; readonly items: QueueItem[] }> {
  const { rows } = await sql<Row>`
    with queue as (${queue(edition, viewer, asked, now)})
    select queue.*, (select json_agg(json_build_object('number', number, 'language', language, 'operations', operations)
        order by number desc) from amendment_wording where amendment_id = queue.amendment) as wordings,
      (select count(*) from queue where kind <> 'decided')::integer as count
    from queue
    order by name is distinct from ${asked ?? null}::text,
      (since, name) <= (select since, name from queue where name = ${last ?? null}::text), since, name
    limit ${pageSize}`.execute(db);
  const items = rows.map(({ step, wordings, count: _, amendment: __, ...row }) => ({
    ...row,
    state: step && after(step),
    wordings: (wordings ?? []).map(({ operations, ...wording }) => ({
      ...wording,
      words: wordsWritten(operations),
    })),
  }));
  return { count: rows[0]?.count ?? 0, items };
}

const queue = (edition: number, viewer: Viewer, asked: string | undefined, now: Date) => sql`
  select said.of, case when appeal.id is not null then 'appeal' when said.standing = 'waiting' then 'waiting'
      when reported.first is null then 'decided' else 'reported' end as kind,
    said.name, said.text, said.language, person.name as author, person.place as "authorPlace", said.held_for as "heldFor",
    circuit.slug as circuit, track.slug as track, paper.slug as paper, said.ref, said.step, said.amendment,
    coalesce(appeal.created_at, reported.first, said.created_at) as since, coalesce(last.id, 0) as decision,
    coalesce(last.appeal, 0) as "appealDecided", coalesce(reported.all, '[]'::json) as reports,
    case when appeal.id is not null then json_build_object('id', appeal.id, 'text', appeal.text,
      'language', appeal.language, 'reason', last.reason, 'note', last.note) end as appeal
  from (${words(edition, viewer.person)}) said
  join person on person.id = said.person
  join paper on paper.id = said.paper
  left join circuit on circuit.id = paper.circuit_id
  left join track on track.id = paper.track_id
  left join lateral (select moderation.id, reason, moderation.note, moderation.mandate_id, moderation.created_at,
      decided.id as appeal
    from moderation left join appeal decided on decided.moderation_id = moderation.id and decided.decided_at is not null
    where ${onThese('moderation')} and undone_at is null order by moderation.id desc limit 1) last on true
  left join mandate on mandate.id = last.mandate_id
  left join appeal on appeal.moderation_id = last.id and appeal.decided_at is null and said.standing = 'hidden'
    and not said.gone and mandate.person_id <> ${viewer.person}
  left join lateral (select min(created_at) as first, json_agg(json_build_object('reason', reason, 'note', note) order by id) as all
    from report where ${onThese('report')} and created_at > coalesce(last.created_at, '-infinity')) reported on true
  where ((${needsReading(now)}) or (said.name = ${asked ?? null}::text and said.standing = 'published'))
    and exists (select from json_to_recordset(${JSON.stringify(reachOf(viewer, 'moderate'))}::json)
        as reach(circuit text, track text, paper text)
      where (reach.circuit is null or reach.circuit = circuit.slug) and (reach.track is null or reach.track = track.slug)
        and (reach.paper is null or reach.paper = paper.slug))
    and (appeal.id is not null or not ${wasOverturned(viewer.person)})`;
