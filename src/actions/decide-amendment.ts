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
import { isSameStep } from './is-same-step.ts';
import { acceptedIn } from './other-wording.ts';
import { renderingOf } from './render-amendment.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellAuthors } from './tell-authors.ts';

export interface SittingDecision {
  readonly code: string;
  readonly accepted: boolean;
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
  | 'no-such-sitting'
  | 'not-now'
  | 'reason-needed';

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
    const unreachable = whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    const kind = given.accepted ? 'accepted' : 'declined';
    const { note, language } = given;
    const by = { person: viewer.person, mandate: decision.mandate.id, note, language };
    if (await isSameStep(trx, amendment.id, { kind, ...by })) return done(amendment.code);
    if (amendment.state !== 'referred' || !mayFollow(amendment.state, kind)) return refused('not-now');
    if (note === '') return refused('reason-needed');
    const sitting = await sittingNamed(trx, paper.edition, given.sitting);
    if (sitting === null) return refused('no-such-sitting');
    const division = checkDivision(given.division, given.accepted);
    if (!division.ok) return division;
    if (kind === 'accepted') {
      const { id, version, operations, language: wordedIn } = wording;
      const rendering = acceptedIn(amendment) === wordedIn ? null : await renderingOf(trx, id);
      const worded = rendering ?? { wording: id, version, operations, wordedIn };
      const agreed = { person: by.person, mandate: by.mandate };
      const how = { kind, ...worded, letter: given.letter, agreed, sitting, ...by } as const;
      const accepted = await acceptWording(trx, amendment, how, now);
      if (!accepted.ok) return accepted;
    } else {
      const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
      await takeStep(trx, held, { kind, wording: wording.id, sitting, ...by }, now);
    }
    const counted = { ...division.value, sitting, carried: given.accepted, mandate: by.mandate };
    await saveDivision(trx, amendment, counted, now);
    await tellAuthors(trx, amendment, given.letter, now);
    return done(amendment.code);
  });
}

async function sittingNamed(trx: Database, edition: number, slug: string): Promise<number | null> {
  const row = await trx
    .selectFrom('sitting')
    .select('id')
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .executeTakeFirst();
  return row?.id ?? null;
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
