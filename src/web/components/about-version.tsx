import { addresses, inLanguage } from '../addresses.ts';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly about: { readonly paper: string; readonly version: number; readonly authentic: string };
}

/** The authentic text that something was said of: its version, and its language. */
export function AboutVersion({ page, about }: Props) {
  const { t, language } = page;
  return (
    <a href={inLanguage(language, addresses.version(about.paper, about.version))}>
      {t('version.about', { number: about.version, language: languageName(language, about.authentic) })}
    </a>
  );
}
