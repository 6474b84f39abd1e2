import { compose } from '../domain/amendments/amend-amendment.ts';
import { isAmendable } from '../domain/amendments/course.ts';
import { firstAuthor } from '../queries/own-backing.ts';
import type { Database } from '../store/database.ts';
import type { Accepted, AcceptRefusal } from './accept-wording.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';
import { carryChildren } from './carry-amendments.ts';
import { textAmended } from './proposed-text.ts';
import { saveWording } from './save-wording.ts';
import { takeStep } from './take-step.ts';
import { tellAuthors } from './tell-authors.ts';

/**
 * An accepted amendment to an amendment becomes part of that one, as a wording of its own, when the author of that one
 * agrees, is the same, or need not be asked; otherwise they are asked. It cannot take all of that one back.
 */
export async function joinParent(
  trx: Database,
  amendment: HeldAmendment,
  given: Accepted & { readonly step: Parameters<typeof takeStep>[2] },
  version: number,
  now: Date,
): Promise<{ readonly ok: true } | AcceptRefusal> {
  const { id, paper } = amendment;
  const [parent] = await amendmentsOf(trx, paper, { id: amendment.parent ?? 0 });
  if (!parent) throw new Error(`${amendment.code} amends nothing`);
  // What was decided is not reworded behind those who decided it, nor what its author is asked to agree to.
  if (!isAmendable(parent.state) || parent.state === 'awaiting-consent')
    return { ok: false, refusal: 'not-now' };
  const against = await textAmended(trx, parent);
  const both = compose(against.text, parent.wording.operations, given.operations);
  // Worded against another wording of it, it waits to be carried over.
  if (!both.ok || !amendment.wording.follows || parent.wording.language !== given.wordedIn)
    return { ok: false, refusal: 'not-carried' };
  if (both.value.length === 0) return { ok: false, refusal: 'nothing-changes' };
  const held = { id, edition: paper.edition, paper: paper.id };
  const { person, mandate, agreed } = given;
  await trx.updateTable('amendment').set({ wording_id: given.wording }).where('id', '=', id).execute();
  await takeStep(trx, held, given.step, now);
  const isOwn = (await firstAuthor(trx, parent.id)) === (await firstAuthor(trx, id));
  if (!agreed && !isOwn) {
    await takeStep(trx, held, { kind: 'parent-asked', wording: given.wording, person, mandate }, now);
    await tellAuthors(trx, parent, given.letter, now, { code: amendment.code, asks: true });
    return { ok: true };
  }
  const by = agreed ?? { person, mandate };
  const { language } = parent.wording;
  const text = { language, operations: both.value, version, ids: against.ids };
  const own = { ...text, parentWording: null, by: { madeBy: 'lead', ...by } } as const;
  const wording = await saveWording(trx, parent.id, own, now);
  const merged = { kind: 'merged', wording: given.wording, other: parent.id, person, mandate } as const;
  await takeStep(trx, held, merged, now);
  await carryChildren(trx, parent, { id: wording, operations: both.value }, now);
  return { ok: true };
}
