import { sql } from 'kysely';
import type { Operation } from '../domain/amendments/amendment.ts';
import { after, type State, type Step } from '../domain/amendments/course.ts';
import { wordsWritten } from '../domain/amendments/words.ts';
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
    provision.ref, null::text as step
  from contribution said join provision on provision.id = said.provision_id
  where said.edition_id = ${edition} and said.person_id <> ${person}
  union all
  select 'amendment', null, said.id, said.code, said.reason, said.language, said.person_id, said.standing, said.held_for,
    said.created_at, said.paper_id, null, step.kind
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

/**
 * What waits for a moderator in an edition, the oldest first, at most 200: never the reader's own words, nor an appeal
 * against the reader's own decision. Which of them a mandate covers is for the table of permissions to say. `asked`
 * names one thing that is looked at whether it still waits or not, as long as it is public.
 */
export async function moderationQueue(
  db: Database,
  { edition, person, asked }: { readonly edition: number; readonly person: string; readonly asked?: string },
  now: Date,
): Promise<QueueItem[]> {
  const { rows } = await sql<Row>`
    select said.of, case when appeal.id is not null then 'appeal' when said.standing = 'waiting' then 'waiting'
        when reported.first is null then 'decided' else 'reported' end as kind,
      said.name, said.text, said.language, person.name as author, person.place as "authorPlace", said.held_for as "heldFor",
      circuit.slug as circuit, track.slug as track, paper.slug as paper, said.ref, said.step,
      (select json_agg(json_build_object('number', number, 'language', language, 'operations', operations) order by number desc)
        from amendment_wording where amendment_id = said.amendment) as wordings,
      coalesce(appeal.created_at, reported.first, said.created_at) as since, coalesce(last.id, 0) as decision,
      coalesce(reported.all, '[]'::json) as reports,
      case when appeal.id is not null then json_build_object('id', appeal.id, 'text', appeal.text,
        'language', appeal.language, 'reason', last.reason, 'note', last.note) end as appeal
    from (${words(edition, person)}) said
    join person on person.id = said.person
    join paper on paper.id = said.paper
    left join circuit on circuit.id = paper.circuit_id
    left join track on track.id = paper.track_id
    left join lateral (select id, reason, note, mandate_id, created_at from moderation
      where ${onThese('moderation')} and undone_at is null order by id desc limit 1) last on true
    left join mandate on mandate.id = last.mandate_id
    left join appeal on appeal.moderation_id = last.id and appeal.decided_at is null and said.standing = 'hidden'
      and mandate.person_id <> ${person}
    left join lateral (select min(created_at) as first, json_agg(json_build_object('reason', reason, 'note', note) order by id) as all
      from report where ${onThese('report')} and created_at > coalesce(last.created_at, '-infinity')) reported on true
    where (${needsReading(now)}) or (said.name = ${asked ?? null}::text and said.standing = 'published')
    order by since, said.name
    limit 200`.execute(db);
  return rows.map(({ step, wordings, ...row }) => ({
    ...row,
    state: step && after(step),
    wordings: (wordings ?? []).map(({ operations, ...wording }) => ({
      ...wording,
      words: wordsWritten(operations),
    })),
  }));
}
