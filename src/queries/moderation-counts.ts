import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How moderation goes, in numbers alone. */
export interface ModerationCounts {
  readonly said: number;
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

/** The numbers of an edition; never whose words, nor which. */
export async function moderationCounts(db: Database, edition: number): Promise<ModerationCounts> {
  const { rows } = await sql<ModerationCounts>`
    with own as (select id, standing from contribution where edition_id = ${edition}),
      decided as (select moderation.* from moderation join own on own.id = contribution_id where undone_at is null)
    select (select count(*) from own where standing <> 'waiting')::integer as said,
      (select count(distinct contribution_id) from report join own on own.id = contribution_id)::integer as reported,
      (select count(*) from own where standing = 'waiting')::integer as waiting,
      (select count(*) from decided where verdict = 'keep')::integer as kept,
      (select count(*) from own where standing = 'hidden')::integer as hidden,
      (select count(*) from own where standing = 'withdrawn')::integer as withdrawn,
      (select count(*) from appeal join decided on decided.id = moderation_id)::integer as appeals,
      (select count(*) from appeal join decided on decided.id = moderation_id where upheld)::integer as upheld,
      (select coalesce(json_object_agg(reason, count), '{}'::json) from (
        select last.reason, count(*) from own join lateral (select reason from decided where contribution_id = own.id and verdict = 'hide'
          order by id desc limit 1) last on true where own.standing = 'hidden' group by last.reason) reasons) as "byReason"`.execute(
    db,
  );
  const [counts] = rows;
  if (!counts) throw new Error('a count always has a row');
  return counts;
}
