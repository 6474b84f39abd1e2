import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, WordsField } from '../components/field.tsx';
import { wordsOf } from '../components/prose.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';

interface Props {
  readonly page: PageContext;
  readonly voice: Voice;
  readonly action: string;
  readonly translated: Translated;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** The language to translate into, the others, and what is there in it. */
export interface Translated {
  readonly into: string;
  readonly others: readonly string[];
  readonly there: { readonly text: string; readonly hash: string };
}

/** What was said, to be said in another language. */
export function TranslationForm({ page, voice, action, translated, values, faults }: Props) {
  const { t, language } = page;
  const { into, others, there } = translated;
  const here = inLanguage(language, addresses.contribution(voice.slug));
  return (
    <form class="formulaire" method="post" action={action}>
      <ErrorSummary page={page} faults={faults} />
      <p>
        {t('said.into')}{' '}
        {others.map((code, index) => (
          <>
            {index > 0 && ' · '}
            <a href={`${here}?into=${code}#translation`}>{languageName(language, code)}</a>
          </>
        ))}
      </p>
      <blockquote lang={voice.language} dir={directionOf(voice.language)}>
        <p>{wordsOf(voice.text, voice.language)}</p>
      </blockquote>
      <input type="hidden" name="language" value={into} />
      <input type="hidden" name="seen" value={there.hash} />
      <WordsField
        name="text"
        prefix="translation-"
        label={t('said.translation', { language: languageName(language, into) })}
        value={values.text ?? there.text}
        fault={faults.text}
        longest={5000}
        required
      />
      <button class="bouton nuit" type="submit">
        {t('said.save')}
      </button>
    </form>
  );
}
