import type { ComponentChildren } from 'preact';
import { decide, everywhere } from '../domain/people/permissions/permissions.ts';
import { addresses, inLanguage } from './addresses.ts';
import { AskName } from './components/ask-name.tsx';
import { citing } from './components/cited.tsx';
import { Icon } from './components/icon.tsx';
import { Mark } from './components/mark.tsx';
import { tongue } from './components/name.tsx';
import { SearchForm } from './forms/search-form.tsx';
import { Head } from './head.tsx';
import { directionOf, languageNames, languages } from './languages/languages.ts';
import type { PageContext } from './page-context.ts';

export interface Crumb {
  readonly text: string;
  /** The language of the text, when it may be another than the page's. */
  readonly language?: string;
  /** Within the language; none for the page itself. */
  readonly path?: string;
}

export interface PageProps {
  readonly page: PageContext;
  readonly title: string;
  readonly description: string;
  /** The address that stands for this one when it is not the page's own path. */
  readonly canonical?: string;
  /** Which entry of the navigation this page belongs to. */
  readonly current?: string;
  readonly crumbs?: readonly Crumb[];
  readonly jsonLd?: object;
  /** The address of the one script, for the pages that need it. */
  readonly script?: string;
  /** The feed that follows the page, within its language. */
  readonly feed?: string;
  /** Whether search engines leave it out. */
  readonly unlisted?: boolean;
  /** What follows the address of the page in another language, from its question mark. */
  readonly query?: string;
  readonly children: ComponentChildren;
}

/** A whole page: what browsers, search engines and screen readers need around the content. */
export function Page(props: PageProps) {
  const { page, children, crumbs } = props;
  return (
    <html lang={page.language} dir={directionOf(page.language)}>
      <Head {...props} />
      <body>
        <a class="skip" href="#content">
          {page.t('skip')}
        </a>
        <Header page={page} current={props.current} query={props.query} />
        <main id="content" tabindex={-1}>
          {crumbs && <Path page={page} crumbs={crumbs} />}
          <AskName page={page} />
          {children}
        </main>
        <Footer page={page} />
      </body>
    </html>
  );
}

const entries = ['circuits', 'papers', 'priorities', 'register', 'programme', 'outcome'] as const;

function Navigation({ page, current }: { page: PageContext; current?: string | undefined }) {
  return (
    <ul>
      {entries.map((entry) => (
        <li>
          <a
            href={inLanguage(page.language, addresses[entry])}
            aria-current={current === entry ? 'page' : undefined}
          >
            {page.t(`nav.${entry}`)}
          </a>
        </li>
      ))}
    </ul>
  );
}

interface HeaderProps {
  readonly page: PageContext;
  readonly current: string | undefined;
  readonly query: string | undefined;
}

function Header({ page, current, query = '' }: HeaderProps) {
  const { language, t, edition } = page;
  return (
    <header>
      <div class="utile">
        <div class="cadre">
          <nav aria-label={t('nav.languages')}>
            <ul>
              {languages.map((other) => (
                <li>
                  <a
                    href={inLanguage(other, page.path) + query}
                    lang={other}
                    hreflang={other}
                    aria-current={other === language ? 'true' : undefined}
                  >
                    {languageNames[other]}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <a href={inLanguage(language, addresses.search)}>
            <Icon name="search" /> {t('search.title')}
          </a>
          <Person page={page} />
        </div>
      </div>
      <div class="tete">
        <div class="cadre">
          <a class="marque" href={inLanguage(language, '')}>
            <Mark />
            <span>
              {t('site.name')}
              <small>{edition.place}</small>
            </span>
          </a>
          <a class="bouton vers-menu" href="#menu">
            <Icon name="menu" /> {t('nav.menu')}
          </a>
          <nav class="nav haut" aria-label={t('nav.main')}>
            <Navigation page={page} current={current} />
          </nav>
        </div>
      </div>
    </header>
  );
}

/** Who is signed in, or how to. */
function Person({ page }: { page: PageContext }) {
  const { language, t, viewer, edition } = page;
  if (!viewer) {
    return (
      <ul>
        {edition.demonstration && (
          <li>
            <a href={inLanguage(language, addresses.roles)}>{t('nav.roles')}</a>
          </li>
        )}
        <li>
          <a href={inLanguage(language, addresses.signIn)}>{t('nav.signIn')}</a>
        </li>
      </ul>
    );
  }
  const [mandate] = viewer.mandates;
  return (
    <form class="rang" method="post" action={inLanguage(language, addresses.signOut)}>
      <span>
        <a href={inLanguage(language, addresses.account)}>
          <bdi>{viewer.name || t('person.unnamed')}</bdi>
        </a>
        {mandate && <> · {mandate.title}</>}
      </span>
      <button class="lien" type="submit">
        {t('nav.signOut')}
      </button>
    </form>
  );
}

function Path({ page, crumbs }: { page: PageContext; crumbs: readonly Crumb[] }) {
  return (
    <div class="cadre">
      <nav class="chemin" aria-label={page.t('nav.path')}>
        <ol>
          {crumbs.map(({ text, language, path }) => {
            const own = language === undefined ? {} : tongue(page, language);
            return (
              <li>
                {path === undefined ? (
                  <span aria-current="page" {...own}>
                    {citing(text)}
                  </span>
                ) : (
                  <a href={inLanguage(page.language, path)} {...own}>
                    {citing(text)}
                  </a>
                )}
              </li>
            );
          })}
        </ol>
      </nav>
    </div>
  );
}

function Footer({ page }: { page: PageContext }) {
  const { language, t, edition } = page;
  const moderates = page.viewer?.mandates.some(({ role }) => role === 'moderator' || role === 'secretariat');
  const invites = decide(page.viewer, { act: 'invite-organisation', place: everywhere, open: [] }).ok;
  const link = (path: string, text: string) => (
    <li>
      <a href={inLanguage(language, path)}>{text}</a>
    </li>
  );
  return (
    <footer class="pied" id="menu">
      <div class="cadre">
        <SearchForm page={page} id="footer-search" />
        <nav aria-label={t('nav.sitemap')}>
          <h2>{t('footer.go')}</h2>
          <Navigation page={page} />
        </nav>
        <div>
          <h2>{t('footer.more')}</h2>
          <ul>
            {link(addresses.domains, t('nav.domains'))}
            {link(addresses.organisations, t('nav.organisations'))}
            {link(addresses.about, t('nav.about'))}
            {link(addresses.permissions, t('permissions.title'))}
            {link(addresses.terms, t('terms.title'))}
            {link(addresses.machine, t('machine.title'))}
            {link(addresses.data, t('data.title'))}
            {link(addresses.rules, t('rules.title'))}
            {invites && link(addresses.invitations, t('invitations.title'))}
            {moderates && link(addresses.moderation, t('moderation.title'))}
          </ul>
        </div>
        <div>
          <h2>{t('footer.help')}</h2>
          <ul>
            {link(`${addresses.about}#participate`, t('nav.participate'))}
            {link(addresses.accessibility, t('nav.accessibility'))}
            {edition.demonstration && link(addresses.outbox, t('nav.outbox'))}
          </ul>
        </div>
        {edition.demonstration && <p class="fin petit">{t('footer.fictional')}</p>}
      </div>
    </footer>
  );
}
