import { mayFollow } from '../domain/amendments/course.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { enoughBehind } from './count-backing.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

export interface Admission {
  readonly code: string;
  readonly admitted: boolean;
  /** Why it is not. */
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

export type AdmitRefusal =
  | PermissionRefusal
  | 'no-such-amendment'
  | NotPublic
  | 'not-now'
  | 'not-backed'
  | 'reason-needed';

/** Says whether an amendment can be dealt with: that it bears on the text, and enough stand behind it. */
export function admitAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Admission,
  now: Date,
): Promise<Result<string, AdmitRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'admit-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const kind = given.admitted ? 'admitted' : 'inadmissible';
    if (amendment.state === kind) return done(amendment.code);
    if (!mayFollow(amendment.state, kind)) return refused('not-now');
    if (!given.admitted && given.note === '') return refused('reason-needed');
    const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
    if (given.admitted && !(await enoughBehind(trx, held))) return refused('not-backed');
    const by = { person: viewer.person, mandate: decision.mandate.id };
    const { note, language } = given;
    await takeStep(trx, held, { kind, wording: wording.id, note, language, ...by }, now);
    await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}
