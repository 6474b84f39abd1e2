import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { Reason } from '../domain/moderation/reasons.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { contributionUnderLock } from './standing.ts';

export type ReportRefusal = PermissionRefusal | 'no-such-contribution' | 'too-many';

/** Reports words that break the rules; a moderator reads them. Reported again by the same person, it is one report. */
export function report(
  db: Database,
  viewer: Viewer | null,
  given: { readonly edition: number; readonly slug: string; readonly reason: Reason; readonly note: string },
  now: Date,
): Promise<Result<null, ReportRefusal>> {
  return db.transaction().execute(async (trx) => {
    const said = await contributionUnderLock(trx, given);
    const decision = await authorise(trx, viewer, {
      act: 'report',
      place: said?.place ?? everywhere,
      open: [],
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (said?.standing !== 'published') return refused('no-such-contribution');
    const earlier = await trx
      .selectFrom('report')
      .select('created_at as at')
      .where('person_id', '=', viewer.person)
      .orderBy('created_at', 'desc')
      .limit(pace.reports.most)
      .execute();
    const moments = earlier.map(({ at }) => at.getTime());
    if (isTooMany(moments, pace.reports, now.getTime())) return refused('too-many');
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto('report')
      .values({
        contribution_id: said.id,
        person_id: viewer.person,
        reason: given.reason,
        note: given.note,
        created_at: now,
      })
      .onConflict((on) => on.doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return done(null);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'contribution-reported',
        edition_id: said.edition,
        person_id: viewer.person,
        paper_id: said.paper,
        provision_id: said.provision,
        contribution_id: said.id,
        content: JSON.stringify({ reason: given.reason }),
      })
      .execute();
    return done(null);
  });
}
