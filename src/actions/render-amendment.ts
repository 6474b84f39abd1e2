import type { Operation } from '../domain/amendments/amendment.ts';
import { isAmendable } from '../domain/amendments/course.ts';
import { fingerprint } from '../domain/amendments/fingerprint.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, type HeldAmendment, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { nameNew } from './name-new.ts';
import { acceptedIn, otherWording } from './other-wording.ts';

export interface Rendering {
  readonly code: string;
  /** Against the authentic text; provisions that the amendment puts in keep the names it gave them. */
  readonly operations: readonly Operation[];
}

export type RenderRefusal =
  | PermissionRefusal
  | Fault
  | NotPublic
  | 'no-such-amendment'
  | 'not-now'
  | 'not-carried'
  | 'beyond-the-amended'
  | 'already-proposed';

/**
 * Says in the authentic language what an amendment says in another one: what a sitting votes on, and where the lead
 * begins who asks the author's consent. It changes nothing of the amendment itself.
 */
export function renderAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Rendering,
  now: Date,
): Promise<Result<string, RenderRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const request = { act: 'render-amendment', place: paper.place, open: paper.open } as const;
    const decision = await authorise(trx, viewer, request);
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    if (acceptedIn(amendment) === wording.language || !isAmendable(amendment.state))
      return refused('not-now');
    if (await isLastRendering(trx, amendment, given.operations)) return done(amendment.code);
    const by = { madeBy: 'translator', person: viewer.person, mandate: decision.mandate.id } as const;
    const saved = await otherWording(trx, amendment, given.operations, by, now);
    if (!saved.ok) return saved;
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'amendment-rendered',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: decision.mandate.id,
        paper_id: paper.id,
        amendment_id: amendment.id,
        content: JSON.stringify({ language: paper.authentic }),
      })
      .execute();
    return done(amendment.code);
  });
}

/** The rendering of a wording that holds: the last one; null when nobody has rendered it. */
export async function renderingOf(trx: Database, wording: number) {
  const row = await trx
    .selectFrom('amendment_wording as rendering')
    .innerJoin('paper_version as version', 'version.id', 'rendering.paper_version_id')
    .select(['rendering.id as wording', 'rendering.operations', 'version.number as version'])
    .select('rendering.language as wordedIn')
    .where('rendering.renders_id', '=', wording)
    .where('rendering.made_by', '=', 'translator')
    .orderBy('rendering.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Sent again, the first one did it. */
async function isLastRendering(
  trx: Database,
  { code, paper, wording }: HeldAmendment,
  given: readonly Operation[],
): Promise<boolean> {
  const last = await renderingOf(trx, wording.id);
  if (!last) return false;
  const named = nameNew(given, code, paper.code, wording.number + 1, wording.operations);
  return fingerprint(paper.authentic, named) === fingerprint(paper.authentic, last.operations);
}
