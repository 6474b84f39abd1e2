import { isDeepStrictEqual } from 'node:util';
import type { Operation, Text } from '../domain/amendments/amendment.ts';
import { applyOperations, type Outcome } from '../domain/amendments/apply.ts';
import { isOpen, mayFollow } from '../domain/amendments/course.ts';
import type { Fault } from '../domain/amendments/plan.ts';
import { isSameChange } from '../domain/amendments/same-change.ts';
import { applyWithin } from '../domain/amendments/within.ts';
import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { type AmendableText, descentBetween } from '../queries/amendable-text.ts';
import { ownBacking } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import {
  amendmentsOf,
  amendmentUnderLock,
  type HeldAmendment,
  isBehind,
  whyOutOfReach,
} from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { carryChildren } from './carry-amendments.ts';
import { holdAmendment } from './hold-amendment.ts';
import { latestVersion } from './latest-version.ts';
import { nameNew } from './name-new.ts';
import { textAmended, textOfWording } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';
import type { AmendmentLetter } from './tell-authors.ts';
import { wordAnew } from './word-anew.ts';
import { type LanguageRefusal, languageWordedIn } from './worded-in.ts';

export interface Adaptation {
  readonly code: string;
  /** The number of the version that was read. */
  readonly version: number;
  /** New provisions named as one likes: they get their names here. */
  readonly operations: readonly Operation[];
  /** The language whose text is amended; undefined: the authentic one, or that of the amendment it amends. */
  readonly wordedIn?: string | undefined;
  /** To whoever stood behind it, when it says something else now. */
  readonly letter: AmendmentLetter;
}

export type AdaptRefusal =
  | PermissionRefusal
  | Fault
  | NotPublic
  | 'beyond-the-amended'
  | LanguageRefusal
  | 'no-such-amendment'
  | 'not-yours'
  | 'amendment-ended'
  | 'not-now'
  | 'adapted-already'
  | 'changed-meanwhile';

/**
 * Its first author words anew what could not be carried over to the version of today. The same change in another place
 * keeps its support and where it stands; one that was accepted, or whose author was asked, is to be decided again, since
 * nobody accepted these words. What says something else seeks support anew.
 */
