import { type DemonstrationRole, demonstrationRoles } from '../../queries/demonstration-roles.ts';
import { type Message, outbox } from '../../queries/outbox.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { formatMoment } from '../languages/formats.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { privately } from '../private.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

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
    const page = privately(c);
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
