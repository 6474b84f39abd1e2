import { mayFollow } from '../domain/amendments/course.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { takeStep } from './take-step.ts';

/**
 * Takes one's signature back. Others who signed carry the amendment on; when nobody does any more it is withdrawn.
 * Returns whether it is.
 */
export function withdrawAmendment(
  db: Database,
  viewer: Viewer | null,
  code: string,
  now: Date,
): Promise<Result<boolean, PermissionRefusal | 'no-such-amendment' | 'not-yours' | 'amendment-ended'>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, { act: 'withdraw-amendment', place, open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const signatures = await trx
      .selectFrom('amendment_signature')
      .select(['person_id as person', 'mandate_id as mandate', 'withdrawn_at as withdrawnAt'])
      .where('amendment_id', '=', amendment.id)
      .execute();
    const own = signatures.find(({ person }) => person === viewer.person);
    if (!own) return refused('not-yours');
    if (own.withdrawnAt) return done(amendment.state === 'withdrawn');
    if (!mayFollow(amendment.state, 'withdrawn')) return refused('amendment-ended');
    await trx
      .updateTable('amendment_signature')
      .set({ withdrawn_at: now })
      .where('amendment_id', '=', amendment.id)
      .where('person_id', '=', viewer.person)
      .execute();
    const by = { person: viewer.person, mandate: own.mandate };
    const held = { id: amendment.id, edition: amendment.paper.edition, paper: amendment.paper.id };
    const last = signatures.every(({ person, withdrawnAt }) => person === viewer.person || withdrawnAt);
    if (last) await takeStep(trx, held, { kind: 'withdrawn', wording: amendment.wording.id, ...by }, now);
    else
      await trx
        .insertInto('event')
        .values({
          at: now,
          kind: 'amendment-signature-withdrawn',
          edition_id: held.edition,
          person_id: by.person,
          mandate_id: by.mandate,
          paper_id: held.paper,
          amendment_id: held.id,
        })
        .execute();
    return done(last);
  });
}
