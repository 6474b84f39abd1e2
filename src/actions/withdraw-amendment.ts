import { mayFollow } from '../domain/amendments/course.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { withdrawSignature } from './withdraw-signature.ts';

/**
 * Takes one's signature back. Others who signed carry the amendment on; when nobody does any more it is withdrawn.
 * Returns whether it is.
 */
export function withdrawAmendment(
  db: Database,
  viewer: Viewer | null,
  code: string,
  now: Date,
): Promise<
  Result<
    boolean,
    PermissionRefusal | 'no-such-amendment' | 'not-yours' | 'hidden-already' | 'amendment-ended'
  >
> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, { act: 'withdraw-amendment', place, open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const own = await trx
      .selectFrom('amendment_signature')
      .select(['mandate_id as mandate', 'withdrawn_at as withdrawnAt'])
      .where('amendment_id', '=', amendment.id)
      .where('person_id', '=', viewer.person)
      .executeTakeFirst();
    if (!own) return refused('not-yours');
    if (own.withdrawnAt) return done(amendment.state === 'withdrawn');
    // What was hidden stays hidden, with its reason.
    if (amendment.standing === 'hidden') return refused('hidden-already');
    if (!mayFollow(amendment.state, 'withdrawn')) return refused('amendment-ended');
    const by = { person: viewer.person, mandate: own.mandate };
    return done(await withdrawSignature(trx, amendment, by, now));
  });
}
