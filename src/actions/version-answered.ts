import type { Database } from '../store/database.ts';

interface Answered {
  readonly contribution: number | null;
  /** The row of the provision. */
  readonly recommendation: number | null;
}

/**
 * The version of the paper an answer is about: the one a contribution was made on, or the one in which a recommendation
 * was read at a moment; null for a priority, and for what was not published yet.
 */
export async function versionAnswered(
  trx: Database,
  { contribution, recommendation }: Answered,
  at: Date,
): Promise<number | null> {
  if (contribution !== null) {
    const said = await trx
      .selectFrom('contribution')
      .select('paper_version_id as version')
      .where('id', '=', contribution)
      .executeTakeFirst();
    return said?.version ?? null;
  }
  if (recommendation === null) return null;
  const row = await trx
    .selectFrom('provision')
    .innerJoin('paper_version as version', 'version.paper_id', 'provision.paper_id')
    .select('version.id')
    .where('provision.id', '=', recommendation)
    .where('version.published_at', '<=', at)
    .orderBy('version.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id ?? null;
}
