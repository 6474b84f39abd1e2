import type { Operation } from '../domain/amendments/amendment.ts';
import { applyOperations } from '../domain/amendments/apply.ts';
import type { Amended } from '../domain/amendments/within.ts';
import { type AmendableText, amendableText } from './amendable-text.ts';
import { amendmentNamed } from './amendments.ts';
import type { Database } from './database.ts';
import type { Reader } from './voices.ts';

interface Wanted {
  readonly edition: number;
  readonly paper: { readonly id: number; readonly latest: number; readonly authentic: string };
  /** The provision that is changed. */
  readonly ref: string;
  /** Codes, or nothing: the amendment that is amended, and the one that is worded anew. */
  readonly parent: string;
  readonly adapts: string;
  /** The language whose text is to be amended, or nothing. */
  readonly wordedIn: string;
  /** What was changed so far. */
  readonly operations: readonly Operation[];
}

/**
 * What somebody who proposes or adapts is to change: the version, or what the amendment that is amended makes of it; in
 * the language they ask for, else the reader's, else the authentic one where there are no words of today. Null when one
 * that is named is not there, or makes nothing of this version.
 */
export async function textToAmend(
  db: Database,
  reader: Reader,
  { edition, paper, ref, parent, adapts, wordedIn, operations }: Wanted,
): Promise<(AmendableText & Amended) | null> {
  const named = (code: string) => amendmentNamed(db, edition, code, reader);
  const own = adapts === '' ? null : await named(adapts);
  if (adapts !== '' && !own) return null;
  const above = parent || own?.parent || '';
  const amended = above === '' ? null : await named(above);
  if (above !== '' && amended?.standing !== 'published') return null;
  const asked = amended?.wordedIn ?? (wordedIn || own?.wordedIn || reader.language);
  const version = await amendableText(db, paper.id, paper.latest, asked);
  if (amended) {
    const applied = applyOperations(version.text, amended.operations);
    const base = { base: version.text, operations: amended.operations };
    return applied.ok ? { ...version, text: applied.value.text, above: base } : null;
  }
  if (asked === paper.authentic || operations.length > 0 || !version.behind.has(ref))
    return { ...version, above: null };
  return { ...(await amendableText(db, paper.id, paper.latest, paper.authentic)), above: null };
}
