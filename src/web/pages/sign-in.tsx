import { type DemonstrationRole, demonstrationRoles } from '../../queries/demonstration-roles.ts';
import { type Message, outbox } from '../../queries/outbox.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { ErrorSummary, type Faults, Field } from '../components/field.tsx';
import type { FormValues } from '../forms/contribute-form.tsx';
import { formatMoment } from '../languages/formats.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

type Context = Parameters<Handler>[0];

export const signInPage: Handler = (c) => showSignIn(c, {}, {});

export function showSignIn(c: Context, values: FormValues, faults: Faults): Response {
  const page = c.get('page');
  const { t, language } = page;
  return show(
    c,
    <Page page={page} title={t('nav.signIn')} description={t('signIn.explain')}>
      <div class="cadre page-tete">
        <h1>{t('nav.signIn')}</h1>
        <p>{t('signIn.explain')}</p>
        <form class="formulaire" method="post" action={`${inLanguage(language, addresses.signIn)}/links`}>
          <ErrorSummary page={page} faults={faults} />
          <Field name="email" label={t('signIn.email')} fault={faults.email}>
            {(control) => (
              <input {...control} type="email" autocomplete="email" required value={values.email ?? ''} />
            )}
          </Field>
          <button class="bouton nuit" type="submit">
            {t('signIn.send')}
          </button>
        </form>
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

export const linkPage: Handler = (c) => showLink(c, false);

/** Where a sign-in link leads: one button. `failed`: the link was used, too old, or wrong. */
export function showLink(c: Context, failed: boolean): Response {
  const page = c.get('page');
  const { t, language } = page;
  const action = `${inLanguage(language, addresses.signIn)}/links/${c.req.param('token') ?? ''}`;
  return show(
    c,
    <Page page={page} title={t('nav.signIn')} description={t('signIn.explain')}>
      <div class="cadre page-tete">
        <h1>{t('nav.signIn')}</h1>
        {failed ? (
          <>
            <p role="alert">{t('signIn.failed')}</p>
            <a class="bouton" href={inLanguage(language, addresses.signIn)}>
              {t('signIn.again')}
            </a>
          </>
        ) : (
          <form method="post" action={action}>
            <button class="bouton nuit" type="submit">
              {t('signIn.enter')}
            </button>
          </form>
        )}
      </div>
    </Page>,
    failed ? 403 : 200,
  );
}

/** The demonstration edition's roles: one click signs in as one of them. */
export const rolesPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    if (!page.edition.demonstration) return c.notFound();
    const roles = await demonstrationRoles(site.db, page.edition.id, page.language);
    return show(c, <Roles page={page} roles={roles} next={c.req.query('next') ?? ''} />);
  };

function Roles({
  page,
  roles,
  next,
}: {
  page: PageContext;
  roles: readonly DemonstrationRole[];
  next: string;
}) {
  const { t, language } = page;
  const groups = [...new Set(roles.map(({ role }) => role))];
  const button = (mandate: string, title: string) => (
    <form method="post" action={inLanguage(language, addresses.roles)}>
      <input type="hidden" name="mandate" value={mandate} />
      <input type="hidden" name="next" value={next} />
      <button class="bouton" type="submit">
        {title}
      </button>
    </form>
  );
  return (
    <Page page={page} title={t('nav.roles')} description={t('roles.explain')}>
      <div class="cadre page-tete">
        <h1>{t('nav.roles')}</h1>
        <p>{t('roles.explain')}</p>
        <ul class="lignes">
          <li class="rang">
            <h2>{t('role.participant')}</h2>
            {button('', t('roles.participant'))}
          </li>
          {groups.map((role) => (
            <li>
              <h2>{t.of('role', role)}</h2>
              <div class="rang bas">
                {roles
                  .filter((entry) => entry.role === role)
                  .map((entry) => button(entry.mandate, entry.title))}
              </div>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

/** The messages that would have been sent, on the demonstration edition without a mail server. */
export const outboxPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    if (!page.edition.demonstration || site.settings.mail) return c.notFound();
    return show(c, <Outbox page={page} messages={await outbox(site.db)} />);
  };

function Outbox({ page, messages }: { page: PageContext; messages: readonly Message[] }) {
  const { t, language, edition } = page;
  return (
    <Page page={page} title={t('nav.outbox')} description={t('outbox.explain')}>
      <div class="cadre page-tete">
        <h1>{t('nav.outbox')}</h1>
        <p>{t('outbox.explain')}</p>
        {messages.length === 0 && <p>{t('outbox.empty')}</p>}
        <ul class="lignes">
          {messages.map((message) => (
            <li>
              <h2>{message.subject}</h2>
              <p class="petit">
                <bdi>{message.recipient}</bdi> · {formatMoment(language, message.writtenAt, edition.timeZone)}
              </p>
              <pre lang={message.language}>{linked(message.body)}</pre>
            </li>
          ))}
        </ul>
      </div>
    </Page>
  );
}

/** The addresses of a plain message as links. */
function linked(body: string) {
  return body
    .split(/(https?:\/\/\S+)/)
    .map((part) => (/^https?:/.test(part) ? <a href={part}>{part}</a> : part));
}
