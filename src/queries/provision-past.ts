import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A version in which a provision was written, reworded or moved. */
export interface HistoryLine {
  readonly version: number;
  readonly publishedAt: Date;
}

/** A provision another one was born of (`parent`) or that was born of it (`child`), at `version` of their paper. */
export interface Relative {
  readonly direction: 'parent' | 'child';
  readonly ref: string;
  readonly kind: string;
  readonly version: number;
  /** Whether it still stands in the text of today. */
  readonly still: boolean;
}

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
        'ref', other.ref, 'kind', descent.kind, 'version', version.number,
        'still', exists (select from provision_state where provision_id = other.id and until_version is null))
        order by descent.child_id = ${provision} desc, other.ref), '[]')
      from descent
      join provision other on other.id = case when descent.child_id = ${provision} then descent.parent_id else descent.child_id end
      join paper_version version on version.id = descent.paper_version_id
      where ${provision} in (descent.child_id, descent.parent_id)
        and version.published_at is not null) as relatives`.execute(db);
  const [past] = rows;
  const history = (past?.history ?? []).map(({ version, publishedAt }) => ({
    version,
    publishedAt: new Date(publishedAt),
  }));
  return { history, relatives: past?.relatives ?? [] };
}
