import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  /** The language the words look like, and the one they are said to be in. */
  readonly found: string;
  readonly said: string;
}

/** Which of two languages it is: either button sends the form, and what was typed with it. */
export function LanguageQuestion({ page, found, said }: Props) {
  const { t, language } = page;
  const named = (code: string) => languageName(language, code);
  return (
    <fieldset class="champ">
      <legend>{t('language.looksLike', { language: named(found) })}</legend>
      <p class="rang">
        <button class="bouton parler" type="submit" name="sure" value={found}>
          {t('language.publishAs', { language: named(found) })}
        </button>
        <button class="bouton" type="submit" name="sure" value={said}>
          {t('language.keep', { language: named(said) })}
        </button>
      </p>
    </fieldset>
  );
}
