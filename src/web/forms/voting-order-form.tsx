import type { VotingOrderSet } from '../../queries/voting-orders.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';

interface Props {
  readonly page: PageContext;
  readonly paper: string;
  /** The order that holds. */
  readonly order: VotingOrderSet | undefined;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** What the chair wants voted on first, and why. */
export function VotingOrderForm({ page, paper, order, values, faults }: Props) {
  const { t, language } = page;
  return (
    <details open={Object.keys(faults).length > 0}>
      <summary>{t('voting.order.set')}</summary>
      <form class="formulaire" method="post" action={inLanguage(language, addresses.votingOrders(paper))}>
        <ErrorSummary page={page} faults={faults} />
        <WordsField
          name="list"
          label={t('voting.order.list')}
          hint={t('voting.order.hint')}
          value={values.list ?? order?.codes.join('\n')}
          fault={faults.list}
        />
        <WordsField
          name="note"
          label={t('voting.order.note')}
          value={values.note}
          fault={faults.note}
          required
        />
        <SelectField
          name="language"
          label={t('answer.language')}
          value={values.language ?? language}
          options={languageOptions(page)}
          fault={faults.language}
        />
        <p class="rang">
          <button class="bouton repondre" type="submit">
            {t('voting.order.do')}
          </button>
        </p>
      </form>
    </details>
  );
}
