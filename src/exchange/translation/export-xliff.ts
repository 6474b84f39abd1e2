import type { Database } from '../../queries/database.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { writeXliff } from './xliff.ts';

export type XliffExport =
  | { readonly ok: true; readonly xliff: string; readonly units: number; readonly version: number }
  | { readonly ok: false; readonly refusal: 'no-such-paper' | 'not-a-paper' | 'no-such-language' };

/** A paper of an edition as XLIFF 2.1 into one of the edition's languages, as those who write it have it. */
export async function exportXliff(
  db: Database,
  edition: { readonly id: number; readonly contentLanguages: readonly string[] },
  slug: string,
  language: string,
): Promise<XliffExport> {
  const paper = await paperTranslation(db, edition.id, slug, language);
  if (!paper) return { ok: false, refusal: 'no-such-paper' };
  // The clauses of an outcome are not written this way (see reviseProvision).
  if (paper.kind === 'outcome') return { ok: false, refusal: 'not-a-paper' };
  if (language === paper.authentic || !edition.contentLanguages.includes(language))
    return { ok: false, refusal: 'no-such-language' };
  return {
    ok: true,
    xliff: writeXliff(paper, language),
    units: paper.texts.length,
    version: paper.version,
  };
}
