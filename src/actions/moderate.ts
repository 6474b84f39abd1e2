import { canUndo, type Reason, type Verdict } from '../domain/moderation/reasons.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { type Letter, sendMail } from './send-mail.ts';
import { contributionUnderLock, type HeldContribution, moveTo, type Standing, textHash } from './standing.ts';

export interface NewModeration {
  readonly edition: number;
  readonly slug: string;
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
  | 'reason-needed'
  | 'decided-meanwhile'
  | 'own-words';

const after: Readonly<Record<Verdict, Standing>> = {
  publish: 'published',
  keep: 'published',
  hide: 'hidden',
};

/** Decides on words that wait or were reported: publish, keep, or hide for a reason. Returns the decision's number. */
export function moderate(
  db: Database,
  viewer: Viewer | null,
  given: NewModeration,
  now: Date,
): Promise<Result<number, ModerateRefusal>> {
  return db.transaction().execute(async (trx) => {
    const said = await contributionUnderLock(trx, given);
    const place = said?.place ?? { circuit: null, track: null, paper: null };
    const decision = await authorise(trx, viewer, { act: 'moderate', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    if (!said) return refused('no-such-contribution');
    if (said.person === viewer.person) return refused('own-words');
    if ((given.verdict === 'hide') !== (given.reason !== null)) return refused('reason-needed');
    // Only what waits can be published; only what is public can be kept; hidden or withdrawn words are decided on.
    const open = said.standing === 'waiting' ? given.verdict !== 'keep' : given.verdict !== 'publish';
    if (!open || said.standing === 'hidden' || said.standing === 'withdrawn')
      return refused('decided-meanwhile');
    const { id } = await trx
      .insertInto('moderation')
      .values({
        contribution_id: said.id,
        verdict: given.verdict,
        reason: given.reason,
        note: given.note,
        mandate_id: decision.mandate.id,
        standing_before: said.standing,
        text_hash: textHash(said.text),
        created_at: now,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await moveTo(trx, said, after[given.verdict], now);
    if (given.verdict === 'hide') await tellAuthor(trx, said, given.letter, now);
    await recordModeration(
      trx,
      said,
      { kind: `moderated-${given.verdict}`, viewer, mandate: decision.mandate.id, reason: given.reason },
      now,
    );
    return done(id);
  });
}

/** Takes the last decision on words back within ten minutes, by who made it: everything stands as before. */
export function undoModeration(
  db: Database,
  viewer: Viewer | null,
  given: { readonly edition: number; readonly moderation: number },
  now: Date,
): Promise<
  Result<string, PermissionRefusal | 'no-such-decision' | 'too-late-to-undo' | 'decided-meanwhile'>
> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('moderation')
      .innerJoin('contribution as said', 'said.id', 'moderation.contribution_id')
      .innerJoin('mandate', 'mandate.id', 'moderation.mandate_id')
      .select(['said.slug', 'moderation.created_at as at', 'undone_at', 'standing_before as before'])
      .select('mandate.person_id as by')
      .where('moderation.id', '=', given.moderation)
      .where('said.edition_id', '=', given.edition)
      .executeTakeFirst();
    const said = row && (await contributionUnderLock(trx, { edition: given.edition, slug: row.slug }));
    const place = said?.place ?? { circuit: null, track: null, paper: null };
    const decision = await authorise(trx, viewer, { act: 'undo-moderation', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!row || !said || row.by !== viewer.person) return refused('no-such-decision');
    if (!canUndo(row.at, now) || said.standing === 'withdrawn') return refused('too-late-to-undo');
    if (await isDecidedSince(trx, said.id, given.moderation)) return refused('decided-meanwhile');
    const { numUpdatedRows } = await trx
      .updateTable('moderation')
      .set({ undone_at: now })
      .where('id', '=', given.moderation)
      .where('undone_at', 'is', null)
      .where((where) =>
        where.not(
          where.exists(trx.selectFrom('appeal').select('id').where('moderation_id', '=', given.moderation)),
        ),
      )
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return refused('too-late-to-undo');
    await moveTo(trx, said, row.before as Standing, now);
    const mandate = decision.mandate?.id ?? null;
    await recordModeration(trx, said, { kind: 'moderation-undone', viewer, mandate, reason: null }, now);
    return done(said.slug);
  });
}

/** Whether somebody decided on the same words later, and stands by it. */
async function isDecidedSince(trx: Database, contribution: number, moderation: number): Promise<boolean> {
  const later = await trx
    .selectFrom('moderation')
    .select('id')
    .where('contribution_id', '=', contribution)
    .where('id', '>', moderation)
    .where('undone_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

interface Recorded {
  readonly kind: string;
  readonly viewer: Viewer;
  readonly mandate: number | null;
  readonly reason: Reason | null;
}

/** The record says which words by their hash, never the words. */
export async function recordModeration(
  trx: Database,
  said: HeldContribution,
  { kind, viewer, mandate, reason }: Recorded,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind,
      edition_id: said.edition,
      person_id: viewer.person,
      mandate_id: mandate,
      paper_id: said.paper,
      provision_id: said.provision,
      contribution_id: said.id,
      content: JSON.stringify({ text: textHash(said.text), ...(reason ? { reason } : {}) }),
    })
    .execute();
}

/** Writes to the author, where there is an address, in their own language or else the one they wrote in. */
export async function tellAuthor(
  trx: Database,
  said: HeldContribution,
  letter: (language: string) => Letter,
  now: Date,
): Promise<void> {
  const author = await trx
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', '=', said.person)
    .executeTakeFirst();
  if (!author?.email) return;
  const language = author.language ?? said.language;
  await sendMail(trx, { email: author.email, language }, letter(language), now);
}
