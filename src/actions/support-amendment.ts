import { isOpen } from '../domain/amendments/course.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, type HeldAmendment, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { countBacking } from './count-backing.ts';

export interface Backer {
  /** The amendment, by its code. */
  readonly code: string;
  /** The mandate chosen to stand behind it under, by name. */
  readonly mandate: string | undefined;
}

export interface Support extends Backer {
  /** False: the support is taken back. */
  readonly supports: boolean;
}

export type BackRefusal =
  | PermissionRefusal
  | 'no-such-amendment'
  | NotPublic
  | 'amendment-ended'
  | 'signed-already'
  | 'organisation-supports-already';

/**
 * Supports an amendment, for oneself or for an organisation, or takes one's support back; returns whether it is given
 * now. Sent again, it changes nothing: who supports already goes on doing so in the same name.
 */
export function supportAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Support,
  now: Date,
): Promise<Result<boolean, BackRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, {
      act: 'support-amendment',
      place,
      open,
      mandate: given.mandate,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    if (!isOpen(amendment.state)) return refused('amendment-ended');
    const own = await ownBacking(trx, amendment.id, viewer.person);
    if (own.signed) return refused('signed-already');
    if (own.supports === given.supports) return done(given.supports);
    const mandate = decision.mandate?.id ?? null;
    if (!given.supports)
      await trx
        .deleteFrom('amendment_support')
        .where('amendment_id', '=', amendment.id)
        .where('person_id', '=', viewer.person)
        .execute();
    else if (!(await addSupport(trx, amendment.id, viewer.person, mandate, now)))
      return refused('organisation-supports-already');
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: given.supports ? 'amendment-backed' : 'amendment-support-withdrawn',
        edition_id: amendment.paper.edition,
        person_id: viewer.person,
        mandate_id: mandate,
        paper_id: amendment.paper.id,
        amendment_id: amendment.id,
      })
      .execute();
    await countAgain(trx, amendment, now);
    return done(given.supports);
  });
}

/** Counts who stands behind a held amendment. */
export const countAgain = (trx: Database, { id, state, paper, wording }: HeldAmendment, now: Date) =>
  countBacking(trx, { id, state, edition: paper.edition, paper: paper.id }, wording.id, now);

/** False when the organisation supports it already. */
async function addSupport(
  trx: Database,
  amendment: number,
  person: string,
  mandate: number | null,
  now: Date,
): Promise<boolean> {
  const organisation =
    mandate === null
      ? null
      : await trx
          .selectFrom('mandate')
          .select('organisation_id as id')
          .where('id', '=', mandate)
          .executeTakeFirstOrThrow();
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('amendment_support')
    .values({
      amendment_id: amendment,
      person_id: person,
      mandate_id: mandate,
      organisation_id: organisation?.id ?? null,
      created_at: now,
    })
    .onConflict((on) => on.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}
