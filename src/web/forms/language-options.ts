import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

/** The languages people may write in, named in the reader's. */
export const languageOptions = ({ edition, language }: PageContext) =>
  edition.contentLanguages.map((code) => ({ value: code, label: languageName(language, code) }));
