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

/** The first of the authors who still carry an amendment; null when nobody does. */
export async function firstAuthor(db: Database, amendment: number): Promise<string | null> {
  const row = await db
    .selectFrom('amendment_signature as signature')
    .innerJoin('amendment', 'amendment.id', 'signature.amendment_id')
    .select('signature.person_id as person')
    .where('amendment.id', '=', amendment)
    .where('withdrawn_at', 'is', null)
    .orderBy((order) => order('signature.person_id', '=', order.ref('amendment.person_id')), 'desc')
    .orderBy('signed_at')
    .orderBy('signature.person_id')
    .limit(1)
    .executeTakeFirst();
  return row?.person ?? null;
}
