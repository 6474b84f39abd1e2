import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** After the first step of signing in: the code of the authenticator app, or one kept for the day it is lost. */
export const codePage: Handler = (c) => showCode(c, {});

export function showCode(c: Parameters<Handler>[0], faults: Faults): Response {
  const page = privately(c);
  const { t, language } = page;
  return show(
    c,
    <SimplePage page={page} title={t('code.title')} description={t('code.explain')}>
      <form class="formulaire" method="post" action={inLanguage(language, addresses.code)}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="next" value={c.req.query('next') ?? ''} />
        <CodeField label={t('code.label')} hint={t('code.hint')} fault={faults.code} />
        <button class="bouton nuit" type="submit">
          {t('signIn.enter')}
        </button>
      </form>
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

interface CodeFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly fault: string | undefined;
}

export function CodeField({ label, hint, fault }: CodeFieldProps) {
  return (
    <Field name="code" label={label} hint={hint} fault={fault}>
      {(control) => <input {...control} autocomplete="one-time-code" required maxlength={20} dir="ltr" />}
    </Field>
  );
}
