import { domains, organisations, tracks } from '../../queries/directory.ts';
import { mandatesOf } from '../../queries/mandates.ts';
import { papers } from '../../queries/papers.ts';
import { priorities } from '../../queries/priorities.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Papers, Priorities, Tracks } from '../components/lists.tsx';
import { Pagination } from '../components/pagination.tsx';
import { formatDays } from '../languages/formats.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The policy domains that cut across tracks. */
export const domainsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const all = await domains(site.db, page.edition.id, page.language);
    return show(
      c,
      <SimplePage page={page} title={page.t('nav.domains')} description={page.t('domains.explain')}>
        <ul class="lignes pistes">
          {all.map(({ slug, name, description }) => (
            <li>
              <a href={inLanguage(page.language, addresses.domain(slug))}>{name}</a>
              <span class="petit">{description}</span>
            </li>
          ))}
        </ul>
      </SimplePage>,
    );
  };

/** One policy domain: its tracks and papers, whatever their circuit. */
export const domainPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const slug = c.req.param('domain') ?? '';
    const [domain] = await domains(site.db, edition.id, language, slug);
    if (!domain) return c.notFound();
    const within = await tracks(site.db, edition.id, language, { domain: slug });
    const written = await papers(site.db, edition.id, language, { domain: slug });
    const crumbs = [{ text: t('nav.domains'), path: addresses.domains }, { text: domain.name }];
    return show(
      c,
      <SimplePage page={page} title={domain.name} description={domain.description} crumbs={crumbs}>
        <h2>{t('circuit.papers')}</h2>
        {written.papers.length > 0 ? (
          <Papers page={page} papers={written.papers} level="h3" />
        ) : (
          <p>{t('library.empty')}</p>
        )}
        <h2 class="bas">{t('circuit.tracks')}</h2>
        <Tracks page={page} tracks={within} />
      </SimplePage>,
    );
  };

/** Everybody who takes part as an organisation. */
export const organisationsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language } = page;
    const here = inLanguage(language, addresses.organisations);
    const after = Number(c.req.query('after')) || 0;
    const found = await organisations(site.db, language, { after });
    return show(
      c,
      <SimplePage page={page} title={t('nav.organisations')} description={t('organisations.explain')}>
        <ul class="lignes pistes">
          {found.organisations.map(({ slug, name, kind, fictional }) => (
            <li>
              <a href={inLanguage(language, addresses.organisation(slug))}>{name}</a>
              <span class="petit">
                {t.of('organisation.kind', kind)}
                {fictional && <> · {t('organisation.fictional')}</>}
              </span>
            </li>
          ))}
        </ul>
        <Pagination
          page={page}
          first={after ? here : null}
          next={found.next === null ? null : `${here}?after=${found.next}`}
        />
      </SimplePage>,
    );
  };

/** One organisation: who may act for it, what it wrote, what it wants. */
export const organisationPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const slug = c.req.param('organisation') ?? '';
    const {
      organisations: [organisation],
    } = await organisations(site.db, language, { slug });
    if (!organisation) return c.notFound();
    const mandates = await mandatesOf(site.db, edition.id, organisation.id, language);
    const written = await papers(site.db, edition.id, language, { organisation: slug });
    const stated = await priorities(site.db, edition.id, language, { organisation: slug });
    const crumbs = [
      { text: t('nav.organisations'), path: addresses.organisations },
      { text: organisation.name },
    ];
    return show(
      c,
      <SimplePage
        page={page}
        title={organisation.name}
        description={organisation.description}
        crumbs={crumbs}
        jsonLd={{
          '@type': 'Organization',
          name: organisation.name,
          ...(organisation.website ? { url: organisation.website } : {}),
        }}
        lead={
          <p class="petit">
            {t.of('organisation.kind', organisation.kind)} · {t.of('constituency', organisation.constituency)}
            {organisation.fictional && <> · {t('organisation.fictional')}</>}
            {organisation.website && (
              <>
                {' '}
                · <a href={organisation.website}>{organisation.website}</a>
              </>
            )}
          </p>
        }
      >
        <h2>{t('organisation.mandates')}</h2>
        {mandates.length === 0 && <p>{t('organisation.noMandates')}</p>}
        <ul class="lignes fin">
          {mandates.map(({ title, role, from, until }) => (
            <li>
              {title} · {t.of('role', role)} · {formatDays(language, from, until)}
            </li>
          ))}
        </ul>
        {written.papers.length > 0 && (
          <>
            <h2 class="bas">{t('circuit.papers')}</h2>
            <Papers page={page} papers={written.papers} level="h3" />
          </>
        )}
        {stated.length > 0 && (
          <>
            <h2 class="bas">{t('nav.priorities')}</h2>
            <Priorities page={page} priorities={stated} />
          </>
        )}
      </SimplePage>,
    );
  };
