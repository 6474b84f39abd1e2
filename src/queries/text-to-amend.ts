import { applyOperations } from '../domain/amendments/apply.ts';
import type { Amended } from '../domain/amendments/within.ts';
import type { AmendableText } from './amendable-text.ts';
import { amendmentNamed } from './amendments.ts';
import type { Database } from './database.ts';
import type { Reader } from './voices.ts';

/**
 * What somebody who proposes or adapts is to change: the version, or what the amendment that is amended makes of it.
 * Null when one that is named is not there, or makes nothing of this version.
 */
export async function textToAmend(
  db: Database,
  edition: number,
  reader: Reader,
  version: AmendableText,
  /** Codes, or nothing: the amendment that is amended, and the one that is worded anew. */
  { parent, adapts }: { readonly parent: string; readonly adapts: string },
): Promise<(AmendableText & Amended) | null> {
  const named = (code: string) => amendmentNamed(db, edition, code, reader);
  const own = adapts === '' ? null : await named(adapts);
  if (adapts !== '' && !own) return null;
  const above = parent || own?.parent || '';
  if (above === '') return { ...version, above: null };
  const amended = await named(above);
  const applied = amended && applyOperations(version.text, amended.operations);
  if (!amended || !applied?.ok) return null;
  const { operations } = amended;
  return { ...version, text: applied.value.text, above: { base: version.text, operations } };
}
