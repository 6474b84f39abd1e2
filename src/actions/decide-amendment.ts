import { mayFollow } from '../domain/amendments/course.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptWording } from './accept-wording.ts';
import { amendmentUnderLock } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { isSameStep } from './is-same-step.ts';
import { acceptedIn } from './other-wording.ts';
import { renderingOf } from './render-amendment.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

export interface SittingDecision {
  readonly code: string;
  readonly accepted: boolean;
  /** How it was decided: by consensus, by how many votes. */
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

export type DecideRefusal = PermissionRefusal | 'no-such-amendment' | 'not-now' | 'reason-needed';

/** Records what a sitting decided on an amendment that was referred to it. */
export function decideAmendment(
  db: Database,
  viewer: Viewer | null,
  given: SittingDecision,
  now: Date,
): Promise<Result<string, DecideRefusal> | AcceptRefusal> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'decide-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const kind = given.accepted ? 'accepted' : 'declined';
    const { note, language } = given;
    const by = { person: viewer.person, mandate: decision.mandate.id, note, language };
    if (await isSameStep(trx, amendment.id, { kind, ...by })) return done(amendment.code);
    if (amendment.state !== 'referred' || !mayFollow(amendment.state, kind)) return refused('not-now');
    if (note === '') return refused('reason-needed');
    if (kind === 'accepted') {
      const { id, version, operations, language: wordedIn } = wording;
      const rendering = acceptedIn(amendment) === wordedIn ? null : await renderingOf(trx, id);
      const worded = rendering ?? { wording: id, version, operations, wordedIn };
      const agreed = { person: by.person, mandate: by.mandate };
      const how = { kind, ...worded, letter: given.letter, agreed, ...by } as const;
      const accepted = await acceptWording(trx, amendment, how, now);
      if (!accepted.ok) return accepted;
    } else {
      const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
      await takeStep(trx, held, { kind, wording: wording.id, ...by }, now);
    }
    await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}
