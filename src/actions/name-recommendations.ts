import { sql } from 'kysely';
import type { Database } from '../store/database.ts';
import type { LockedPaper } from './paper-under-lock.ts';

/**
 * Gives each recommendation of a version that has none its permanent code, after the last one of the paper, in the
 * order of the text; from then on an answer is owed to it.
 */
export async function nameRecommendations(
  trx: Database,
  paper: LockedPaper,
  version: number,
  now: Date,
): Promise<void> {
  const fresh = await trx
    .selectFrom('provision')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .leftJoin('recommendation', 'recommendation.provision_id', 'provision.id')
    .select('provision.id')
    .where('paper_id', '=', paper.id)
    .where('state.kind', '=', 'recommendation')
    .where('state.from_version', '=', version)
    .where('recommendation.provision_id', 'is', null)
    .orderBy('state.position')
    .execute();
  if (fresh.length === 0) return;
  const pattern = `^${paper.code}-R([0-9]+)$`;
  const { rows } = await sql<{ last: number | null }>`
    select max(substring(code from ${pattern})::integer) as last from recommendation
    where edition_id = ${paper.edition} and code ~ ${pattern}`.execute(trx);
  const last = rows[0]?.last ?? 0;
  await trx
    .insertInto('recommendation')
    .values(
      fresh.map(({ id }, index) => ({
        provision_id: id,
        edition_id: paper.edition,
        code: `${paper.code}-R${String(last + index + 1).padStart(2, '0')}`,
        answer_due_at: new Date(now.getTime() + paper.answerDays * 86_400_000),
      })),
    )
    .execute();
}
