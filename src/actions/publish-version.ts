import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { carryAmendments } from './carry-amendments.ts';
import { nameRecommendations } from './name-recommendations.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import type { AmendmentLetter } from './tell-authors.ts';

export type PublishVersionRefusal = PermissionRefusal | 'no-such-paper' | 'no-draft-of-paper' | 'not-a-paper';

/**
 * Publishes the draft of a paper, with what changed and why in one language; returns its number. New recommendations
 * get their codes, and open amendments are carried over.
 */
export function publishVersion(
  db: Database,
  viewer: Viewer | null,
  given: {
    readonly paper: string;
    readonly note: string;
    readonly language: string;
    /** To the authors of an amendment that could not be carried over. */
    readonly letter: AmendmentLetter;
  },
  now: Date,
): Promise<Result<number, PublishVersionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const decision = await authorise(trx, viewer, {
      act: 'publish-version',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    // An outcome is published with what it must answer for.
    if (paper.kind === 'outcome') return refused('not-a-paper');
    const draft = await trx
      .updateTable('paper_version')
      .set({ published_at: now, mandate_id: decision.mandate.id })
      .where('paper_id', '=', paper.id)
      .where('published_at', 'is', null)
      .returning(['id', 'number'])
      .executeTakeFirst();
    if (!draft) return refused('no-draft-of-paper');
    if (given.note !== '')
      await trx
        .insertInto('paper_version_note')
        .values({ paper_version_id: draft.id, language: given.language, note: given.note })
        .execute();
    await nameRecommendations(trx, paper, draft.number, now);
    await carryAmendments(trx, paper, draft, given.letter, now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'version-published',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        content: JSON.stringify({ version: draft.number }),
      })
      .execute();
    return done(draft.number);
  });
}
