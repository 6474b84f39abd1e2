import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { Reason } from '../domain/moderation/reasons.ts';
import { isInstitutional, type NotPublic, whyNotPublic } from '../domain/moderation/standing.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { holdKey } from './hold-key.ts';
import { lastDecision } from './last-decision.ts';
import { type HeldWords, type Named, namedBy, wordsUnderLock } from './words-under-lock.ts';

export interface NewReport {
  readonly edition: number;
  readonly about: Named;
  readonly reason: Reason;
  readonly note: string;
  /** Sent again with the same key, it is the same report. */
  readonly key: string;
}

export type ReportRefusal =
  | PermissionRefusal
  | NotPublic
  | 'no-such-contribution'
  | 'no-such-amendment'
  | 'amendment-accepted'
  | 'key-used'
  | 'reported-already'
  | 'reported-enough'
  | 'too-many';

/** From people without an account on the same words since a moderator last read them: more would say no more. */
const mostOfVisitors = 10;

/**
 * Reports words that break the rules; a moderator reads them. Once per person, until they are decided on or worded anew:
 * who would add to a report that waits is told that it does.
 */
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
    const before = await reportWithKey(trx, viewer, given, words);
    if (before !== null) return before ? done(null) : refused('key-used');
    const refusal = whyNot(words);
    if (refusal) return refused(refusal);
    const told = await whyToldAlready(trx, viewer, given, words);
    if (told) return told === 'the-same' ? done(null) : refused(told);
    if (await isTooFast(trx, viewer, now)) return refused('too-many');
    await trx
      .insertInto('report')
      .values({
        ...namedBy(words),
        person_id: viewer?.person ?? null,
        idempotency_key: given.key,
        reason: given.reason,
        note: given.note,
        created_at: now,
      })
      .execute();
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

/** Whether what was sent with a key before is this very report; null when nothing was. */
async function reportWithKey(
  trx: Database,
  viewer: Viewer | null,
  { key, reason, note }: NewReport,
  words: HeldWords,
): Promise<boolean | null> {
  await holdKey(trx, key);
  const row = await trx
    .selectFrom('report')
    .select(['contribution_id', 'amendment_id', 'person_id as person', 'reason', 'note'])
    .where('idempotency_key', '=', key)
    .executeTakeFirst();
  if (!row) return null;
  const about = namedBy(words);
  return (
    row.contribution_id === about.contribution_id &&
    row.amendment_id === about.amendment_id &&
    row.person === (viewer?.person ?? null) &&
    row.reason === reason &&
    row.note === note
  );
}

/** Whether a moderator is to read as much already, since the words were last decided on or worded. */
async function whyToldAlready(
  trx: Database,
  viewer: Viewer | null,
  given: NewReport,
  words: HeldWords,
): Promise<'the-same' | 'reported-already' | 'reported-enough' | null> {
  const last = await lastDecision(trx, words);
  const decided = last ? (last.appeal?.at ?? last.at).getTime() + 1 : 0;
  const since = Math.max(decided, words.kind === 'amendment' ? words.wordedAt.getTime() : 0);
  const reports = await trx
    .selectFrom('report')
    .select(['reason', 'note'])
    .where(words.kind === 'contribution' ? 'contribution_id' : 'amendment_id', '=', words.is.id)
    .where('person_id', viewer ? '=' : 'is', viewer?.person ?? null)
    .where('created_at', '>=', new Date(since))
    .limit(mostOfVisitors)
    .execute();
  if (!viewer) return reports.length >= mostOfVisitors ? 'reported-enough' : null;
  if (reports.some(({ reason, note }) => reason === given.reason && note === given.note)) return 'the-same';
  return reports.length > 0 ? 'reported-already' : null;
}
