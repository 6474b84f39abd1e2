import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';

/** A version in which a provision was written, reworded or moved. */
export interface HistoryLine {
  readonly version: number;
  readonly publishedAt: Date;
}

/** A provision another one was born of (`parent`) or that was born of it (`child`), at `version` of their paper. */
export interface Relative {
  readonly direction: 'parent' | 'child';
  /** How it is born: split, merge, move, copy. */
  readonly descent: string;
  readonly ref: string;
  /** What it is called by: today where it still stands, else where it last did. */
  readonly kind: string;
  readonly number: number | null;
  readonly content: readonly Inline[];
  readonly language: string;
  readonly version: number;
  /** Whether it still stands in the text of today. */
  readonly still: boolean;
}

/** The last state of the provision \`other\` in a published version, with its § there, as SQL. */
const standing = sql`(
  select state.until_version is null as still, state.kind, text.content, text.language,
    case when state.kind not in ('heading', 'note') then (
      select count(*)::integer from provision_state peer join provision beside on beside.id = peer.provision_id
      where beside.paper_id = other.paper_id and peer.kind not in ('heading', 'note')
        and int4range(peer.from_version, peer.until_version) @> shown.number
        and (peer.position, peer.id) <= (state.position, state.id)) end as number
  from provision_state state
  join provision_text text on text.state_id = state.id and text.status = 'original'
  join paper_version shown on shown.paper_id = other.paper_id and shown.published_at is not null
    and int4range(state.from_version, state.until_version) @> shown.number
  where state.provision_id = other.id order by shown.number desc limit 1)`;

/** Where a provision comes from: the published versions that changed it, the first one first; its relatives, parents first. */
export async function provisionPast(
  db: Database,
  provision: number,
): Promise<{ readonly history: readonly HistoryLine[]; readonly relatives: readonly Relative[] }> {
  const { rows } = await sql<{
    history: readonly { readonly version: number; readonly publishedAt: string }[];
    relatives: readonly Relative[];
  }>`select
    (select coalesce(json_agg(json_build_object('version', version.number, 'publishedAt', version.published_at)
        order by version.number), '[]')
      from provision_state state
      join provision on provision.id = state.provision_id
      join paper_version version on version.paper_id = provision.paper_id and version.number = state.from_version
      where state.provision_id = ${provision} and version.published_at is not null) as history,
    (select coalesce(json_agg(json_build_object(
        'direction', case when descent.child_id = ${provision} then 'parent' else 'child' end,
        'ref', other.ref, 'descent', descent.kind, 'version', version.number, 'still', stands.still,
        'kind', stands.kind, 'number', stands.number, 'content', stands.content, 'language', stands.language)
        order by descent.child_id = ${provision} desc, other.ref), '[]')
      from descent
      join provision other on other.id = case when descent.child_id = ${provision} then descent.parent_id else descent.child_id end
      join paper_version version on version.id = descent.paper_version_id
      join lateral ${standing} stands on true
      where ${provision} in (descent.child_id, descent.parent_id)
        and version.published_at is not null) as relatives`.execute(db);
  const [past] = rows;
  const history = (past?.history ?? []).map(({ version, publishedAt }) => ({
    version,
    publishedAt: new Date(publishedAt),
  }));
  return { history, relatives: past?.relatives ?? [] };
}
