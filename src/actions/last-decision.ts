import type { Reason, Verdict } from '../domain/moderation/reasons.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';
import type { HeldWords } from './words-under-lock.ts';

/** A decision of a moderator that stands. */
interface Decision {
  readonly id: number;
  readonly verdict: Verdict;
  readonly reason: Reason | null;
  readonly note: string;
  readonly at: Date;
  /** The person who decided. */
  readonly by: string;
}

/** Somebody else decided on the same words since they were read, and what. */
export interface DecidedMeanwhile {
  readonly ok: false;
  readonly refusal: 'decided-meanwhile';
  /** Null: what was seen as decided was taken back. */
  readonly decided: {
    readonly verdict: Verdict | 'uphold' | 'dismiss';
    readonly reason: Reason | null;
    readonly at: Date;
  } | null;
}

export const decidedMeanwhile = (decided: DecidedMeanwhile['decided']): DecidedMeanwhile => ({
  ok: false,
  refusal: 'decided-meanwhile',
  decided: decided && { verdict: decided.verdict, reason: decided.reason, at: decided.at },
});

/** The last decision on words that was not taken back; null when there is none. */
export async function lastDecision(trx: Database, { kind, is }: HeldWords): Promise<Decision | null> {
  const row = await trx
    .selectFrom('moderation')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .select(['moderation.id', 'verdict', 'reason', 'note', 'moderation.created_at as at'])
    .select('mandate.person_id as by')
    .where(kind === 'contribution' ? 'contribution_id' : 'amendment_id', '=', is.id)
    .where('undone_at', 'is', null)
    .orderBy('moderation.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, verdict: row.verdict as Verdict, reason: row.reason as Reason | null } : null;
}

/** Whether the last decision is this very one: the same request was sent again, and is done. */
export const isSame = (
  last: Decision | null,
  viewer: Viewer,
  given: Pick<Decision, 'verdict' | 'reason' | 'note'> & { readonly seen: { readonly decision: number } },
): last is Decision =>
  last !== null &&
  last.id > given.seen.decision &&
  last.by === viewer.person &&
  last.verdict === given.verdict &&
  last.reason === given.reason &&
  last.note === given.note;
