import type { Voice } from '../../queries/voices.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import { Icon } from './icon.tsx';
import { Phrase } from './phrase.tsx';
import { wordsOf } from './prose.tsx';
import { Words } from './voice.tsx';

interface Props {
  readonly page: PageContext;
  readonly voice: Voice;
  readonly class: string;
}

/** What was said, in the reader's language where it is translated, with whose words these are; the original is always there. */
export function SaidWords({ page, voice, class: name }: Props) {
  const { t, language } = page;
  const { translation } = voice;
  if (!translation) return <Words page={page} language={voice.language} text={voice.text} class={name} />;
  return (
    <>
      <p class={name} lang={language} dir={directionOf(language)}>
        {wordsOf(translation.text, language)}
      </p>
      <p class="trad">
        <Icon name="languages" />{' '}
        {t(translation.madeBy === 'machine' ? 'said.machine' : 'said.translated', {
          language: languageName(language, voice.language),
        })}
        {translation.by && <> {t('suggestion.by', { name: translation.by })}</>}{' '}
        <a href={`${inLanguage(language, addresses.correction(voice.slug))}?into=${language}`}>
          <Phrase page={page} say="suggestion.go" values={{ author: voice.author || t('person.unnamed') }} />
        </a>
      </p>
      <details class="petit">
        <summary>
          <Phrase page={page} say="said.original" values={{ author: voice.author || t('person.unnamed') }} />
        </summary>
        <p lang={voice.language} dir={directionOf(voice.language)}>
          {wordsOf(voice.text, voice.language)}
        </p>
      </details>
    </>
  );
}
