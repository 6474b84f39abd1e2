import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { Reason } from '../domain/moderation/reasons.ts';
import { isInstitutional, type NotPublic, whyNotPublic } from '../domain/moderation/standing.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { lastDecision } from './last-decision.ts';
import { type HeldWords, type Named, namedBy, wordsUnderLock } from './words-under-lock.ts';

export interface NewReport {
  readonly edition: number;
  readonly about: Named;
  readonly reason: Reason;
  readonly note: string;
  /** Sent again with the same key by somebody without an account, it is the same report. */
  readonly key: string;
}

export type ReportRefusal =
  | PermissionRefusal
  | NotPublic
  | 'no-such-contribution'
  | 'no-such-amendment'
  | 'amendment-accepted'
  | 'too-many';

/** From people without an account on the same words since a moderator last read them: more would say no more. */
const mostOfVisitors = 10;

/** Reports words that break the rules; a moderator reads them. Reported again by the same person, it is one report. */
export function report(
  db: Database,
  viewer: Viewer | null,
  given: NewReport,
  now: Date,
): Promise<Result<null, ReportRefusal>> {
  return db.transaction().execute(async (trx) => {
    const words = await wordsUnderLock(trx, given.edition, given.about, now);
    const decision = await authorise(trx, viewer, {
      act: 'report',
      place: words?.place ?? everywhere,
      open: [],
    });
    if (!decision.ok) return decision;
    if (!words) return refused('contribution' in given.about ? 'no-such-contribution' : 'no-such-amendment');
    const refusal = whyNot(words);
    if (refusal) return refused(refusal);
    if (await isTooFast(trx, viewer, now)) return refused('too-many');
    if (!viewer && (await isToldEnough(trx, words))) return done(null);
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('report')
      .values({
        ...namedBy(words),
        person_id: viewer?.person ?? null,
        idempotency_key: viewer ? null : given.key,
        reason: given.reason,
        note: given.note,
        created_at: now,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return done(null);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: `${words.kind}-reported`,
        edition_id: words.edition,
        person_id: viewer?.person ?? null,
        paper_id: words.paper,
        provision_id: words.kind === 'contribution' ? words.is.provision : null,
        ...namedBy(words),
        content: JSON.stringify({ reason: given.reason }),
      })
      .execute();
    return done(null);
  });
}

function whyNot(words: HeldWords) {
  if (words.kind === 'contribution')
    return words.standing === 'waiting' ? 'no-such-contribution' : whyNotPublic(words.standing);
  return whyOutOfReach(words.is) ?? (isInstitutional(words.is.state) ? 'amendment-accepted' : null);
}

/** Whether a person, or everybody without an account together, reported too often lately. */
async function isTooFast(trx: Database, viewer: Viewer | null, now: Date): Promise<boolean> {
  const limit = viewer ? pace.reports : pace.visitorReports;
  const earlier = await trx
    .selectFrom('report')
    .select('created_at as at')
    .where('person_id', viewer ? '=' : 'is', viewer?.person ?? null)
    .orderBy('created_at', 'desc')
    .limit(limit.most)
    .execute();
  const moments = earlier.map(({ at }) => at.getTime());
  return isTooMany(moments, limit, now.getTime());
}

async function isToldEnough(trx: Database, words: HeldWords): Promise<boolean> {
  const last = await lastDecision(trx, words);
  const { count } = await trx
    .selectFrom('report')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(words.kind === 'contribution' ? 'contribution_id' : 'amendment_id', '=', words.is.id)
    .where('person_id', 'is', null)
    .where('created_at', '>', last?.at ?? new Date(0))
    .executeTakeFirstOrThrow();
  return count >= mostOfVisitors;
}
