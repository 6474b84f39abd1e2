import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A provision another one was born of (`parent`) or that was born of it (`child`), at `version` of their paper. */
export interface Relative {
  readonly direction: 'parent' | 'child';
  readonly ref: string;
  readonly kind: string;
  readonly version: number;
  /** Whether it still stands in the text of today. */
  readonly still: boolean;
}

/** The relatives of one provision, parents first. */
export async function descentOf(db: Database, provision: number): Promise<Relative[]> {
  const { rows } = await sql<Relative>`
    select case when descent.child_id = ${provision} then 'parent' else 'child' end as direction,
      other.ref, descent.kind, version.number as version,
      exists (select from provision_state where provision_id = other.id and until_version is null) as still
    from descent
    join provision other on other.id = case when descent.child_id = ${provision} then descent.parent_id else descent.child_id end
    join paper_version version on version.id = descent.paper_version_id and version.published_at is not null
    where ${provision} in (descent.child_id, descent.parent_id)
    order by 1 desc, other.ref`.execute(db);
  return rows;
}
