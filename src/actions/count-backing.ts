import { sql } from 'kysely';
import { type Backing, isBacked, type State } from '../domain/amendments/course.ts';
import type { Database } from '../store/database.ts';
import { takeStep } from './take-step.ts';

/** Who stands behind an amendment: people who signed or support it for themselves or did before it was imported, and organisations that do. */
async function backingOf(trx: Database, amendment: number): Promise<Backing> {
  const { rows } = await sql<Backing>`
    select (count(distinct person_id) filter (where mandate_id is null)
        + (select imported_people from amendment where id = ${amendment}))::integer as people,
      count(distinct organisation_id)::integer as organisations
    from (
      select person_id, mandate_id, organisation_id from amendment_support where amendment_id = ${amendment}
      union all
      select signature.person_id, mandate_id, mandate.organisation_id
      from amendment_signature signature left join mandate on mandate.id = mandate_id
      where amendment_id = ${amendment} and withdrawn_at is null
    ) backing`.execute(trx);
  return rows[0] ?? { people: 0, organisations: 0 };
}

/** Whether enough stand behind an amendment for the lead to owe a decision, or did since it was last worded anew. */
export async function enoughBehind(
  trx: Database,
  amendment: { readonly id: number; readonly edition: number },
): Promise<boolean> {
  const needed = await trx
    .selectFrom('edition')
    .select(['amendment_people as people', 'amendment_organisations as organisations'])
    .where('id', '=', amendment.edition)
    .executeTakeFirstOrThrow();
  if (isBacked(await backingOf(trx, amendment.id), needed)) return true;
  const once = await trx
    .selectFrom('amendment_step')
    .select('kind')
    .where('amendment_id', '=', amendment.id)
    .where('kind', 'in', ['supported', 'reworded'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return once?.kind === 'supported';
}

/** Puts an amendment before the lead once enough stand behind it; it stays there when somebody leaves. */
export async function countBacking(
  trx: Database,
  amendment: { readonly id: number; readonly edition: number; readonly paper: number; readonly state: State },
  wording: number,
  now: Date,
): Promise<void> {
  if (amendment.state !== 'seeking-support') return;
  if (!(await enoughBehind(trx, amendment))) return;
  await takeStep(trx, amendment, { kind: 'supported', wording, person: null, mandate: null }, now);
}
