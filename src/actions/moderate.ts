import type { Reason, Verdict } from '../domain/moderation/reasons.ts';
import { isInstitutional, type Standing, whyNotPublic } from '../domain/moderation/standing.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import {
  type DecidedMeanwhile,
  isSame,
  isSeen,
  lastDecision,
  meanwhile,
  type Seen,
  wasOverturned,
} from './last-decision.ts';
import { recordModeration, tellAuthorsOf } from './record-moderation.ts';
import type { Letter } from './send-mail.ts';
import { type HeldWords, moveWords, type Named, namedBy, wordsUnderLock } from './words-under-lock.ts';

export interface NewModeration {
  readonly edition: number;
  readonly about: Named;
  readonly seen: Seen;
  readonly verdict: Verdict;
  /** Owed to the author of words that are hidden; null otherwise. */
  readonly reason: Reason | null;
  readonly note: string;
  /** The words to the author of hidden words, in the language they speak. */
  readonly letter: (language: string) => Letter;
}

export type ModerateRefusal =
  | PermissionRefusal
  | 'no-such-contribution'
  | 'no-such-amendment'
  | 'reason-needed'
  | 'words-withdrawn'
  | 'words-changed'
  | 'amendment-accepted'
  | 'decision-overturned'
  | 'own-words';

const after: Readonly<Record<Verdict, Standing>> = {
  publish: 'published',
  keep: 'published',
  hide: 'hidden',
};

/**
 * Decides on words that wait or were reported: publish, keep, or hide for a reason. Returns the decision's number. Who
 * comes second to the same words is told what was decided, and decides on it only when they have seen it.
 */
export function moderate(
  db: Database,
  viewer: Viewer | null,
  given: NewModeration,
  now: Date,
): Promise<Result<number, ModerateRefusal> | DecidedMeanwhile> {
  return db.transaction().execute(async (trx) => {
    const words = await wordsUnderLock(trx, given.edition, given.about, now);
    const decision = await authorise(trx, viewer, {
      act: 'moderate',
      place: words?.place ?? everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (!words) return refused('contribution' in given.about ? 'no-such-contribution' : 'no-such-amendment');
    if (words.authors.includes(viewer.person)) return refused('own-words');
    if ((given.verdict === 'hide') !== (given.reason !== null)) return refused('reason-needed');
    const last = await lastDecision(trx, words);
    if (!isSeen(last, given.seen)) return isSame(last, viewer, given) ? done(last.id) : meanwhile(last);
    if (await wasOverturned(trx, words, viewer.person)) return refused('decision-overturned');
    const refusal = whyNot(words, given);
    if (refusal) return refused(refusal);
    if (!isOpenTo(words.standing, given.verdict)) return meanwhile(last);
    const by = { viewer, mandate: decision.mandate.id };
    const id = await saveDecision(trx, words, given, by.mandate, now);
    await moveWords(trx, words, after[given.verdict], now);
    if (given.verdict === 'hide') await tellAuthorsOf(trx, words, given.letter, now);
    const recorded = { kind: `moderated-${given.verdict}`, ...by, reason: given.reason };
    await recordModeration(trx, words, recorded, now);
    return done(id);
  });
}

/** Only what waits can be published; only what is public can be kept; hidden words are decided on. */
const isOpenTo = (standing: Standing, verdict: Verdict): boolean =>
  standing === 'waiting' ? verdict !== 'keep' : standing === 'published' && verdict !== 'publish';

function whyNot(words: HeldWords, { seen, verdict }: NewModeration) {
  if (whyNotPublic(words.standing) === 'words-withdrawn') return 'words-withdrawn';
  if (words.kind === 'contribution') return null;
  if (words.is.state === 'withdrawn' && words.standing === 'waiting') return 'words-withdrawn';
  if (seen.wording !== words.lastWording) return 'words-changed';
  return verdict === 'hide' && isInstitutional(words.is.state) ? 'amendment-accepted' : null;
}

async function saveDecision(
  trx: Database,
  words: HeldWords,
  { verdict, reason, note }: NewModeration,
  mandate: number,
  now: Date,
): Promise<number> {
  const { id } = await trx
    .insertInto('moderation')
    .values({
      ...namedBy(words),
      verdict,
      reason,
      note,
      mandate_id: mandate,
      standing_before: words.standing,
      text_hash: words.hash,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
