import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { takeStep } from './take-step.ts';

/** Takes a signature back, and withdraws the amendment when nobody signs it any more; returns whether it is withdrawn. */
export async function withdrawSignature(
  trx: Database,
  amendment: HeldAmendment,
  by: { readonly person: string; readonly mandate: number | null },
  now: Date,
): Promise<boolean> {
  await trx
    .updateTable('amendment_signature')
    .set({ withdrawn_at: now })
    .where('amendment_id', '=', amendment.id)
    .where('person_id', '=', by.person)
    .execute();
  const left = await trx
    .selectFrom('amendment_signature')
    .select('person_id')
    .where('amendment_id', '=', amendment.id)
    .where('withdrawn_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  const held = { id: amendment.id, edition: amendment.paper.edition, paper: amendment.paper.id };
  if (!left) await takeStep(trx, held, { kind: 'withdrawn', wording: amendment.wording.id, ...by }, now);
  else
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'amendment-signature-withdrawn',
        edition_id: held.edition,
        person_id: by.person,
        mandate_id: by.mandate,
        paper_id: held.paper,
        amendment_id: held.id,
      })
      .execute();
  return !left;
}
