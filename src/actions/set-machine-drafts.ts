import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';

/** Says whether a translation machine may be sent what is not published yet. Of what is so already, nothing changes. */
export function setMachineDrafts(
  db: Database,
  viewer: Viewer | null,
  { edition, drafts }: { readonly edition: number; readonly drafts: boolean },
  now: Date,
): Promise<Result<null, PermissionRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, { act: 'set-machine', place: everywhere, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const changed = await trx
      .updateTable('edition')
      .set({ machine_drafts: drafts })
      .where('id', '=', edition)
      .where('machine_drafts', '<>', drafts)
      .returning('id')
      .executeTakeFirst();
    if (!changed) return done(null);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'machine-set',
        edition_id: edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        content: JSON.stringify({ drafts }),
      })
      .execute();
    return done(null);
  });
}
