import { mayFollow } from '../domain/amendments/course.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptWording } from './accept-wording.ts';
import { amendmentUnderLock } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { isSameStep } from './is-same-step.ts';
import { takeStep } from './take-step.ts';

export interface Consent {
  readonly code: string;
  readonly consents: boolean;
  readonly note: string;
  readonly language: string;
}

export type ConsentRefusal = PermissionRefusal | 'no-such-amendment' | 'not-yours' | 'not-now';

/** Its first author agrees, or not, to the wording that the lead would accept. */
export function consentAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Consent,
  now: Date,
): Promise<Result<string, ConsentRefusal> | AcceptRefusal> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'consent-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!(await ownBacking(trx, amendment.id, viewer.person)).first) return refused('not-yours');
    const kind = given.consents ? 'consented' : 'consent-refused';
    const { note, language } = given;
    const by = { person: viewer.person, mandate: null, note, language };
    if (await isSameStep(trx, amendment.id, { kind, ...by })) return done(amendment.code);
    if (!mayFollow(amendment.state, kind)) return refused('not-now');
    const asked = await trx
      .selectFrom('amendment_step as step')
      .innerJoin('amendment_wording as wording', 'wording.id', 'step.wording_id')
      .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
      .select(['wording.id as wording', 'wording.operations', 'version.number as version'])
      .select('wording.language as wordedIn')
      .where('step.amendment_id', '=', amendment.id)
      .orderBy('step.id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    if (given.consents) {
      const accepted = await acceptWording(trx, amendment, { kind: 'consented', ...asked, ...by }, now);
      return accepted.ok ? done(amendment.code) : accepted;
    }
    const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
    await takeStep(trx, held, { kind, wording: amendment.wording.id, ...by }, now);
    return done(amendment.code);
  });
}
