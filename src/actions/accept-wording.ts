import { compose } from '../domain/amendments/amend-amendment.ts';
import type { Operation } from '../domain/amendments/amendment.ts';
import type { Conflict } from '../domain/amendments/conflicts.ts';
import { isAmendable } from '../domain/amendments/course.ts';
import { mergeAmendments } from '../domain/amendments/merge.ts';
import { amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import { carryChildren } from './carry-amendments.ts';
import { latestVersion } from './latest-version.ts';
import { textAmended } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';

/** Two amendments that cannot both be done; `between` has their codes. */
export type AcceptRefusal =
  | {
      readonly ok: false;
      readonly refusal: 'not-carried' | 'not-now' | 'nothing-changes' | 'authentic-needed';
    }
  | { readonly ok: false; readonly refusal: 'conflicts'; readonly conflicts: readonly Conflict[] };

interface Accepted {
  readonly kind: 'accepted' | 'consented';
  readonly person: string;
  readonly mandate: number | null;
  readonly note: string;
  readonly language: string;
  /** The wording that is accepted, and what it does. */
  readonly wording: number;
  readonly version: number;
  /** Of the text it rewords. */
  readonly wordedIn: string;
  readonly operations: readonly Operation[];
}

/**
 * Accepts a wording of a held amendment, unless it conflicts with what was accepted before it: nothing is resolved
 * silently. An amendment to an amendment becomes part of that one at once. What is accepted is worded in the authentic
 * language.
 */
export async function acceptWording(
  trx: Database,
  amendment: HeldAmendment,
  given: Accepted,
  now: Date,
): Promise<{ readonly ok: true } | AcceptRefusal> {
  const { paper } = amendment;
  const latest = await latestVersion(trx, paper.id);
  if (!latest || given.version !== latest.number) return { ok: false, refusal: 'not-carried' };
  const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
  const { kind, person, mandate, note, language, wording } = given;
  const step = { kind, person, mandate, note, language, wording };
  if (amendment.parent !== null) return joinParent(trx, amendment, { ...given, step }, latest.id, now);
  if (given.wordedIn !== paper.authentic) return { ok: false, refusal: 'authentic-needed' };
  const accepted = await amendmentsOf(trx, paper, { states: ['accepted'] });
  const { text } = await amendableText(trx, paper.id, latest.number, paper.authentic);
  const merged = mergeAmendments(text, [
    ...accepted
      .filter(
        ({ id, parent, wording }) =>
          id !== amendment.id && parent === null && wording.version === latest.number,
      )
      .map(({ code, wording }) => ({ id: code, operations: wording.operations })),
    { id: amendment.code, operations: given.operations },
  ]);
  if (!merged.ok) return { ok: false, refusal: 'conflicts', conflicts: merged.conflicts };
  await trx.updateTable('amendment').set({ wording_id: wording }).where('id', '=', amendment.id).execute();
  await takeStep(trx, held, step, now);
  return { ok: true };
}

/** The amendment it amends takes it in, as a wording of its own; it cannot take all of that one back. */
async function joinParent(
  trx: Database,
  amendment: HeldAmendment,
  given: Accepted & { readonly step: Parameters<typeof takeStep>[2] },
  version: number,
  now: Date,
): Promise<{ readonly ok: true } | AcceptRefusal> {
  const { paper } = amendment;
  const [parent] = await amendmentsOf(trx, paper, { id: amendment.parent ?? 0 });
  if (!parent) throw new Error(`${amendment.code} amends nothing`);
  // What was decided is not reworded behind those who decided it, nor what its author is asked to agree to.
  if (!isAmendable(parent.state) || parent.state === 'awaiting-consent')
    return { ok: false, refusal: 'not-now' };
  const against = await textAmended(trx, parent);
  const both = compose(against.text, parent.wording.operations, given.operations);
  // Worded against another wording of it, it waits to be carried over.
  if (
    !both.ok ||
    parent.wording.id !== amendment.wording.parent ||
    parent.wording.language !== given.wordedIn
  )
    return { ok: false, refusal: 'not-carried' };
  if (both.value.length === 0) return { ok: false, refusal: 'nothing-changes' };
  const held = { id: amendment.id, edition: paper.edition, paper: paper.id };
  const by = { person: given.person, mandate: given.mandate };
  await takeStep(trx, held, given.step, now);
  const wording = await saveWording(
    trx,
    parent.id,
    {
      language: parent.wording.language,
      operations: both.value,
      version,
      parentWording: null,
      ids: against.ids,
      by: { madeBy: 'lead', ...by },
    },
    now,
  );
  await takeStep(trx, held, { kind: 'merged', wording: given.wording, other: parent.id, ...by }, now);
  await carryChildren(trx, parent, { id: wording, operations: both.value }, now);
  return { ok: true };
}
