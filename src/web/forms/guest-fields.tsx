import { addresses, inLanguage } from '../addresses.ts';
import { type Faults, Field } from '../components/field.tsx';
import type { PageContext } from '../page-context.ts';
import type { FormValues } from './contribute-form.tsx';

interface Props {
  readonly page: PageContext;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** Who speaks without an account: a first name and a place are enough; an address gets the words published at once. */
export function GuestFields({ page, values, faults }: Props) {
  const { t } = page;
  return (
    <>
      <Field name="name" label={t('guest.name')} fault={faults.name}>
        {(control) => (
          <input
            {...control}
            autocomplete="given-name"
            required
            maxlength={80}
            value={values.name ?? ''}
            dir="auto"
          />
        )}
      </Field>
      <Field name="place" label={t('contribute.place')} fault={faults.place}>
        {(control) => (
          <input
            {...control}
            autocomplete="address-level2"
            required
            maxlength={80}
            value={values.place ?? ''}
            dir="auto"
          />
        )}
      </Field>
      <Field name="email" label={t('guest.email')} hint={t('guest.email.hint')} fault={faults.email}>
        {(control) => (
          <input {...control} type="email" autocomplete="email" maxlength={200} value={values.email ?? ''} />
        )}
      </Field>
      <p class="aide">{t('guest.consent')}</p>
    </>
  );
}

/** The other way to speak: with an account, and back here. */
export function WithAccount({ page }: { page: PageContext }) {
  const { t, language, edition, path } = page;
  const back = `?next=${encodeURIComponent(inLanguage(language, path))}`;
  return (
    <div>
      <p>{t('guest.account')}</p>
      <p class="rang">
        <a class="bouton" href={inLanguage(language, addresses.signIn) + back}>
          {t('nav.signIn')}
        </a>
        {edition.demonstration && (
          <a class="bouton" href={inLanguage(language, addresses.roles) + back}>
            {t('nav.roles')}
          </a>
        )}
      </p>
    </div>
  );
}
