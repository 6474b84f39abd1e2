import { decide, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { paperUnderLock } from './paper-under-lock.ts';

/** Supports a contribution, or takes one's support back when it was given; returns whether it is supported now. */
export function support(
  db: Database,
  viewer: Viewer | null,
  contribution: { readonly slug: string; readonly paper: string },
  now: Date,
): Promise<Result<boolean, PermissionRefusal | 'no-such-contribution'>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, contribution.paper, now);
    if (!paper) return refused('no-such-contribution');
    const decision = decide(viewer, { act: 'support', place: paper.place, open: paper.open });
    if (!decision.ok || !viewer) return refused(decision.ok ? 'sign-in-first' : decision.refusal);
    const found = await trx
      .selectFrom('public_contribution as said')
      .innerJoin('provision', 'provision.id', 'said.provision_id')
      .select('said.id')
      .where('paper_id', '=', paper.id)
      .where('said.slug', '=', contribution.slug)
      .where('standing', '=', 'published')
      .executeTakeFirst();
    if (!found) return refused('no-such-contribution');
    const own = { contribution_id: found.id, person_id: viewer.person };
    const { numDeletedRows } = await trx
      .deleteFrom('support')
      .where('contribution_id', '=', own.contribution_id)
      .where('person_id', '=', own.person_id)
      .executeTakeFirstOrThrow();
    const supported = numDeletedRows === 0n;
    if (supported)
      await trx
        .insertInto('support')
        .values({ ...own, created_at: now })
        .execute();
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: supported ? 'supported' : 'support-withdrawn',
        edition_id: paper.edition,
        person_id: viewer.person,
        paper_id: paper.id,
        contribution_id: found.id,
      })
      .execute();
    return done(supported);
  });
}
