import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { PasskeyForm } from '../forms/passkey-form.tsx';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

type Context = Parameters<Handler>[0];

export const signInPage =
  (site: Site): Handler =>
  (c) =>
    showSignIn(site, c, { next: c.req.query('next') ?? '' }, {});

/** Every way in: a link by e-mail first, then whatever the person has set up. */
export function showSignIn(site: Site, c: Context, values: FormValues, faults: Faults): Response {
  const page = c.get('page');
  const { t, language, assets } = page;
  const here = inLanguage(language, addresses.signIn);
  const next = values.next ?? '';
  return show(
    c,
    <Page page={page} title={t('nav.signIn')} description={t('signIn.explain')} script={assets.passkeyScript}>
      <div class="cadre page-tete">
        <h1>{t('nav.signIn')}</h1>
        <p>{t('signIn.explain')}</p>
        <ErrorSummary page={page} faults={faults} />
        <form class="formulaire" method="post" action={`${here}/links`}>
          <input type="hidden" name="next" value={next} />
          <Field name="email" label={t('signIn.email')} fault={faults.email}>
            {(control) => (
              <input {...control} type="email" autocomplete="email" required value={values.email ?? ''} />
            )}
          </Field>
          <button class="bouton nuit" type="submit">
            {t('signIn.send')}
          </button>
        </form>
        {site.settings.oidc && (
          <section aria-labelledby="by-organisation">
            <h2 class="bas" id="by-organisation">
              {t('signIn.organisation')}
            </h2>
            <p>
              <a class="bouton" href={`${here}/organisation?next=${encodeURIComponent(next)}`} rel="nofollow">
                {t('signIn.organisation.go', { provider: new URL(site.settings.oidc.issuer).host })}
              </a>
            </p>
          </section>
        )}
        <PasskeyForm page={page} action={`${here}/passkeys`} label={t('signIn.passkey')}>
          <input type="hidden" name="next" value={next} />
        </PasskeyForm>
        <PasswordForm page={page} values={values} faults={faults} />
        {page.edition.demonstration && (
          <p class="bas">
            <a href={inLanguage(language, addresses.roles)}>{t('nav.roles')}</a>
          </p>
        )}
      </div>
    </Page>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

interface PasswordFormProps {
  readonly page: PageContext;
  readonly values: FormValues;
  readonly faults: Faults;
}

/** For who has set a password: folded, since most never do. */
function PasswordForm({ page, values, faults }: PasswordFormProps) {
  const { t, language } = page;
  const wrong = faults.password ?? faults.login;
  return (
    <details class="bas" open={Boolean(wrong)}>
      <summary>{t('signIn.password')}</summary>
      <form class="formulaire" method="post" action={`${inLanguage(language, addresses.signIn)}/passwords`}>
        <input type="hidden" name="next" value={values.next ?? ''} />
        <Field name="login" label={t('signIn.email')} fault={faults.login}>
          {(control) => (
            <input {...control} type="email" autocomplete="username" required value={values.login ?? ''} />
          )}
        </Field>
        <Field name="password" label={t('password.label')} fault={faults.password}>
          {(control) => <input {...control} type="password" autocomplete="current-password" required />}
        </Field>
        <button class="bouton nuit" type="submit">
          {t('nav.signIn')}
        </button>
      </form>
    </details>
  );
}

/** After a link was asked for. */
export function showSent(c: Context): Response {
  const page = c.get('page');
  const { t, language, edition } = page;
  return show(
    c,
    <Page page={page} title={t('signIn.sent')} description={t('signIn.sent')}>
      <div class="cadre page-tete">
        <h1>{t('signIn.sent')}</h1>
        <p>{t('signIn.sent.explain')}</p>
        {edition.demonstration && (
          <p>
            <a href={inLanguage(language, addresses.outbox)}>{t('signIn.sent.outbox')}</a>
          </p>
        )}
      </div>
    </Page>,
  );
}
