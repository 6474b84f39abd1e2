import { type Organisation, organisations, tracks } from '../../queries/directory.ts';
import { mandatesOf } from '../../queries/mandates.ts';
import { papers } from '../../queries/papers.ts';
import { priorities } from '../../queries/priorities.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Papers, Priorities, Tracks } from '../components/lists.tsx';
import { Name } from '../components/name.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import { formatDays } from '../languages/formats.ts';
import { collection } from '../linked-data.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Everybody who takes part as an organisation. */
export const organisationsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language } = page;
    const here = inLanguage(language, addresses.organisations);
    const after = cursorOf(c);
    const found = await organisations(site.db, language, { after });
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.organisations')}
        description={t('organisations.explain')}
        jsonLd={collection(
          page,
          t('nav.organisations'),
          found.organisations.map(({ name, slug }) => ({
            type: 'Organization',
            name,
            path: addresses.organisation(slug),
          })),
        )}
      >
        <ul class="lignes pistes">
          {found.organisations.map(({ slug, name, language: written, kind, fictional }) => (
            <li>
              <a href={inLanguage(language, addresses.organisation(slug))}>
                <Name page={page} text={name} language={written} />
              </a>
              <span class="petit">
                {t.of('organisation.kind', kind)}
                {fictional && <> · {t('organisation.fictional')}</>}
              </span>
            </li>
          ))}
        </ul>
        <Pagination
          page={page}
          first={after === null ? null : here}
          next={found.next === null ? null : `${here}?after=${found.next}`}
        />
      </SimplePage>,
    );
  };

/** One organisation: who may act for it, what it leads, what it wrote, what it wants. */
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
    const led = await tracks(site.db, edition.id, language, { lead: slug });
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
        language={organisation.language}
        crumbs={crumbs}
        jsonLd={{
          '@type': 'Organization',
          name: organisation.name,
          description: organisation.description,
          ...(organisation.acronym ? { alternateName: organisation.acronym } : {}),
          ...(organisation.website ? { sameAs: organisation.website } : {}),
        }}
        lead={<Facts page={page} organisation={organisation} />}
      >
        <h2>{t('organisation.mandates')}</h2>
        {mandates.length === 0 ? (
          <p>{t('organisation.noMandates')}</p>
        ) : (
          <ul class="lignes fin">
            {mandates.map(({ title, role, from, until }) => (
              <li>
                {title} · {t.of('role', role)} · {formatDays(language, from, until)}
              </li>
            ))}
          </ul>
        )}
        {led.length > 0 && (
          <>
            <h2 class="bas">{t('circuit.tracks')}</h2>
            <Tracks page={page} tracks={led} />
          </>
        )}
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

function Facts({ page, organisation }: { page: PageContext; organisation: Organisation }) {
  const { t } = page;
  const { kind, constituency, fictional, website } = organisation;
  return (
    <p class="petit">
      {t.of('organisation.kind', kind)} · {t.of('constituency', constituency)}
      {fictional && <> · {t('organisation.fictional')}</>}
      {website && (
        <>
          {' '}
          ·{' '}
          <a href={website} rel="noopener">
            {website}
          </a>
        </>
      )}
    </p>
  );
}
