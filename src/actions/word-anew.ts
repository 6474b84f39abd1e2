import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { countBacking } from './count-backing.ts';
import { takeStep } from './take-step.ts';
import { type AmendmentLetter, tellPeople } from './tell-authors.ts';

/**
 * Puts an amendment whose author words something else back to seeking support: nobody stands behind words they have
 * not read. Whoever did is told, kept as having stood behind the former wording, and may stand behind this one.
 */
export async function wordAnew(
  trx: Database,
  amendment: HeldAmendment,
  given: { readonly wording: number; readonly author: string; readonly letter: AmendmentLetter },
  now: Date,
): Promise<void> {
  const { id, paper } = amendment;
  const held = { id, edition: paper.edition, paper: paper.id };
  const by = { person: given.author, mandate: null };
  await takeStep(trx, held, { kind: 'reworded', wording: given.wording, ...by }, now);
  const people = await leave(trx, amendment, given.author);
  await tellPeople(trx, amendment, people, given.letter, now);
  await countBacking(trx, { ...held, state: 'seeking-support' }, given.wording, now);
}

/** Keeps everybody but the author as past backing of the wording so far; returns who they are. */
async function leave(trx: Database, { id, wording }: HeldAmendment, author: string): Promise<string[]> {
  const supports = await trx
    .deleteFrom('amendment_support')
    .where('amendment_id', '=', id)
    .returning(['person_id', 'mandate_id', 'created_at as since'])
    .execute();
  const signatures = await trx
    .deleteFrom('amendment_signature')
    .where('amendment_id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('person_id', '<>', author)
    .returning(['person_id', 'mandate_id', 'signed_at as since'])
    .execute();
  const imported = await trx
    .selectFrom('amendment')
    .select(['imported_people as people', 'created_at as since'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  await trx.updateTable('amendment').set({ imported_people: 0 }).where('id', '=', id).execute();
  const past = [
    ...supports.map((row) => ({ ...row, signed: false })),
    ...signatures.map((row) => ({ ...row, signed: true })),
    ...(imported.people > 0 ? [{ ...imported, signed: false }] : []),
  ].map((row) => ({ ...row, amendment_id: id, wording_id: wording.id }));
  if (past.length > 0) await trx.insertInto('amendment_past_backing').values(past).execute();
  return [...supports, ...signatures].map(({ person_id }) => person_id);
}
