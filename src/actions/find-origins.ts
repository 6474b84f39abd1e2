import type { Database } from '../store/database.ts';

/** Exactly one of them is set: what a clause comes from. */
export interface FoundOrigin {
  readonly provision_id?: number;
  readonly contribution_id?: number;
  readonly answer_id?: number;
  readonly priority_id?: number;
}

/**
 * Finds what clauses can come from by the names people cite: codes of recommendations (AIC-R07), names of
 * contributions (aic-c012), answers (aic-a004) and priorities; in any case, each once.
 */
export async function findOrigins(
  trx: Database,
  edition: number,
  names: readonly string[],
): Promise<{ found: FoundOrigin[]; unknown: string[] }> {
  const wanted = [...new Set(names.map((name) => name.trim().toLowerCase()).filter(Boolean))];
  if (wanted.length === 0) return { found: [], unknown: [] };
  const upper = wanted.map((name) => name.toUpperCase());
  const codes = await trx
    .selectFrom('recommendation')
    .select(['code as name', 'provision_id as id'])
    .where('edition_id', '=', edition)
    .where('code', 'in', upper)
    .execute();
  const known = new Map<string, FoundOrigin>(
    codes.map(({ name, id }) => [name.toLowerCase(), { provision_id: id }]),
  );
  const said = await trx
    .selectFrom('public_contribution')
    .select(['slug as name', 'id'])
    .where('edition_id', '=', edition)
    .where('standing', '=', 'published')
    .where('slug', 'in', wanted)
    .execute();
  for (const { name, id } of said) known.set(name, { contribution_id: id });
  for (const table of ['answer', 'priority'] as const) {
    const rows = await trx
      .selectFrom(table)
      .select([`${table}.slug as name`, `${table}.id as id`])
      .where('edition_id', '=', edition)
      .where('slug', 'in', wanted)
      .execute();
    for (const { name, id } of rows) known.set(name, { [`${table}_id`]: id });
  }
  return {
    found: wanted.flatMap((name) => known.get(name) ?? []),
    unknown: wanted.filter((name) => !known.has(name)),
  };
}
