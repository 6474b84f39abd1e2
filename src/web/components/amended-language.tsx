import { languageName } from '../languages/formats.ts';
import type { Proposal } from '../pages/amendment-underway.ts';

/** Which text is amended, and what follows where it is not the authentic one. */
export function amendedLanguage({ page, head, base }: Proposal): string {
  const { t, language } = page;
  const authentic = languageName(language, head.authentic);
  const written = base.text.language;
  if (written === head.authentic) return t('amend.explain', { language: authentic });
  return t('amend.explain.translation', { language: languageName(language, written), authentic });
}

/** The ways to amend the same passage in another language, before anything is changed. */
export function OtherLanguages({ page, action, base, underway, languages }: Proposal) {
  const { t, language } = page;
  if (underway.operations.length > 0 || underway.parent !== '') return null;
  const others = languages.filter((code) => code !== base.text.language);
  if (others.length === 0) return null;
  const { substitutes, adapts } = underway;
  const address = (code: string) =>
    `${action}?${new URLSearchParams({
      in: code,
      ...(substitutes === '' ? {} : { replaces: substitutes }),
      ...(adapts === '' ? {} : { adapts }),
    })}`;
  return (
    <p>
      {t('amend.languages')}{' '}
      {others.map((code, index) => (
        <>
          {index > 0 && ' · '}
          <a href={address(code)}>{languageName(language, code)}</a>
        </>
      ))}
    </p>
  );
}
