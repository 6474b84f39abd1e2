import type { StuckAmendment } from '../../queries/merge-preview.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField, WordsField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import { languageOptions } from './language-options.ts';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly stuck: readonly StuckAmendment[];
  /** The version of today. */
  readonly version: number;
  /** The reader may answer amendments here. */
  readonly answers: boolean;
}

/** The accepted amendments that keep the others from being merged: which, why, and what can be done about each. */
export function LeftBehind({ page, paper, stuck, version, answers }: Props) {
  const { t, language } = page;
  if (stuck.length === 0) return null;
  return (
    <section class="avis" aria-labelledby="stuck">
      <h2 id="stuck">{t('merge.stuck.title', { count: stuck.length })}</h2>
      {stuck.map(({ code, version: against, bySitting }) => {
        const address = inLanguage(language, addresses.amendment(paper, code));
        const prefix = `${code}-`;
        return (
          <article aria-label={code}>
            <h3>
              <a href={address}>{code}</a>
            </h3>
            <p>{t('merge.stuck.why', { against, version })}</p>
            <p>{t(bySitting ? 'merge.stuck.sitting' : 'merge.stuck.lead')}</p>
            {answers && (
              <form class="formulaire" method="post" action={`${address}/answers`}>
                <WordsField
                  prefix={prefix}
                  name="note"
                  label={t('amendment.answer.note')}
                  value=""
                  required
                />
                <SelectField
                  prefix={prefix}
                  name="language"
                  label={t('answer.language')}
                  value={language}
                  options={languageOptions(page)}
                />
                <input type="hidden" name="form" value="answer-" />
                <p class="rang">
                  <button
                    class="bouton"
                    type="submit"
                    name="verdict"
                    value={bySitting ? 'referred' : 'reopened'}
                  >
                    {t.of('amendment.verdict', bySitting ? 'referred' : 'reopened')}
                  </button>
                </p>
              </form>
            )}
          </article>
        );
      })}
    </section>
  );
}
