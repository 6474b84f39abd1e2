import type { PaperHead } from '../../queries/paper-text.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';

/** The paper as a file for translation tools, into each language it is not written in; for who may translate it. */
export function TranslationFiles({ page, head }: { readonly page: PageContext; readonly head: PaperHead }) {
  const { t, language, edition } = page;
  return (
    <nav class="actions-mini" aria-label={t('translation.files')}>
      {edition.contentLanguages
        .filter((code) => code !== head.authentic)
        .map((code) => (
          <a href={inLanguage(language, addresses.translationFile(head.slug, code))}>
            <Icon name="download" /> {t('translation.download', { language: languageName(language, code) })}
          </a>
        ))}
    </nav>
  );
}
