import { randomUUID } from 'node:crypto';
import { longest } from '../../domain/longest.ts';
import { longestForm, type Term, type TermForms } from '../../domain/terms/term.ts';
import { ErrorSummary, type Faults, Field, SelectField, WordsField } from '../components/field.tsx';
import { languageName } from '../languages/formats.ts';
import { directionOf } from '../languages/languages.ts';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';

/** Between two forms in one field, in Latin and in Arabic letters. */
const between = /[;؛]/;

/** The forms of a term as its fields hold them. */
export function typedForms(values: FormValues, languages: readonly string[]): Term['forms'] {
  const list = (name: string) =>
    (values[name] ?? '').split(between).flatMap((form) => (form.trim() === '' ? [] : [form.trim()]));
  return Object.fromEntries(
    languages.flatMap((code): [string, TermForms][] => {
      const preferred = (values[`preferred-${code}`] ?? '').trim();
      const [admitted, forbidden] = [list(`admitted-${code}`), list(`forbidden-${code}`)];
      return preferred === '' ? [] : [[code, { preferred, admitted, forbidden }]];
    }),
  );
}

/** What the fields of a term hold. */
export const fieldsOf = ({ forms, note, noteLanguage, revision }: Term): FormValues => ({
  note,
  language: noteLanguage,
  revision: String(revision),
  ...Object.fromEntries(
    Object.entries(forms).flatMap(([code, { preferred, admitted, forbidden }]) => [
      [`preferred-${code}`, preferred],
      [`admitted-${code}`, admitted.join('; ')],
      [`forbidden-${code}`, forbidden.join('; ')],
    ]),
  ),
});

interface Props {
  readonly page: PageContext;
  readonly action: string;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** What a thing is called in each language of the congress, and what is to be known about it. */
export function TermForm({ page, action, values, faults }: Props) {
  const { t, language, edition } = page;
  return (
    <form class="formulaire" method="post" action={action}>
      <ErrorSummary page={page} faults={faults} />
      <input type="hidden" name="key" value={values.key ?? randomUUID()} />
      {values.revision !== undefined && <input type="hidden" name="revision" value={values.revision} />}
      <p class="aide">{t('terms.form.explain')}</p>
      {edition.contentLanguages.map((code) => (
        <fieldset class="champ">
          <legend>{languageName(language, code)}</legend>
          {(['preferred', 'admitted', 'forbidden'] as const).map((standing) => (
            <FormField page={page} code={code} standing={standing} values={values} faults={faults} />
          ))}
        </fieldset>
      ))}
      <WordsField
        name="note"
        label={t('terms.note')}
        value={values.note}
        fault={faults.note}
        longest={longest.note}
      />
      <SelectField
        name="language"
        label={t('terms.noteLanguage')}
        value={values.language ?? language}
        options={languageOptions(page)}
        fault={faults.language}
      />
      <button class="bouton nuit" type="submit">
        {t('terms.save')}
      </button>
    </form>
  );
}

interface FormFieldProps extends Omit<Props, 'action'> {
  readonly code: string;
  readonly standing: 'preferred' | 'admitted' | 'forbidden';
}

function FormField({ page, code, standing, values, faults }: FormFieldProps) {
  const name = `${standing}-${code}`;
  return (
    <Field name={name} label={page.t.of('terms.standing', standing)} fault={faults[name]}>
      {(control) => (
        <input
          {...control}
          maxlength={standing === 'preferred' ? longestForm : longestForm * 5}
          value={values[name] ?? ''}
          lang={code}
          dir={directionOf(code)}
        />
      )}
    </Field>
  );
}
