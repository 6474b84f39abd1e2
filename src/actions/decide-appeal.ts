import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { type DecidedMeanwhile, decidedMeanwhile } from './last-decision.ts';
import { recordModeration, tellAuthorsOf } from './record-moderation.ts';
import type { Letter } from './send-mail.ts';
import { type HeldWords, moveWords, type Named, nameOf, wordsUnderLock } from './words-under-lock.ts';

export interface AppealDecision {
  readonly edition: number;
  readonly appeal: number;
  /** True: the words come back. */
  readonly upheld: boolean;
  readonly note: string;
  readonly letter: (language: string) => Letter;
}

export type DecideAppealRefusal =
  | PermissionRefusal
  | 'no-such-appeal'
  | 'own-decision'
  | 'own-words'
  | 'words-withdrawn';

/** Decides on an appeal; never the moderator who hid the words, nor one of their authors. */
export function decideAppeal(
  db: Database,
  viewer: Viewer | null,
  given: AppealDecision,
  now: Date,
): Promise<Result<Named, DecideAppealRefusal> | DecidedMeanwhile> {
  return db.transaction().execute(async (trx) => {
    const row = await appealNumbered(trx, given);
    const words = row && (await wordsUnderLock(trx, given.edition, row.about, now));
    const decision = await authorise(trx, viewer, {
      act: 'decide-appeal',
      place: words?.place ?? everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (!row || !words) return refused('no-such-appeal');
    if (words.authors.includes(viewer.person)) return refused('own-words');
    if (!row.at && hasLeft(words)) return refused('words-withdrawn');
    if (row.hiddenBy === viewer.person) return refused('own-decision');
    const { upheld, note } = given;
    const verdict = (favourable: boolean) => (favourable ? ('uphold' as const) : ('dismiss' as const));
    if (row.at) {
      // The same request was sent again, and is done.
      if (row.by === viewer.person && row.upheld === upheld && row.note === note) return done(nameOf(words));
      const decided = { verdict: verdict(row.upheld === true), reason: null, at: row.at };
      return decidedMeanwhile(decided, { decision: row.moderation, appeal: row.id });
    }
    await trx
      .updateTable('appeal')
      .set({ upheld, note, mandate_id: decision.mandate.id, decided_at: now })
      .where('id', '=', row.id)
      .execute();
    if (upheld && words.standing === 'hidden') await moveWords(trx, words, 'published', now);
    await tellAuthorsOf(trx, words, given.letter, now);
    const kind = upheld ? 'appeal-upheld' : 'appeal-dismissed';
    await recordModeration(trx, words, { kind, viewer, mandate: decision.mandate.id, reason: null }, now);
    return done(nameOf(words));
  });
}

/** Whether nobody appeals any more: who did has withdrawn their words. */
const hasLeft = (words: HeldWords): boolean =>
  words.kind === 'contribution' ? words.is.left : words.is.state === 'withdrawn';

/** An appeal of an edition, held, with who hid the words and what was decided on it so far. */
async function appealNumbered(trx: Database, given: AppealDecision) {
  const row = await trx
    .selectFrom('appeal')
    .innerJoin('moderation', 'moderation.id', 'appeal.moderation_id')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .leftJoin('mandate as decider', 'decider.id', 'appeal.mandate_id')
    .leftJoin('contribution as said', 'said.id', 'moderation.contribution_id')
    .leftJoin('amendment', 'amendment.id', 'moderation.amendment_id')
    .select([
      'appeal.id',
      'moderation.id as moderation',
      'decided_at as at',
      'upheld',
      'appeal.note',
      'decider.person_id as by',
    ])
    .select(['said.slug', 'amendment.code', 'mandate.person_id as hiddenBy'])
    .where('appeal.id', '=', given.appeal)
    .where((where) => where(where.fn.coalesce('said.edition_id', 'amendment.edition_id'), '=', given.edition))
    .forUpdate('appeal')
    .executeTakeFirst();
  if (!row) return null;
  const { slug, code, ...rest } = row;
  const about: Named = slug === null ? { amendment: code ?? '' } : { contribution: slug };
  return { ...rest, about };
}
