import type { NewFactor } from '../../actions/second-factor.ts';
import { type SignInMethods, signInMethods } from '../../queries/sign-in-methods.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import { PasskeyForm } from '../forms/passkey-form.tsx';
import { formatDate } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import { passwordLength } from '../sign-in/library.ts';
import type { Handler, Site } from '../site.ts';
import { refusalPage } from './refusal.tsx';
import { CodeField } from './second-factor.tsx';
import { SimplePage } from './simple-page.tsx';

type Context = Parameters<Handler>[0];

/** How a person signs in: password, second factor, passkeys. */
export const signInMethodsPage =
  (site: Site): Handler =>
  async (c) => {
    const { viewer } = c.get('page');
    return viewer ? showSignInMethods(site, c, viewer.person, {}) : refusalPage(c, 'sign-in-first');
  };

export async function showSignInMethods(
  site: Site,
  c: Context,
  person: string,
  faults: Faults,
): Promise<Response> {
  const page = privately(c);
  const { t, language, assets } = page;
  const methods = await signInMethods(site.db, person);
  return show(
    c,
    <SimplePage
      page={page}
      title={t('methods.title')}
      description={t('methods.explain')}
      script={assets.passkeyScript}
    >
      <p>
        <a href={inLanguage(language, addresses.account)}>{t('account.title')}</a> ·{' '}
        <a href={inLanguage(language, addresses.sessions)}>{t('sessions.title')}</a>
      </p>
      <Passkeys page={page} methods={methods} />
      <SecondFactor page={page} methods={methods} />
      <Password page={page} methods={methods} faults={faults} />
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

interface Props {
  readonly page: PageContext;
  readonly methods: SignInMethods;
}

const at = (page: PageContext, part: string) => inLanguage(page.language, addresses.signInMethods) + part;

function Passkeys({ page, methods }: Props) {
  const { t, language, edition } = page;
  return (
    <section aria-labelledby="passkeys">
      <h2 id="passkeys">{t('passkey.title')}</h2>
      <p>{t('passkey.explain')}</p>
      <ul class="lignes fin">
        {methods.passkeys.map(({ id, name, createdAt }) => (
          <li>
            <form class="rang" method="post" action={at(page, `/passkeys/${id}/removals`)}>
              <span>
                <bdi>{name}</bdi> · {formatDate(language, createdAt, edition.timeZone)}
              </span>
              <button class="lien" type="submit">
                {t('passkey.remove')}
                <span class="vh"> · {name}</span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      <PasskeyForm page={page} action={at(page, '/passkeys')} label={t('passkey.make')} makes>
        <Field name="name" label={t('passkey.name')}>
          {(control) => <input {...control} maxlength={80} dir="auto" />}
        </Field>
      </PasskeyForm>
      <noscript>
        <p class="petit">{t('passkey.script')}</p>
      </noscript>
    </section>
  );
}

function SecondFactor({ page, methods }: Props) {
  const { t } = page;
  const on = methods.secondFactor;
  return (
    <section aria-labelledby="factor">
      <h2 class="bas" id="factor">
        {t('factor.title')}
      </h2>
      <p>{on ? t('factor.on', { count: methods.backupCodes }) : t('factor.explain')}</p>
      <form method="post" action={at(page, on ? '/second-factor/removals' : '/second-factor')}>
        <button class="bouton" type="submit">
          {t(on ? 'factor.remove' : 'factor.start')}
        </button>
      </form>
    </section>
  );
}

function Password({ page, methods, faults }: Props & { readonly faults: Faults }) {
  const { t } = page;
  return (
    <section aria-labelledby="password">
      <h2 class="bas" id="password">
        {t('password.title')}
      </h2>
      <p>{t('password.explain')}</p>
      <form class="formulaire" method="post" action={at(page, '/password')}>
        <ErrorSummary page={page} faults={faults} />
        {methods.password && (
          <Field name="current-password" label={t('password.current')} fault={faults['current-password']}>
            {(control) => <input {...control} type="password" autocomplete="current-password" required />}
          </Field>
        )}
        <Field
          name="new-password"
          label={t(methods.password ? 'password.new' : 'password.label')}
          hint={t('password.hint', { least: passwordLength.least })}
          fault={faults['new-password']}
        >
          {(control) => (
            <input
              {...control}
              type="password"
              autocomplete="new-password"
              required
              minlength={passwordLength.least}
              maxlength={passwordLength.most}
            />
          )}
        </Field>
        <button class="bouton" type="submit">
          {t('password.save')}
        </button>
      </form>
      {methods.password && (
        <form class="bas" method="post" action={at(page, '/password/removals')}>
          <button class="lien" type="submit">
            {t('password.remove')}
          </button>
        </form>
      )}
    </section>
  );
}

/** The secret to put in an authenticator app, and its first code to give. */
export function showNewFactor(c: Context, factor: NewFactor, faults: Faults): Response {
  const page = privately(c);
  const { t } = page;
  return show(
    c,
    <SimplePage page={page} title={t('factor.title')} description={t('factor.put')}>
      <p>
        <code dir="ltr">{factor.secret}</code>
      </p>
      <p>
        <a href={factor.address}>{t('factor.open')}</a>
      </p>
      <form class="formulaire" method="post" action={at(page, '/second-factor/confirmations')}>
        <ErrorSummary page={page} faults={faults} />
        <input type="hidden" name="secret" value={factor.secret} />
        <input type="hidden" name="address" value={factor.address} />
        <CodeField label={t('code.label')} hint={t('factor.firstCode')} fault={faults.code} />
        <button class="bouton nuit" type="submit">
          {t('factor.confirm')}
        </button>
      </form>
    </SimplePage>,
    Object.keys(faults).length > 0 ? 422 : 200,
  );
}

/** The codes for the day the app is lost: shown this once. */
export function showBackupCodes(c: Context, codes: readonly string[]): Response {
  const page = privately(c);
  const { t, language } = page;
  return show(
    c,
    <SimplePage page={page} title={t('factor.codes')} description={t('factor.codes.explain')}>
      <ul class="lignes fin">
        {codes.map((code) => (
          <li>
            <code dir="ltr">{code}</code>
          </li>
        ))}
      </ul>
      <a class="bouton bas" href={inLanguage(language, addresses.signInMethods)}>
        {t('factor.kept')}
      </a>
    </SimplePage>,
  );
}
