import { constituencies } from '../../domain/contributions/speaking.ts';
import { mandatesFor } from '../../domain/people/permissions/permissions.ts';
import { ErrorSummary, type Faults, Field, SelectField, WordsField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import { type Underway, UnderwayFields } from './amendment-change-form.tsx';
import type { FormValues } from './contribute-form.tsx';
import { languageOptions } from './language-options.ts';
import { LanguageQuestion } from './language-question.tsx';

interface Props {
  readonly page: PageContext;
  readonly action: string;
  readonly underway: Underway;
  /** By name, for who wants to change more. */
  readonly passages: readonly string[];
  readonly nameOf: (ref: string) => string;
  readonly values: FormValues;
  readonly faults: Faults;
  /** The language the reason looks like, when it is not the one that was chosen. */
  readonly looksLike?: string;
}

/** The last step of proposing: what was changed has been read again; why, and in which name. */
export function AmendmentReasonsForm(props: Props) {
  const { page, action, underway, passages, nameOf, values, faults, looksLike } = props;
  const { t } = page;
  const others = passages.map((ref) => ({ value: ref, label: nameOf(ref) }));
  return (
    <form class="formulaire" method="post" action={action}>
      <ErrorSummary page={page} faults={faults} />
      <UnderwayFields underway={underway} />
      {underway.adapts === '' && <InWhoseName page={page} values={values} faults={faults} />}
      {looksLike !== undefined && (
        <>
          <input type="hidden" name="step" value="propose" />
          <LanguageQuestion page={page} found={looksLike} said={values.language ?? page.language} />
        </>
      )}
      <p class="rang">
        <button class="bouton parler" type="submit" name="step" value="propose">
          {t(underway.adapts === '' ? 'amend.propose' : 'amend.adapt')}
        </button>
      </p>
      <fieldset class="champ">
        <legend>{t('amend.more')}</legend>
        <SelectField name="more" label={t('amend.more.which')} value="" options={others} />
        <p class="rang">
          <button class="bouton" type="submit" name="step" value="more" formnovalidate>
            {t('amend.more.go')}
          </button>
          <button class="bouton" type="submit" name="step" value="less" formnovalidate>
            {t('amend.less')}
          </button>
        </p>
      </fieldset>
    </form>
  );
}

/** Why, and for whom: a name and a place are asked once, and remembered. */
function InWhoseName({ page, values, faults }: Pick<Props, 'page' | 'values' | 'faults'>) {
  const { t, viewer } = page;
  const mandates = mandatesFor(viewer, 'propose-amendment').map(({ slug, title }) => ({
    value: slug,
    label: title,
  }));
  return (
    <>
      <WordsField
        name="reason"
        label={t('amend.reason')}
        hint={t('amend.reason.hint')}
        value={values.reason}
        fault={faults.reason}
        required
      />
      <SelectField
        name="language"
        label={t('contribute.language')}
        value={values.language ?? page.language}
        options={languageOptions(page)}
        fault={faults.language}
      />
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
          hint={t('amend.mandate.hint')}
          value={values.mandate ?? ''}
          options={[{ value: '', label: t('contribute.mandate.none') }, ...mandates]}
          fault={faults.mandate}
        />
      )}
      {viewer && !viewer.name && (
        <Field name="name" label={t('contribute.name')} hint={t('contribute.name.hint')} fault={faults.name}>
          {(control) => (
            <input {...control} autocomplete="given-name" maxlength={80} value={values.name ?? ''} />
          )}
        </Field>
      )}
    </>
  );
}
