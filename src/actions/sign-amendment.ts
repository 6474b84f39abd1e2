import { isAmendable } from '../domain/amendments/course.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { type Backer, type BackRefusal, countAgain } from './support-amendment.ts';

/** Becomes an author of an amendment beside those it has; returns its code. A support given before gives way to it. */
export function signAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Backer,
  now: Date,
): Promise<Result<string, Exclude<BackRefusal, 'organisation-supports-already'>>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, {
      act: 'sign-amendment',
      place,
      open,
      mandate: given.mandate,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    if (!isAmendable(amendment.state)) return refused('amendment-ended');
    const own = { amendment_id: amendment.id, person_id: viewer.person };
    if ((await ownBacking(trx, own.amendment_id, own.person_id)).signed) return done(amendment.code);
    const signed = { mandate_id: decision.mandate?.id ?? null, signed_at: now, withdrawn_at: null };
    await trx
      .insertInto('amendment_signature')
      .values({ ...own, ...signed })
      .onConflict((on) => on.columns(['amendment_id', 'person_id']).doUpdateSet(signed))
      .execute();
    await trx
      .deleteFrom('amendment_support')
      .where('amendment_id', '=', own.amendment_id)
      .where('person_id', '=', own.person_id)
      .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'amendment-signed',
        edition_id: amendment.paper.edition,
        person_id: viewer.person,
        mandate_id: signed.mandate_id,
        paper_id: amendment.paper.id,
        amendment_id: amendment.id,
      })
      .execute();
    await countAgain(trx, amendment, now);
    return done(amendment.code);
  });
}
