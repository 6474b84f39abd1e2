import type { Database } from './database.ts';

export interface OutcomeState {
  readonly id: number;
  readonly slug: string;
  readonly published: number | null;
  /** The number of the draft in hand; null when there is none. */
  readonly draft: number | null;
}

/** The edition's outcome and its versions; null while no outcome has been opened. */
export async function outcomeOf(db: Database, edition: number): Promise<OutcomeState | null> {
  const rows = await db
    .selectFrom('paper')
    .leftJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .select(['paper.id', 'paper.slug', 'version.number', 'version.published_at'])
    .where('paper.edition_id', '=', edition)
    .where('paper.kind', '=', 'outcome')
    .orderBy('version.number', 'desc')
    .execute();
  const [first] = rows;
  if (!first) return null;
  return {
    id: first.id,
    slug: first.slug,
    published: rows.find((row) => row.published_at !== null)?.number ?? null,
    draft: rows.find((row) => row.number !== null && row.published_at === null)?.number ?? null,
  };
}

/** The clauses declared to come from nowhere, with their reasons. */
export async function newClauses(db: Database, clauses: readonly number[]): Promise<Map<number, string>> {
  if (clauses.length === 0) return new Map();
  const rows = await db
    .selectFrom('new_clause')
    .select(['clause_id', 'reason'])
    .where('clause_id', 'in', [...clauses])
    .execute();
  return new Map(rows.map(({ clause_id, reason }) => [clause_id, reason]));
}
