import type { Operation } from '../domain/amendments/amendment.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import { type Standing, verdictsOn } from '../domain/amendments/verdicts.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { isForSitting } from '../queries/is-for-sitting.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptWording } from './accept-wording.ts';
import { amendmentUnderLock, type HeldAmendment, isBehind, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { isSameStep } from './is-same-step.ts';
import { latestVersion } from './latest-version.ts';
import { acceptedIn, otherWording } from './other-wording.ts';
import { renderingOf } from './render-amendment.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

/** What the lead says: yes, yes if it is worded otherwise, no, let a sitting decide, or let us think again. */
export type Verdict =
  | { readonly kind: 'accepted' | 'declined' | 'referred' | 'reopened' }
  | { readonly kind: 'consent-asked'; readonly operations: readonly Operation[] };

export interface AmendmentAnswer {
  readonly code: string;
  readonly verdict: Verdict;
  /** Why, in words; only a plain yes needs none. */
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

export type AnswerAmendmentRefusal =
  | PermissionRefusal
  | Fault
  | 'no-such-amendment'
  | NotPublic
  | 'not-now'
  | 'not-carried'
  | 'beyond-the-amended'
  | 'reason-needed'
  | 'already-proposed'
  | 'authentic-needed';

/** Answers an amendment in the name of who leads its paper; returns its code. */
export function answerAmendment(
  db: Database,
  viewer: Viewer | null,
  given: AmendmentAnswer,
  now: Date,
): Promise<Result<string, AnswerAmendmentRefusal> | AcceptRefusal> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'answer-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const { verdict, note, language } = given;
    const by = { person: viewer.person, mandate: decision.mandate.id, note, language };
    // Asked twice, the two wordings may differ.
    const step = verdict.kind === 'consent-asked' ? null : { kind: verdict.kind, ...by };
    if (step && (await isSameStep(trx, amendment.id, step))) return done(amendment.code);
    const standing = await standingOf(trx, amendment);
    if (!verdictsOn(standing).includes(verdict.kind)) return refused(refusalOf(standing, verdict));
    if (verdict.kind !== 'accepted' && note === '') return refused('reason-needed');
    if (verdict.kind === 'accepted') {
      const { id, version, operations, language: wordedIn } = wording;
      const { letter } = given;
      const how = { kind: 'accepted', wording: id, version, wordedIn, operations, letter, ...by } as const;
      const accepted = await acceptWording(trx, amendment, how, now);
      if (!accepted.ok) return accepted;
    } else {
      const about =
        verdict.kind === 'consent-asked'
          ? await otherWording(trx, amendment, verdict.operations, { ...by, madeBy: 'lead' }, now)
          : done(wording.id);
      if (!about.ok) return about;
      const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
      await takeStep(trx, held, { kind: verdict.kind, wording: about.value, ...by }, now);
    }
    await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}

/** Why a verdict cannot be said: it would wait for its author, or for somebody to say it in the authentic language. */
function refusalOf(standing: Standing, { kind }: Verdict): 'not-carried' | 'authentic-needed' | 'not-now' {
  const may = (other: Partial<Standing>) => verdictsOn({ ...standing, ...other }).includes(kind);
  if (may({ behind: false })) return 'not-carried';
  return may({ foreign: null }) ? 'authentic-needed' : 'not-now';
}

/** All that decides what can be said to an amendment. */
async function standingOf(trx: Database, amendment: HeldAmendment): Promise<Standing> {
  const { id, state, paper, wording } = amendment;
  const latest = await latestVersion(trx, paper.id);
  const isForeign = acceptedIn(amendment) !== wording.language;
  const rendering = isForeign && (await renderingOf(trx, wording.id));
  return {
    state,
    behind: isBehind(amendment, latest?.number),
    bySitting: await isForSitting(trx, id),
    foreign: isForeign ? (rendering ? 'rendered' : 'unrendered') : null,
  };
}
