import { mayFollow } from '../domain/amendments/course.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { isForSitting } from '../queries/is-for-sitting.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { isSameStep } from './is-same-step.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

/** What was recorded wrongly, and who says so. */
export interface TakenBack {
  readonly code: string;
  /** Why, in words. */
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

type TakeBackRefusal = PermissionRefusal | NotPublic | 'no-such-amendment' | 'not-now' | 'reason-needed';

/**
 * Takes back what was recorded of a sitting, by who records what sittings decide: the amendment is the sitting's again,
 * and what it decided is recorded anew. Both stay in the course.
 */
export function takeBackDecision(
  db: Database,
  viewer: Viewer | null,
  given: TakenBack,
  now: Date,
): Promise<Result<string, TakeBackRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { id, paper, state, wording } = amendment;
    const { place, open } = paper;
    const decision = await authorise(trx, viewer, { act: 'decide-amendment', place, open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const { note, language } = given;
    const by = { person: viewer.person, mandate: decision.mandate.id, note, language };
    if (await isSameStep(trx, id, { kind: 'referred', ...by })) return done(amendment.code);
    const decided = state === 'accepted' || state === 'declined';
    if (!decided || !mayFollow(state, 'referred') || !(await isForSitting(trx, id)))
      return refused('not-now');
    if (note === '') return refused('reason-needed');
    const held = { id, edition: paper.edition, paper: paper.id };
    await takeStep(trx, held, { kind: 'referred', wording: wording.id, ...by }, now);
    await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}
