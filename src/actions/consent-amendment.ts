import { mayFollow } from '../domain/amendments/course.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { firstAuthor } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptWording } from './accept-wording.ts';
import { amendmentUnderLock, type HeldAmendment, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { isSameStep } from './is-same-step.ts';
import { takeStep } from './take-step.ts';
import type { AmendmentLetter } from './tell-authors.ts';

export interface Consent {
  readonly code: string;
  readonly consents: boolean;
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

export type ConsentRefusal = PermissionRefusal | 'no-such-amendment' | NotPublic | 'not-yours' | 'not-now';

/**
 * Its first author agrees, or not, to the wording that the lead would accept; or the first author of the amendment it
 * amends agrees, or not, that it becomes part of that one.
 */
export function consentAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Consent,
  now: Date,
): Promise<Result<string, ConsentRefusal> | AcceptRefusal> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { id, paper, parent } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'consent-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const asked = await lastStep(trx, id);
    const ofParent = parent !== null && (await isParentsTurn(trx, amendment));
    if ((await firstAuthor(trx, ofParent ? parent : id)) !== viewer.person) return refused('not-yours');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const kind = given.consents ? 'consented' : 'consent-refused';
    const { note, language, letter } = given;
    const by = { person: viewer.person, mandate: null, note, language };
    if (await isSameStep(trx, id, { kind, ...by })) return done(amendment.code);
    if (!mayFollow(amendment.state, kind)) return refused('not-now');
    if (given.consents) {
      const { person, mandate } = asked;
      // Carried over since it was accepted, what it proposes today is what becomes part of the other.
      const { id: wording, operations, version, language: wordedIn } = ofParent ? amendment.wording : asked;
      const agreed = ofParent && person !== null ? { agreed: { person, mandate } } : {};
      const how = {
        kind: 'consented',
        wording,
        operations,
        version,
        wordedIn,
        letter,
        ...agreed,
        ...by,
      } as const;
      const accepted = await acceptWording(trx, amendment, how, now);
      return accepted.ok ? done(amendment.code) : accepted;
    }
    const held = { id, edition: paper.edition, paper: paper.id };
    await takeStep(trx, held, { kind, wording: amendment.wording.id, ...by }, now);
    return done(amendment.code);
  });
}

/** The last step of an amendment, with the wording it is about. */
function lastStep(trx: Database, amendment: number) {
  return trx
    .selectFrom('amendment_step as step')
    .innerJoin('amendment_wording as wording', 'wording.id', 'step.wording_id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .select(['wording.id', 'wording.operations', 'version.number as version'])
    .select('wording.language')
    .select(['step.person_id as person', 'step.mandate_id as mandate'])
    .where('step.amendment_id', '=', amendment)
    .orderBy('step.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
}

/** Whether it was the author of the amendment it amends who was asked last, who may have answered since. */
async function isParentsTurn(trx: Database, { id }: HeldAmendment): Promise<boolean> {
  const row = await trx
    .selectFrom('amendment_step')
    .select('kind')
    .where('amendment_id', '=', id)
    .where('kind', 'in', ['consent-asked', 'parent-asked'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.kind === 'parent-asked';
}
