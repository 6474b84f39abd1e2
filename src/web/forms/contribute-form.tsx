import { randomUUID } from 'node:crypto';
import { constituencies, contributionKinds } from '../../domain/contributions/speaking.ts';
import { mandatesFor } from '../../domain/people/permissions/permissions.ts';
import { Choices, ErrorSummary, type Faults, Field, SelectField } from '../components/field.tsx';
import { openToday } from '../open-today.ts';
import type { PageContext } from '../page-context.ts';
import { GuestFields, WithAccount } from './guest-fields.tsx';
import { languageOptions } from './language-options.ts';
import { LanguageQuestion } from './language-question.tsx';

export type FormValues = Readonly<Record<string, string>>;

interface Props {
  readonly page: PageContext;
  readonly action: string;
  /** What was typed before, kept when the form comes back. */
  readonly values: FormValues;
  readonly faults: Faults;
  /** The second step: the language found is shown, to be confirmed. */
  readonly review?: boolean;
  readonly reply?: boolean;
  /** The language the words look like, when it is not the one that was chosen. */
  readonly looksLike?: string | null;
}

/** What a person says, in two steps: the words, then the language found in them to confirm. */
export function ContributeForm(props: Props) {
  const { page, action, values, faults, review = false, reply = false, looksLike = null } = props;
  const { t, language, viewer } = page;
  if (!openToday(page).includes('contribute')) return <p class="avis">{t('contribute.closed')}</p>;
  // A reply is a conversation: it takes an account.
  if (!viewer && reply) return <WithAccount page={page} />;
  return (
    <>
      {!viewer && !review && <WithAccount page={page} />}
      <form class="formulaire" method="post" action={action}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="key" value={values.key ?? randomUUID()} />
        <Field name="text" label={t('contribute.text')} hint={t('contribute.text.hint')} fault={faults.text}>
          {(control) => (
            <textarea {...control} maxlength={5000} required lang={values.language ?? language} dir="auto">
              {values.text ?? ''}
            </textarea>
          )}
        </Field>
        {!reply && (
          <Field
            name="quoted"
            label={t('contribute.quoted')}
            hint={t('contribute.quoted.hint')}
            fault={faults.quoted}
          >
            {(control) => <input {...control} maxlength={1000} dir="auto" value={values.quoted ?? ''} />}
          </Field>
        )}
        {review && (
          <SelectField
            name="language"
            label={t('contribute.language')}
            hint={t('contribute.language.hint')}
            value={values.language ?? language}
            options={languageOptions(page)}
            fault={faults.language}
          />
        )}
        <Speaker {...props} />
        {looksLike !== null && (
          <LanguageQuestion page={page} found={looksLike} said={values.language ?? language} />
        )}
        <button class="bouton parler" type="submit">
          {review ? t(viewer ? 'contribute.publish' : 'guest.send') : t('contribute.review')}
        </button>
      </form>
    </>
  );
}

/** What kind of contribution, and in which name: a name and a place are asked once, and remembered. */
function Speaker({ page, values, faults, reply }: Props) {
  const { t, viewer } = page;
  const mandates = mandatesFor(viewer, reply ? 'reply' : 'contribute').map(({ slug, title }) => ({
    value: slug,
    label: title,
  }));
  return (
    <>
      {!reply && <Kind page={page} values={values} faults={faults} />}
      <SelectField
        name="constituency"
        label={t('contribute.constituency')}
        value={values.constituency ?? 'communities'}
        options={constituencies.map((value) => ({ value, label: t.of('constituency', value) }))}
        fault={faults.constituency}
      />
      {mandates.length > 0 && (
        <SelectField
          name="mandate"
          label={t('contribute.mandate')}
          hint={t('contribute.mandate.hint')}
          value={values.mandate ?? ''}
          options={[{ value: '', label: t('contribute.mandate.none') }, ...mandates]}
          fault={faults.mandate}
        />
      )}
      {!viewer && <GuestFields page={page} values={values} faults={faults} />}
      {viewer && !viewer.name && (
        <Field name="name" label={t('contribute.name')} hint={t('contribute.name.hint')} fault={faults.name}>
          {(control) => (
            <input {...control} autocomplete="given-name" maxlength={80} value={values.name ?? ''} />
          )}
        </Field>
      )}
      {viewer && !viewer.place && mandates.length === 0 && (
        <Field name="place" label={t('contribute.place')} fault={faults.place}>
          {(control) => (
            <input {...control} autocomplete="address-level2" maxlength={80} value={values.place ?? ''} />
          )}
        </Field>
      )}
    </>
  );
}

function Kind({ page, values, faults }: Pick<Props, 'page' | 'values' | 'faults'>) {
  const { t } = page;
  return (
    <>
      <Choices
        name="kind"
        legend={t('contribute.kind')}
        value={values.kind ?? 'comment'}
        options={contributionKinds.map((kind) => ({ value: kind, label: t.of('contribution.kind', kind) }))}
      />
      <Field
        name="people"
        label={t('contribute.people')}
        hint={t('contribute.people.hint')}
        fault={faults.people}
      >
        {(control) => <input {...control} inputMode="numeric" value={values.people ?? ''} />}
      </Field>
    </>
  );
}