export function adaptAmendment(
  db: Database,
  viewer: Viewer | null,
  given: Adaptation,
  now: Date,
): Promise<Result<string, AdaptRefusal>> {
  return db.transaction().execute(async (trx) => {
    const amendment = await amendmentUnderLock(trx, given.code, now);
    if (!amendment) return refused('no-such-amendment');
    const { paper, wording } = amendment;
    const decision = await authorise(trx, viewer, {
      act: 'adapt-amendment',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!(await ownBacking(trx, amendment.id, viewer.person)).first) return refused('not-yours');
    const unreachable = amendment.standing === 'waiting' ? null : whyOutOfReach(amendment);
    if (unreachable) return refused(unreachable);
    if (!isOpen(amendment.state)) return refused('amendment-ended');
    const latest = await latestVersion(trx, paper.id);
    if (latest?.number !== given.version) return refused('changed-meanwhile');
    if (!isBehind(amendment, latest.number)) {
      // Sent again, the first one did it; other words would be lost, and what was never left behind needs none.
      if (isWordedSo(amendment, given)) return done(amendment.code);
      return refused(wording.carried === null && wording.number > 1 ? 'adapted-already' : 'not-now');
    }
    const author = viewer.person;
    const worded = await saveAnew(trx, amendment, given, { latest, author }, now);
    if (!worded.ok) return worded;
    const { saved, against, operations, outcome } = worded.value;
    if (!(await isPlacedAnew(trx, amendment, against, outcome)))
      await wordAnew(trx, amendment, { wording: saved, author, letter: given.letter }, now);
    else if (mayFollow(amendment.state, 'reopened')) {
      const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
      await takeStep(trx, held, { kind: 'reopened', wording: saved, person: author, mandate: null }, now);
    }
    const { language } = worded.value;
    const anew = { id: saved, operations, to: latest, after: against };
    if (amendment.parent === null && language === wording.language)
      await carryChildren(trx, amendment, anew, now, given.letter);
    await holdAgain(trx, viewer, amendment, { operations, text: against.text }, now);
    await recordAdapted(trx, amendment, author, now);
    return done(amendment.code);
  });
}

/** Whether an amendment says these very words already. */
function isWordedSo({ code, paper, wording }: HeldAmendment, given: Adaptation): boolean {
  const operations = nameNew(given.operations, code, paper.code, wording.number);
  // An empty one is left out of a form.
  return (
    (given.wordedIn || wording.language) === wording.language &&
    isDeepStrictEqual(operations, wording.operations)
  );
}

/** New words that were saved: their row, what they do, to what, and what becomes of it. */
interface Worded {
  readonly saved: number;
  readonly language: string;
  readonly against: AmendableText;
  readonly operations: readonly Operation[];
  readonly outcome: Outcome;
}

/** Saves the new words where they can be said of the text of today. */
async function saveAnew(
  trx: Database,
  amendment: HeldAmendment,
  given: Adaptation,
  {
    latest,
    author,
  }: { readonly latest: { readonly id: number; readonly number: number }; readonly author: string },
  now: Date,
): Promise<Result<Worded, Fault | LanguageRefusal | 'beyond-the-amended'>> {
  const { paper, wording } = amendment;
  const [parent = null] =
    amendment.parent === null ? [] : await amendmentsOf(trx, paper, { id: amendment.parent });
  const { wordedIn } = given;
  const asked = { wordedIn, operations: given.operations, parent, version: latest.number };
  const worded = await languageWordedIn(trx, paper, asked);
  if (!worded.ok) return worded;
  const language = worded.value;
  const current = { ...amendment, wording: { ...wording, version: latest.number, language } };
  const against = await textAmended(trx, current);
  const operations = nameNew(given.operations, amendment.code, paper.code, wording.number + 1);
  const applied = applyWithin(against, operations);
  if (!applied.ok) return refused(applied.refusal);
  const saved = await saveWording(
    trx,
    amendment.id,
    {
      language,
      operations,
      version: latest.id,
      parentWording: parent?.wording.id ?? null,
      ids: against.ids,
      by: { madeBy: 'author', person: author, mandate: null },
    },
    now,
  );
  return done({ saved, language, against, operations, outcome: applied.value });
}

async function recordAdapted(
  trx: Database,
  { id, paper }: HeldAmendment,
  author: string,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: 'amendment-adapted',
      edition_id: paper.edition,
      person_id: author,
      paper_id: paper.id,
      amendment_id: id,
    })
    .execute();
}

/** Whether new words are the change it was, in another place. */
async function isPlacedAnew(
  trx: Database,
  amendment: HeldAmendment,
  { text }: AmendableText,
  outcome: Outcome,
): Promise<boolean> {
  const { paper, wording } = amendment;
  const before = await textOfWording(trx, amendment);
  const was = before && applyOperations(before, wording.operations);
  if (!before || !was?.ok) return false;
  const latest = await latestVersion(trx, paper.id);
  const descent = await descentBetween(trx, paper.id, wording.version, latest?.number ?? 0);
  return isSameChange(
    { ...was.value, before, after: was.value.text },
    { ...outcome, before: text, after: outcome.text },
    { before, after: text, descent },
  );
}

/** What is worded anew waits as any other words do: with its place, out of sight, until a moderator has read it. */
async function holdAgain(
  trx: Database,
  viewer: Viewer,
  { id, standing, paper }: HeldAmendment,
  worded: { readonly operations: readonly Operation[]; readonly text: Text },
  now: Date,
): Promise<void> {
  const about = { edition: paper.edition, reason: '', ...worded };
  const held = standing === 'published' ? await holdAmendment(trx, viewer, about, now) : null;
  if (!held) return;
  const waiting = { standing: 'waiting', held_for: held };
  await trx.updateTable('amendment').set(waiting).where('id', '=', id).execute();
}
