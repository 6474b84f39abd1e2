import { randomUUID } from 'node:crypto';
import { namedByRepresentative, namedBySecretariat } from '../../domain/people/naming.ts';
import { decide, everywhere } from '../../domain/people/permissions/permissions.ts';
import type { PublicMandate } from '../../queries/mandates.ts';
import type { Work } from '../../queries/works-of.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field, SelectField } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';

interface Props {
  readonly page: PageContext;
  readonly organisation: string;
  readonly works: readonly Work[];
  readonly mandates: readonly PublicMandate[];
  readonly values: FormValues;
  readonly faults: Faults;
}

/** The roles the reader may give for an organisation; none for who may not name anybody there. */
export function rolesToGive(page: PageContext, organisation: string): readonly string[] {
  const decision = decide(page.viewer, {
    act: 'name-mandate',
    place: { ...everywhere, organisation },
    open: [],
  });
  if (!decision.ok) return [];
  return decision.by.role === 'secretariat' ? namedBySecretariat : namedByRepresentative;
}

/** Names a person to act for an organisation: who, in which role, on what, from when until when. */
export function MandateForm({ page, organisation, works, mandates, values, faults }: Props) {
  const { t, language, today, edition } = page;
  const roles = rolesToGive(page, organisation);
  const editionEnds = edition.phases.at(-1)?.to ?? edition.to;
  // What a representative gives ends with their own mandate at the latest.
  const own = page.viewer?.mandates.find((one) => one.role === 'representative');
  const ownEnds = mandates.find(({ slug }) => slug === own?.slug)?.until ?? editionEnds;
  const [lastDay] = [ownEnds, editionEnds].sort();
  return (
    <form
      class="formulaire"
      method="post"
      action={`${inLanguage(language, addresses.organisation(organisation))}/mandates`}
    >
      <ErrorSummary page={page} faults={faults} />
      <input type="hidden" name="key" value={values.key ?? randomUUID()} />
      <Field name="name" label={t('mandate.person')} fault={faults.name}>
        {(control) => <input {...control} required maxlength={80} value={values.name ?? ''} dir="auto" />}
      </Field>
      <Field name="email" label={t('mandate.email')} hint={t('mandate.email.hint')} fault={faults.email}>
        {(control) => <input {...control} type="email" required maxlength={200} value={values.email ?? ''} />}
      </Field>
      <SelectField
        name="role"
        label={t('mandate.role')}
        value={values.role ?? 'editor'}
        options={roles.map((value) => ({ value, label: t.of('role', value) }))}
        fault={faults.role}
      />
      <SelectField
        name="on"
        label={t('mandate.on')}
        value={values.on ?? ''}
        options={[
          { value: '', label: t('mandate.everywhere') },
          ...works.map(({ key, kind, name }) => ({ value: key, label: `${t.of('work', kind)} · ${name}` })),
        ]}
        fault={faults.on}
      />
      <Field name="from" label={t('mandate.from')} fault={faults.from}>
        {(control) => <input {...control} type="date" required value={values.from ?? today} />}
      </Field>
      <Field name="until" label={t('mandate.until')} hint={t('mandate.until.hint')} fault={faults.until}>
        {(control) => <input {...control} type="date" required value={values.until ?? lastDay} />}
      </Field>
      <button class="bouton nuit" type="submit">
        {t('mandate.give')}
      </button>
    </form>
  );
}
