import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { lastDecision } from './last-decision.ts';
import { ownWords, type Writer } from './own-contribution.ts';
import { namedBy } from './words-under-lock.ts';

type AppealRefusal = 'not-yours' | 'nothing-to-appeal' | 'appeal-under-way' | 'appeal-decided';

/** Asks another moderator to look again at one's own words that were hidden; once per decision. */
export function appeal(
  db: Database,
  author: Writer,
  given: { readonly text: string; readonly language: string },
  now: Date,
): Promise<Result<null, PermissionRefusal | AppealRefusal>> {
  return db.transaction().execute(async (trx) => {
    const words = await ownWords(trx, author, now);
    if (!words) return refused('not-yours');
    const viewer: Viewer | null = 'viewer' in author ? author.viewer : null;
    const decision = await authorise(trx, viewer, { act: 'appeal', place: words.place, open: [] });
    if (!decision.ok) return decision;
    const last = await lastDecision(trx, words);
    if (words.standing !== 'hidden' || last?.verdict !== 'hide') return refused('nothing-to-appeal');
    const before = await trx
      .selectFrom('appeal')
      .select(['text', 'upheld'])
      .where('moderation_id', '=', last.id)
      .executeTakeFirst();
    // The same request was sent again, and is done; another appeal would be read by nobody.
    if (before?.text === given.text) return done(null);
    if (before) return refused(before.upheld === null ? 'appeal-under-way' : 'appeal-decided');
    await trx
      .insertInto('appeal')
      .values({ moderation_id: last.id, text: given.text, language: given.language, created_at: now })
      .execute();
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
