import { sql } from 'kysely';
import type { Division } from '../domain/amendments/division.ts';
import { refused } from '../domain/result.ts';
import { decidingSittings } from '../queries/deciding-sittings.ts';
import { isForSitting } from '../queries/is-for-sitting.ts';
import type { Database } from '../store/database.ts';

/** What a sitting decided: which one by its name, how, and what was said of it. */
export interface Decided extends Division {
  readonly sitting: string;
  readonly carried: boolean;
  readonly note: string;
  readonly language: string | null;
}

/**
 * What a sitting decided on an amendment, or on a part of it, since it was last referred, as long as that stands; null
 * while it decided nothing.
 */
export async function decisionInForce(
  trx: Database,
  amendment: number,
  part?: number,
): Promise<Decided | null> {
  if (!(await isForSitting(trx, amendment))) return null;
  const row = await trx
    .selectFrom('division')
    .innerJoin('sitting', 'sitting.id', 'division.sitting_id')
    .leftJoin('amendment_step as step', (join) =>
      join
        .onRef('step.amendment_id', '=', 'division.amendment_id')
        .onRef('step.id', '>', 'division.step_id')
        .on('step.kind', 'in', ['accepted', 'declined']),
    )
    .select(['rule', 'yes', 'no', 'abstentions', 'carried', 'sitting.slug as sitting'])
    // What is said of a part is kept with it, what is said of the whole with the step.
    .select(({ fn }) => [
      fn.coalesce('division.note', 'step.note', sql<string>`''`).as('note'),
      fn.coalesce('division.language', 'step.language').as('language'),
    ])
    .where('division.amendment_id', '=', amendment)
    .where('division.step_id', '=', (query) =>
      query
        .selectFrom('amendment_step')
        .select(({ fn }) => fn.max('id').as('id'))
        .where('amendment_id', '=', amendment)
        .where('kind', '=', 'referred'),
    )
    .where('division.part', 'is not distinct from', part ?? null)
    .orderBy('step.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, rule: row.rule as Division['rule'] } : null;
}

/** Whether a decision is told as it was told before: the same request was sent again. */
export const isSameDecision = (one: Decided, other: Decided): boolean =>
  (['sitting', 'carried', 'rule', 'yes', 'no', 'abstentions', 'note', 'language'] as const).every(
    (what) => one[what] === other[what],
  );

export type SittingRefusal = 'no-such-sitting' | 'sitting-elsewhere';

/** The sitting that may decide on a paper, by its name. */
export async function sittingNamed(
  trx: Database,
  paper: number,
  slug: string,
): Promise<{ readonly ok: true; readonly value: number } | { ok: false; refusal: SittingRefusal }> {
  const found = (await decidingSittings(trx, paper)).find((sitting) => sitting.slug === slug);
  if (!found) return refused('no-such-sitting');
  return found.concerned ? { ok: true, value: found.id } : refused('sitting-elsewhere');
}
