import { randomUUID } from 'node:crypto';
import { dispositions } from '../../domain/answers/dispositions.ts';
import { mandatesFor } from '../../domain/people/permissions/permissions.ts';
import { ErrorSummary, type Faults, SelectField, WordsField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';

/** A contribution's page has the reply form as well. */
const prefix = 'answer-';

interface Props {
  readonly page: PageContext;
  readonly action: string;
  readonly values: FormValues;
  readonly faults: Faults;
  /** A recommendation is owed a disposition; a contribution may get words alone. */
  readonly required?: boolean;
}

/** What an institution answers: words, what it does about it, why, and under which mandate. */
export function AnswerForm({ page, action, values, faults, required = false }: Props) {
  const { t, language, viewer } = page;
  const mandates = mandatesFor(viewer, 'answer');
  const none = required ? [] : [{ value: '', label: t('answer.disposition.none') }];
  const known = dispositions.map((value) => ({ value, label: t.of('disposition', value) }));
  return (
    <form class="formulaire" method="post" action={action}>
      <ErrorSummary page={page} faults={faults} prefix={prefix} />
      <input type="hidden" name="key" value={values.key ?? randomUUID()} />
      <WordsField
        prefix={prefix}
        name="text"
        label={t('answer.text')}
        value={values.text}
        fault={faults.text}
        required
      />
      <SelectField
        prefix={prefix}
        name="language"
        label={t('answer.language')}
        value={values.language ?? language}
        options={languageOptions(page)}
        fault={faults.language}
      />
      <SelectField
        prefix={prefix}
        name="disposition"
        label={t('answer.disposition')}
        value={values.disposition ?? ''}
        options={[...none, ...known]}
        fault={faults.disposition}
      />
      <WordsField
        prefix={prefix}
        name="reason"
        label={t('answer.reason.ask')}
        hint={t('answer.reason.hint')}
        value={values.reason}
        fault={faults.reason}
        longest={1000}
      />
      <SelectField
        prefix={prefix}
        name="mandate"
        label={t('answer.mandate')}
        value={values.mandate ?? ''}
        options={mandates.map(({ slug, title }) => ({ value: slug, label: title }))}
        fault={faults.mandate}
      />
      <button class="bouton repondre" type="submit">
        {t('answer.publish')}
      </button>
    </form>
  );
}
