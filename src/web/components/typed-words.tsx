import { wordsWritten } from '../../domain/amendments/words.ts';
import { reasons } from '../../domain/moderation/reasons.ts';
import { parseOperations } from '../../exchange/operations.ts';
import type { FormValues } from '../forms/contribute-form.tsx';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';

/** The fields of forms that hold words somebody wrote. */
const written = /^(text|note|reason|quoted|list|added)(-\d+)?$/;

/** What was typed in a form that was not taken, each text by itself, to be copied. */
export function TypedWords({ page, values }: { page: PageContext; values: FormValues }) {
  const { t } = page;
  const kept = Object.entries(values).flatMap(([name, value]) => {
    if (!value) return [];
    if (name === 'operations') return wordsWritten(parseOperations(value) ?? []);
    // Of the rules of the debate one is chosen, not written.
    return written.test(name) && !reasons.some((rule) => rule === value) ? [value] : [];
  });
  if (kept.length === 0) return null;
  const { language } = values;
  const spoken = page.edition.contentLanguages.find((known) => known === language);
  return (
    <section aria-labelledby="typed">
      <h2 id="typed">{t('refusal.typed')}</h2>
      <p>{t('refusal.typed.explain')}</p>
      {kept.map((text, index) => (
        <textarea
          readonly
          rows={4}
          aria-label={t('refusal.typed.text', { number: index + 1 })}
          lang={spoken ?? ''}
          dir={spoken ? directionOf(spoken) : 'auto'}
        >
          {text}
        </textarea>
      ))}
    </section>
  );
}
