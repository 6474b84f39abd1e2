import type { Database } from './database.ts';

/** A version in which a provision was written, reworded or moved. */
export interface HistoryLine {
  readonly version: number;
  readonly publishedAt: Date;
}

/** The published versions that changed a provision, the first one first. */
export async function provisionHistory(db: Database, provision: number): Promise<HistoryLine[]> {
  const rows = await db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper_version as version', (join) =>
      join
        .onRef('version.paper_id', '=', 'provision.paper_id')
        .onRef('version.number', '=', 'state.from_version'),
    )
    .select(['version.number as version', 'version.published_at as publishedAt'])
    .where('state.provision_id', '=', provision)
    .where('version.published_at', 'is not', null)
    .orderBy('version.number')
    .execute();
  return rows.flatMap(({ version, publishedAt }) => (publishedAt ? [{ version, publishedAt }] : []));
}
