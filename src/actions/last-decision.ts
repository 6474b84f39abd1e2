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
  /** What another moderator decided on an appeal against it; null while there is none, or it waits. */
  readonly appeal: { readonly id: number; readonly upheld: boolean; readonly at: Date } | null;
}

/** What a moderator had before their eyes: decided on anything else, they would decide unread. */
export interface Seen {
  /** The last decision on the words that stood, by its number; 0: none. */
  readonly decision: number;
  /** The appeal against it that was decided, by its number; 0: none. */
  readonly appeal: number;
  /** The last wording of an amendment, by its number; null of a contribution, whose words never change. */
  readonly wording: number | null;
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
  /** What who decides again has seen, having read this. */
  readonly seen: Omit<Seen, 'wording'>;
}

export const decidedMeanwhile = (
  decided: DecidedMeanwhile['decided'],
  seen: DecidedMeanwhile['seen'],
): DecidedMeanwhile => ({
  ok: false,
  seen,
  refusal: 'decided-meanwhile',
  decided: decided && { verdict: decided.verdict, reason: decided.reason, at: decided.at },
});

/** What was decided on the same words since they were read: on an appeal too. */
export function meanwhile(last: Decision | null): DecidedMeanwhile {
  const seen = { decision: last?.id ?? 0, appeal: last?.appeal?.id ?? 0 };
  if (!last?.appeal) return decidedMeanwhile(last, seen);
  const { upheld, at } = last.appeal;
  return decidedMeanwhile({ verdict: upheld ? 'uphold' : 'dismiss', reason: null, at }, seen);
}

/** Whether nothing was decided since. */
export const isSeen = (last: Decision | null, seen: Seen): boolean =>
  seen.decision === (last?.id ?? 0) && seen.appeal === (last?.appeal?.id ?? 0);

/** Whether another moderator overturned what a person decided on these very words: they do not decide on them again. */
export async function wasOverturned(trx: Database, words: HeldWords, person: string): Promise<boolean> {
  const row = await trx
    .selectFrom('moderation')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .innerJoin('appeal', 'appeal.moderation_id', 'moderation.id')
    .select('moderation.id')
    .where(words.kind === 'contribution' ? 'contribution_id' : 'amendment_id', '=', words.is.id)
    .where('mandate.person_id', '=', person)
    .where('appeal.upheld', '=', true)
    .where('text_hash', '=', words.hash)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** The last decision on words that was not taken back; null when there is none. */
export async function lastDecision(trx: Database, { kind, is }: HeldWords): Promise<Decision | null> {
  const row = await trx
    .selectFrom('moderation')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .leftJoin('appeal', 'appeal.moderation_id', 'moderation.id')
    .select(['moderation.id', 'verdict', 'reason', 'moderation.note', 'moderation.created_at as at'])
    .select(['mandate.person_id as by', 'appeal.id as appeal', 'upheld', 'decided_at as appealAt'])
    .where(kind === 'contribution' ? 'contribution_id' : 'amendment_id', '=', is.id)
    .where('undone_at', 'is', null)
    .orderBy('moderation.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  const { appeal: id, upheld, appealAt: at, ...decision } = row;
  const appeal = id !== null && upheld !== null && at ? { id, upheld, at } : null;
  return { ...decision, appeal, verdict: row.verdict as Verdict, reason: row.reason as Reason | null };
}

/** Whether the last decision is this very one: the same request was sent again, and is done. */
export const isSame = (
  last: Decision | null,
  viewer: Viewer,
  given: Pick<Decision, 'verdict' | 'reason' | 'note'> & { readonly seen: Seen },
): last is Decision =>
  last !== null &&
  last.id > given.seen.decision &&
  !last.appeal &&
  last.by === viewer.person &&
  last.verdict === given.verdict &&
  last.reason === given.reason &&
  last.note === given.note;
