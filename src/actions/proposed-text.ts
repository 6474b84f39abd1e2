import type { Text } from '../domain/amendments/amendment.ts';
import { applyOperations } from '../domain/amendments/apply.ts';
import type { Amended } from '../domain/amendments/within.ts';
import { type AmendableText, amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';

/** The text an amendment is against, in its language: its version, or what the amendment it amends makes of it. */
export async function textAmended(
  trx: Database,
  amendment: Pick<HeldAmendment, 'parent' | 'paper'> & {
    readonly wording: Pick<HeldAmendment['wording'], 'version' | 'language'>;
  },
): Promise<AmendableText & Amended> {
  const { paper, parent, wording } = amendment;
  const [above] = parent === null ? [] : await amendmentsOf(trx, paper, { id: parent });
  if (!above)
    return { ...(await amendableText(trx, paper.id, wording.version, wording.language)), above: null };
  const base = await textAmended(trx, above);
  const { operations } = above.wording;
  return { ...base, text: proposedBy(above, base.text), above: { base: base.text, operations } };
}

/** The text that the wording in force was made against, be it of today or not; null when that was never kept. */
export async function textOfWording(trx: Database, amendment: HeldAmendment): Promise<Text | null> {
  const { paper, wording } = amendment;
  const { text } = await amendableText(trx, paper.id, wording.version, wording.language);
  if (amendment.parent === null) return text;
  const above = await trx
    .selectFrom('amendment_wording')
    .select('operations')
    .where('id', '=', wording.parent)
    .executeTakeFirst();
  const applied = above && applyOperations(text, above.operations);
  return applied?.ok ? applied.value.text : null;
}

function proposedBy(amendment: HeldAmendment, text: Text): Text {
  const applied = applyOperations(text, amendment.wording.operations);
  if (!applied.ok) throw new Error(`${amendment.code} cannot be applied: ${applied.refusal}`);
  return applied.value.text;
}
