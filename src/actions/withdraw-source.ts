import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';

export type WithdrawSourceRefusal = PermissionRefusal | 'no-such-paper' | 'no-such-source';

/** Takes a file of a paper away: its line stays, with who and when, and its bytes are gone. */
export function withdrawSource(
  db: Database,
  viewer: Viewer | null,
  given: { readonly paper: string; readonly sha256: string },
  now: Date,
): Promise<Result<null, WithdrawSourceRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const decision = await authorise(trx, viewer, {
      act: 'withdraw-source',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const source = await trx
      .updateTable('paper_source')
      .set({ bytes: null, withdrawn_at: now, withdrawn_under: decision.mandate.id })
      .where('paper_id', '=', paper.id)
      .where('sha256', '=', given.sha256)
      .where('withdrawn_at', 'is', null)
      .returning(['name'])
      .executeTakeFirst();
    if (!source) return refused('no-such-source');
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'source-withdrawn',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        content: JSON.stringify({ sha256: given.sha256, name: source.name }),
      })
      .execute();
    return done(null);
  });
}
