import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How moderation goes, in numbers alone. */
export interface ModerationCounts {
  readonly said: number;
  readonly proposed: number;
  readonly reported: number;
  readonly waiting: number;
  readonly kept: number;
  readonly hidden: number;
  readonly withdrawn: number;
  readonly appeals: number;
  readonly upheld: number;
  /** How many are hidden now, by reason. */
  readonly byReason: Readonly<Record<string, number>>;
}

/** The numbers of an edition, contributions and amendments together; never whose words, nor which. */
export async function moderationCounts(db: Database, edition: number): Promise<ModerationCounts> {
  const { rows } = await sql<ModerationCounts>`
    with own as (
        select 'contribution' as of, id, standing from contribution where edition_id = ${edition}
        union all
        select 'amendment', said.id, case when said.standing = 'hidden' or step.kind <> 'withdrawn' then said.standing else 'withdrawn' end
        from amendment said join amendment_step step on step.id = said.step_id where said.edition_id = ${edition}),
      reported as (select distinct contribution_id, amendment_id from report),
      decided as (select moderation.*, own.of, own.id as words from moderation
        join own on (own.of = 'contribution' and own.id = contribution_id) or (own.of = 'amendment' and own.id = amendment_id)
        where undone_at is null)
    select (select count(*) from own where of = 'contribution' and standing <> 'waiting')::integer as said,
      (select count(*) from own where of = 'amendment' and standing <> 'waiting')::integer as proposed,
      (select count(*) from reported join own on (own.of = 'contribution' and own.id = contribution_id)
        or (own.of = 'amendment' and own.id = amendment_id))::integer as reported,
      (select count(*) from own where standing = 'waiting')::integer as waiting,
      (select count(*) from decided where verdict = 'keep')::integer as kept,
      (select count(*) from own where standing = 'hidden')::integer as hidden,
      (select count(*) from own where standing = 'withdrawn')::integer as withdrawn,
      (select count(*) from appeal join decided on decided.id = moderation_id)::integer as appeals,
      (select count(*) from appeal join decided on decided.id = moderation_id where upheld)::integer as upheld,
      (select coalesce(json_object_agg(reason, count), '{}'::json) from (
        select last.reason, count(*) from own join lateral (select reason from decided
          where decided.of = own.of and decided.words = own.id and verdict = 'hide'
          order by decided.id desc limit 1) last on true where own.standing = 'hidden' group by last.reason) reasons) as "byReason"`.execute(
    db,
  );
  const [counts] = rows;
  if (!counts) throw new Error('a count always has a row');
  return counts;
}
