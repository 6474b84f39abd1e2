import { mayFollow } from '../domain/amendments/course.ts';
import { checkDivision, type Division, type DivisionRefusal } from '../domain/amendments/division.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { type AcceptRefusal, acceptWording } from './accept-wording.ts';
import { amendmentUnderLock, type HeldAmendment, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { decidePart, type PartDecision } from './decide-part.ts';
import {
  type Decided,
  decisionInForce,
  isSameDecision,
  type SittingRefusal,
  sittingNamed,
} from './sitting-decision.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';
import { splitInForce, type VotedWording, votedWording } from './voted-wording.ts';

export interface SittingDecision {
  readonly code: string;
  readonly accepted: boolean;
  /** Which part of it was voted on, where it is voted in parts. */
  readonly part?: number | undefined;
  /** The sitting that decided, by name, and how. */
  readonly sitting: string;
  readonly division: Division;
  /** What is to be known besides. */
  readonly note: string;
  readonly language: string;
  readonly letter: AmendmentLetter;
}

export type DecideRefusal =
  | PermissionRefusal
  | DivisionRefusal
  | NotPublic
  | 'no-such-amendment'
  | SittingRefusal
  | 'not-now'
  | 'reason-needed'
  | 'part-needed'
  | 'no-such-part'
  | 'parts-voted'
  | 'amended-first';

/** Something else was recorded of a sitting, which stands until it is taken back. */
export interface AlreadyDecided {
  readonly ok: false;
  readonly refusal: 'already-decided';
  readonly decided: Decided;
}

/** Records what a sitting decided on an amendment that was referred to it, or on a part of it where it is voted in parts. */
export function decideAmendment(
  db: Database,
  viewer: Viewer | null,
  given: SittingDecision,
  now: Date,
): Promise<Result<string, DecideRefusal> | AcceptRefusal | AlreadyDecided> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { place, open } = amendment.paper;
    const decision = await authorise(trx, viewer, { act: 'decide-amendment', place, open });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const kind = given.accepted ? 'accepted' : 'declined';
    const { note, language, part } = given;
    const by = { person: viewer.person, mandate: decision.mandate.id, note, language };
    const before = await decisionInForce(trx, amendment.id, part);
    const { accepted: carried, sitting: slug } = given;
    const told = { ...given.division, sitting: slug, carried, note, language };
    if (before && isSameDecision(before, told)) return done(amendment.code);
    if (before && amendment.state !== 'referred')
      return { ok: false, refusal: 'already-decided', decided: before };
    if (amendment.state !== 'referred' || !mayFollow(amendment.state, kind)) return refused('not-now');
    if (note === '') return refused('reason-needed');
    const named = await sittingNamed(trx, amendment.paper.id, slug);
    if (!named.ok) return named;
    const sitting = named.value;
    const division = checkDivision(given.division, given.accepted);
    if (!division.ok) return division;
    const voted = await votedWording(trx, amendment);
    const split = await splitInForce(trx, amendment, voted);
    if (split && part === undefined) return refused('part-needed');
    if (!split && part !== undefined) return refused('no-such-part');
    const how = { ...by, sitting, division: division.value, carried: given.accepted, letter: given.letter };
    const decided =
      split && part !== undefined
        ? await decidePart(trx, amendment, voted, { ...how, split, part }, now)
        : await decideWhole(trx, amendment, voted, how, now);
    if (!decided.ok) return decided;
    if (decided.decided) await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}

/** What a sitting decided on all of an amendment. */
async function decideWhole(
  trx: Database,
  amendment: HeldAmendment,
  voted: VotedWording,
  given: Omit<PartDecision, 'split' | 'part'>,
  now: Date,
): Promise<{ readonly ok: true; readonly decided: true } | AcceptRefusal> {
  const { id, paper, wording } = amendment;
  const { carried, division, letter, ...by } = given;
  if (carried) {
    const agreed = { person: by.person, mandate: by.mandate };
    const accepted = await acceptWording(
      trx,
      amendment,
      { kind: 'accepted', ...voted, letter, agreed, ...by },
      now,
    );
    if (!accepted.ok) return accepted;
  } else {
    const held = { id, edition: paper.edition, paper: paper.id };
    await takeStep(trx, held, { kind: 'declined', wording: wording.id, ...by }, now);
  }
  await saveDivision(trx, amendment, { ...division, carried, sitting: by.sitting, mandate: by.mandate }, now);
  return { ok: true, decided: true };
}

/** Keeps how a sitting decided on what was referred to it. */
async function saveDivision(
  trx: Database,
  { id, wording }: HeldAmendment,
  division: Division & { readonly sitting: number; readonly carried: boolean; readonly mandate: number },
  now: Date,
): Promise<void> {
  const { sitting, mandate, ...figures } = division;
  const referred = await trx
    .selectFrom('amendment_step')
    .select('id')
    .where('amendment_id', '=', id)
    .where('kind', '=', 'referred')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  const about = { amendment_id: id, step_id: referred.id, wording_id: wording.id };
  const { rule, yes, no, abstentions, carried } = figures;
  await trx
    .insertInto('division')
    .values({
      ...about,
      sitting_id: sitting,
      rule,
      yes,
      no,
      abstentions,
      carried,
      mandate_id: mandate,
      at: now,
    })
    .execute();
}
