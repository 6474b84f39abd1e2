import type { Outcome } from '../../domain/amendments/apply.ts';
import type { AmendableText } from '../../queries/amendable-text.ts';
import type { VoteRequested } from '../../queries/vote-requests.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ChangesInShort } from '../components/amendment-changes.tsx';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  readonly code: string;
  readonly before: AmendableText;
  /** The text as each passage alone makes it; none where there is nothing to part. */
  readonly passages: readonly Outcome[];
  readonly inForce: VoteRequested | undefined;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** In which part each passage is, or that the amendment is voted on whole, and why. */
export function VoteRequestForm({ page, paper, code, before, passages, inForce, values, faults }: Props) {
  const { t, language } = page;
  const parts = passages.map((_, index) => ({
    value: String(index + 1),
    label: t('request.part.option', { number: index + 1 }),
  }));
  return (
    <form class="formulaire" method="post" action={inLanguage(language, addresses.voteRequests(paper, code))}>
      <h2>{t('request.how')}</h2>
      <ErrorSummary page={page} faults={faults} />
      {passages.length === 0 && <p>{t('request.whole')}</p>}
      {passages.map((after, index) => (
        <section aria-labelledby={`passage-${index}`}>
          <h3 id={`passage-${index}`}>{t('request.passage', { number: index + 1 })}</h3>
          <ChangesInShort page={page} paper={paper} before={before} after={after} />
          <SelectField
            name={`part-${index}`}
            label={t('request.part', { number: index + 1 })}
            value={values[`part-${index}`] ?? String(inForce?.parts?.[index] ?? index + 1)}
            options={parts}
            fault={faults[`part-${index}`]}
          />
        </section>
      ))}
      <WordsField name="note" label={t('request.note')} value={values.note} fault={faults.note} required />
      <SelectField
        name="language"
        label={t('answer.language')}
        value={values.language ?? language}
        options={languageOptions(page)}
        fault={faults.language}
      />
      <p class="rang">
        {passages.length > 0 && (
          <button class="bouton repondre" type="submit" name="kind" value="split">
            {t('request.split')}
          </button>
        )}
        <button class="bouton" type="submit" name="kind" value="separate">
          {t('request.separate')}
        </button>
        {inForce && inForce.kind !== 'rule' && (
          <button class="bouton" type="submit" name="kind" value="rule">
            {t('request.rule')}
          </button>
        )}
      </p>
    </form>
  );
}
