import type { Text } from '../domain/amendments/amendment.ts';
import { applyOperations } from '../domain/amendments/apply.ts';
import { type AmendableText, amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, type HeldAmendment } from './amendment-under-lock.ts';

/** The text an amendment is against: its version, or what the amendment it amends makes of it. */
export async function textAmended(
  trx: Database,
  amendment: Pick<HeldAmendment, 'parent' | 'wording' | 'paper'>,
): Promise<AmendableText> {
  const { paper, parent, wording } = amendment;
  if (parent !== null) {
    const [above] = await amendmentsOf(trx, paper, { id: parent });
    if (above) return { ...(await textAmended(trx, above)), text: await textProposed(trx, above) };
  }
  return amendableText(trx, paper.id, wording.version, paper.authentic);
}

/** The text as an amendment would have it. */
export async function textProposed(trx: Database, amendment: HeldAmendment): Promise<Text> {
  const { text } = await textAmended(trx, amendment);
  const applied = applyOperations(text, amendment.wording.operations);
  if (!applied.ok) throw new Error(`${amendment.code} cannot be applied: ${applied.refusal}`);
  return applied.value.text;
}
