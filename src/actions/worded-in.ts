import type { Operation } from '../domain/amendments/amendment.ts';
import { isWordless } from '../domain/amendments/rendering.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { amendableText } from '../queries/amendable-text.ts';
import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import type { LockedPaper } from './paper-under-lock.ts';

export type LanguageRefusal = 'translation-behind' | 'split-authentic' | 'other-language';

interface Asked {
  /** Undefined: the authentic language, or that of the amendment that is amended. */
  readonly wordedIn: string | undefined;
  readonly operations: readonly Operation[];
  readonly parent: HeldAmendment | null;
  readonly version: number;
}

/**
 * The language an amendment is worded in, when the text can be amended there: the words it changes are those of today,
 * and no place among them is meant, which no other language has.
 */
export async function languageWordedIn(
  trx: Database,
  paper: LockedPaper,
  { wordedIn, operations, parent, version }: Asked,
): Promise<Result<string, LanguageRefusal>> {
  const above = parent?.wording.language;
  if (above !== undefined && wordedIn !== undefined && above !== wordedIn) return refused('other-language');
  const language = above ?? (isWordless(operations) ? paper.authentic : (wordedIn ?? paper.authentic));
  if (language === paper.authentic) return done(language);
  const { behind, text } = await amendableText(trx, paper.id, version, language);
  if (behind.size === text.provisions.length) return refused('translation-behind');
  if (operations.some((operation) => operation.kind === 'replace' && behind.has(operation.ref)))
    return refused('translation-behind');
  return operations.some(({ kind }) => kind === 'split') ? refused('split-authentic') : done(language);
}
