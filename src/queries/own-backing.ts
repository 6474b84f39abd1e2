import { sql } from 'kysely';
import type { Database } from './database.ts';

/** How a person stands behind an amendment. */
export interface OwnBacking {
  /** Among the authors who still carry it. */
  readonly signed: boolean;
  /**
   * The first of them, who alone words it, agrees to another wording or replaces it: anybody may sign, and nobody takes
   * over the words of others by signing. Who proposed it comes first, then whoever signed first.
   */
  readonly first: boolean;
  readonly supports: boolean;
}

export async function ownBacking(db: Database, amendment: number, person: string): Promise<OwnBacking> {
  const { rows } = await sql<OwnBacking>`
    select coalesce(bool_or(signature.person_id = ${person}), false) as signed,
      coalesce((array_agg(signature.person_id
        order by signature.person_id = amendment.person_id desc, signed_at, signature.person_id))[1] = ${person}, false) as first,
      exists (select from amendment_support where amendment_id = ${amendment} and person_id = ${person}) as supports
    from amendment_signature signature join amendment on amendment.id = amendment_id
    where amendment_id = ${amendment} and withdrawn_at is null`.execute(db);
  return rows[0] ?? { signed: false, first: false, supports: false };
}
