import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';

/** Takes back an invitation that nobody accepted yet; its link no longer opens anything. */
export function withdrawInvitation(
  db: Database,
  viewer: Viewer | null,
  edition: number,
  invitation: number,
  now: Date,
): Promise<Result<null, PermissionRefusal | 'no-such-invitation'>> {
  return db.transaction().execute(async (trx) => {
    const decision = await authorise(trx, viewer, {
      act: 'withdraw-invitation',
      place: everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const { numUpdatedRows } = await trx
      .updateTable('invitation')
      .set({ withdrawn_at: now })
      .where('id', '=', invitation)
      .where('edition_id', '=', edition)
      .where('accepted_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return refused('no-such-invitation');
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'invitation-withdrawn',
        edition_id: edition,
        person_id: viewer.person,
        mandate_id: decision.mandate?.id ?? null,
        content: JSON.stringify({ invitation }),
      })
      .execute();
    return done(null);
  });
}
