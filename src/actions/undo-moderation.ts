import { canUndo } from '../domain/moderation/reasons.ts';
import { isInstitutional, type Standing } from '../domain/moderation/standing.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { type DecidedMeanwhile, lastDecision, meanwhile } from './last-decision.ts';
import { recordModeration, tellAuthorsOf } from './record-moderation.ts';
import type { Letter } from './send-mail.ts';
import { moveWords, type Named, nameOf, owed, wordsUnderLock } from './words-under-lock.ts';

export type UndoRefusal = PermissionRefusal | 'no-such-decision' | 'too-late-to-undo' | 'amendment-accepted';

export interface Reversal {
  readonly edition: number;
  readonly moderation: number;
  /** The words to the author of words that were hidden, and are not any more, in the language they speak. */
  readonly letter: (language: string, name: string) => Letter;
}

/** Takes the last decision on words back within ten minutes, by who made it: everything stands as before. */
export function undoModeration(
  db: Database,
  viewer: Viewer | null,
  given: Reversal,
  now: Date,
): Promise<Result<Named, UndoRefusal> | DecidedMeanwhile> {
  return db.transaction().execute(async (trx) => {
    const row = await decisionNumbered(trx, given);
    const words = row && (await wordsUnderLock(trx, given.edition, row.about, now));
    const decision = await authorise(trx, viewer, {
      act: 'undo-moderation',
      place: words?.place ?? everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!row || !words || row.by !== viewer.person) return refused('no-such-decision');
    if (!canUndo(row.at, now) || words.standing === 'withdrawn') return refused('too-late-to-undo');
    const last = await lastDecision(trx, words);
    if (last && last.id > given.moderation) return meanwhile(last);
    // Published by this decision, an institution has made the words its own since.
    if (row.before !== 'published' && words.kind === 'amendment' && isInstitutional(words.is.state))
      return refused('amendment-accepted');
    if (!(await takeBack(trx, given.moderation, now))) return refused('too-late-to-undo');
    await moveWords(trx, words, row.before, now);
    if (words.kind === 'amendment') await unpublish(trx, words.is, row);
    const name = 'contribution' in row.about ? row.about.contribution : row.about.amendment;
    if (row.verdict === 'hide')
      await tellAuthorsOf(trx, words, (language) => given.letter(language, name), now);
    const mandate = decision.mandate?.id ?? null;
    await recordModeration(trx, words, { kind: 'moderation-undone', viewer, mandate, reason: null }, now);
    return done(nameOf(words));
  });
}

async function decisionNumbered(
  trx: Database,
  { edition, moderation }: { readonly edition: number; readonly moderation: number },
) {
  const row = await trx
    .selectFrom('moderation')
    .leftJoin('contribution as said', 'said.id', 'moderation.contribution_id')
    .leftJoin('amendment', 'amendment.id', 'moderation.amendment_id')
    .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
    .select(['said.slug', 'amendment.code', 'moderation.created_at as at', 'standing_before as before'])
    .select(['mandate.person_id as by', 'moderation.verdict'])
    .where('moderation.id', '=', moderation)
    .where((where) => where(where.fn.coalesce('said.edition_id', 'amendment.edition_id'), '=', edition))
    .executeTakeFirst();
  if (!row) return null;
  const { slug, code, before, ...rest } = row;
  const about: Named = slug === null ? { amendment: code ?? '' } : { contribution: slug };
  return { ...rest, about, before: before as Standing };
}

/** First published by the decision that is taken back, an amendment never was public: nothing is owed for it. */
async function unpublish(
  trx: Database,
  { id, paper }: HeldAmendment,
  { before, at }: { readonly before: Standing; readonly at: Date },
): Promise<void> {
  if (before !== 'waiting') return;
  await trx
    .updateTable('amendment')
    .set({ answer_due_at: null })
    .where('id', '=', id)
    .where('answer_due_at', '=', owed(paper, at))
    .execute();
}

/** False when it was taken back before, or has been appealed against. */
async function takeBack(trx: Database, moderation: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('moderation')
    .set({ undone_at: now })
    .where('id', '=', moderation)
    .where('undone_at', 'is', null)
    .where((where) =>
      where.not(where.exists(trx.selectFrom('appeal').select('id').where('moderation_id', '=', moderation))),
    )
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}
