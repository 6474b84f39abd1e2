import { randomUUID } from 'node:crypto';
import { ErrorSummary, type Faults, Field, Select } from '../components/field.tsx';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';

export const dispositions = [
  'accepted',
  'in-part',
  'merged',
  'not-accepted',
  'deferred',
  'out-of-scope',
] as const;

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
  const { t, language, edition, viewer } = page;
  const mandates = (viewer?.mandates ?? []).filter((mandate) =>
    ['lead', 'respondent', 'secretariat'].includes(mandate.role),
  );
  const none = required ? [] : [{ value: '', label: t('answer.disposition.none') }];
  return (
    <form class="formulaire" method="post" action={action}>
      <ErrorSummary page={page} faults={faults} />
      <input type="hidden" name="key" value={values.key ?? randomUUID()} />
      <Field name="text" label={t('answer.text')} fault={faults.text}>
        {(control) => (
          <textarea {...control} required maxlength={5000} dir="auto">
            {values.text ?? ''}
          </textarea>
        )}
      </Field>
      <Field name="language" label={t('answer.language')} fault={faults.language}>
        {(control) => (
          <Select
            {...control}
            value={values.language ?? language}
            options={edition.contentLanguages.map((code) => ({
              value: code,
              label: languageName(language, code),
            }))}
          />
        )}
      </Field>
      <Field name="disposition" label={t('answer.disposition')} fault={faults.disposition}>
        {(control) => (
          <Select
            {...control}
            value={values.disposition ?? ''}
            options={[
              ...none,
              ...dispositions.map((value) => ({ value, label: t.of('disposition', value) })),
            ]}
          />
        )}
      </Field>
      <Field
        name="reason"
        label={t('answer.reason.ask')}
        hint={t('answer.reason.hint')}
        fault={faults.reason}
      >
        {(control) => (
          <textarea {...control} maxlength={1000} dir="auto">
            {values.reason ?? ''}
          </textarea>
        )}
      </Field>
      <Field name="mandate" label={t('answer.mandate')} fault={faults.mandate}>
        {(control) => (
          <Select
            {...control}
            value={values.mandate ?? ''}
            options={mandates.map(({ slug, title }) => ({ value: slug, label: title }))}
          />
        )}
      </Field>
      <button class="bouton repondre" type="submit">
        {t('answer.publish')}
      </button>
    </form>
  );
}
