import { type NotPublic, type Standing, whyNotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';

export interface ContributionSupport {
  /** The contribution, by name. */
  readonly slug: string;
  readonly paper: string;
  /** False: the support is taken back. */
  readonly supports: boolean;
}

/** Supports a contribution, or takes one's support back; returns whether it is supported now. Sent again, it changes nothing. */
export function support(
  db: Database,
  viewer: Viewer | null,
  { slug, paper: of, supports }: ContributionSupport,
  now: Date,
): Promise<Result<boolean, PermissionRefusal | NotPublic | 'no-such-contribution'>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, of, now);
    if (!paper) return refused('no-such-contribution');
    const decision = await authorise(trx, viewer, { act: 'support', place: paper.place, open: paper.open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const found = await trx
      .selectFrom('public_contribution as said')
      .innerJoin('provision', 'provision.id', 'said.provision_id')
      .select(['said.id', 'said.standing'])
      .where('paper_id', '=', paper.id)
      .where('said.slug', '=', slug)
      .executeTakeFirst();
    if (!found) return refused('no-such-contribution');
    const unreachable = whyNotPublic(found.standing as Standing);
    if (unreachable) return refused(unreachable);
    const own = { contribution_id: found.id, person_id: viewer.person };
    if (!(await saveSupport(trx, own, supports, now))) return done(supports);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: supports ? 'supported' : 'support-withdrawn',
        edition_id: paper.edition,
        person_id: viewer.person,
        paper_id: paper.id,
        contribution_id: found.id,
      })
      .execute();
    return done(supports);
  });
}

/** False when it was so already. */
async function saveSupport(
  trx: Database,
  own: { readonly contribution_id: number; readonly person_id: string },
  supports: boolean,
  now: Date,
): Promise<boolean> {
  if (!supports) {
    const { numDeletedRows } = await trx
      .deleteFrom('support')
      .where('contribution_id', '=', own.contribution_id)
      .where('person_id', '=', own.person_id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('support')
    .values({ ...own, created_at: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
