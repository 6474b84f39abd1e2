import type { Amendment, Operation } from '../domain/amendments/amendment.ts';
import type { Conflict } from '../domain/amendments/conflicts.ts';
import { mergeAmendments } from '../domain/amendments/merge.ts';
import { amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import { joinParent } from './join-parent.ts';
import { latestVersion } from './latest-version.ts';
import { takeStep } from './take-step.ts';
import type { AmendmentLetter } from './tell-authors.ts';

/** Two amendments that cannot both be done; `between` has their codes. */
export type AcceptRefusal =
  | {
      readonly ok: false;
      readonly refusal: 'not-carried' | 'not-now' | 'nothing-changes' | 'authentic-needed';
    }
  | { readonly ok: false; readonly refusal: 'conflicts'; readonly conflicts: readonly Conflict[] };

export interface Accepted {
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
  /** For one to an amendment whose author agrees, or need not be asked: under whose decision it becomes part of that one. */
  readonly agreed?: { readonly person: string; readonly mandate: number | null };
  readonly letter: AmendmentLetter;
  /** The sitting that accepts it. */
  readonly sitting?: number;
}

/**
 * Accepts a wording of a held amendment, unless it conflicts with what was accepted before it, merged into the draft
 * or not: nothing is resolved silently. One to an amendment becomes part of that one once the author of that one agrees (`agreed`), who is asked
 * otherwise: nobody rewords an amendment behind its author. What is
 * accepted is worded in the authentic language.
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
  const by = given.sitting === undefined ? {} : { sitting: given.sitting };
  const step = { kind, person, mandate, note, language, wording, ...by };
  if (amendment.parent !== null) return joinParent(trx, amendment, { ...given, step }, latest.id, now);
  if (given.wordedIn !== paper.authentic) return { ok: false, refusal: 'authentic-needed' };
  const { text } = await amendableText(trx, paper.id, latest.number, paper.authentic);
  const merged = mergeAmendments(text, [
    ...(await acceptedBeside(trx, amendment, latest.number)),
    { id: amendment.code, operations: given.operations },
  ]);
  if (!merged.ok) return { ok: false, refusal: 'conflicts', conflicts: merged.conflicts };
  await trx.updateTable('amendment').set({ wording_id: wording }).where('id', '=', amendment.id).execute();
  await takeStep(trx, held, step, now);
  return { ok: true };
}

/** What was accepted of the same version besides an amendment, and what of it waits in the draft to be published. */
export async function acceptedBeside(
  trx: Database,
  { id, paper }: HeldAmendment,
  version: number,
): Promise<Amendment[]> {
  const drafted = await mergedIntoDraft(trx, paper.id);
  const accepted = await amendmentsOf(trx, paper, { states: ['accepted', 'merged'] });
  return accepted
    .filter((other) => other.state === 'accepted' || drafted.has(other.id))
    .filter((other) => other.id !== id && other.parent === null && other.wording.version === version)
    .map(({ code, wording }) => ({ id: code, operations: wording.operations }));
}

/** The amendments whose words stand in the draft in hand. */
async function mergedIntoDraft(trx: Database, paper: number): Promise<ReadonlySet<number>> {
  const rows = await trx
    .selectFrom('amendment')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .innerJoin('paper_version as version', 'version.id', 'step.paper_version_id')
    .select('amendment.id')
    .where('amendment.paper_id', '=', paper)
    .where('step.kind', '=', 'merged')
    .where('version.published_at', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
