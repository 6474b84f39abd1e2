import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { lastDecision } from './last-decision.ts';
import { ownWords, type Writer } from './own-contribution.ts';
import { namedBy } from './words-under-lock.ts';

/** Asks another moderator to look again at one's own words that were hidden; once per decision. */
export function appeal(
  db: Database,
  author: Writer,
  given: { readonly text: string; readonly language: string },
  now: Date,
): Promise<Result<null, PermissionRefusal | 'not-yours' | 'nothing-to-appeal'>> {
  return db.transaction().execute(async (trx) => {
    const words = await ownWords(trx, author, now);
    if (!words) return refused('not-yours');
    const viewer: Viewer | null = 'viewer' in author ? author.viewer : null;
    const decision = await authorise(trx, viewer, { act: 'appeal', place: words.place, open: [] });
    if (!decision.ok) return decision;
    const last = await lastDecision(trx, words);
    if (words.standing !== 'hidden' || last?.verdict !== 'hide') return refused('nothing-to-appeal');
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('appeal')
      .values({ moderation_id: last.id, text: given.text, language: given.language, created_at: now })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return done(null);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'appealed',
        edition_id: words.edition,
        person_id: viewer?.person ?? words.authors[0] ?? null,
        paper_id: words.paper,
        provision_id: words.kind === 'contribution' ? words.is.provision : null,
        ...namedBy(words),
      })
      .execute();
    return done(null);
  });
}
