import { type Domain, domains, tracks } from '../../queries/directory.ts';
import { type DomainListening, domainListening } from '../../queries/domain-listening.ts';
import { papers } from '../../queries/papers.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Legend } from '../components/legend.tsx';
import { Papers, Tracks } from '../components/lists.tsx';
import { Name, tongue } from '../components/name.tsx';
import { wordsOf } from '../components/prose.tsx';
import { formatNumber } from '../languages/formats.ts';
import { collection, reports } from '../linked-data.ts';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** The policy domains that cut across tracks, and where the debate stands in each. */
export const domainsPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const all = await domains(site.db, edition.id, language);
    const listening = await domainListening(site.db, edition.id, page.now);
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.domains')}
        description={t('domains.explain')}
        jsonLd={collection(
          page,
          t('nav.domains'),
          all.map(({ name, slug }) => ({ type: 'CollectionPage', name, path: addresses.domain(slug) })),
        )}
      >
        <table class="donnees emp chiffres">
          <caption class="vh">{t('domains.listening')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('library.domain')}</th>
              <th scope="col">{t('nav.papers')}</th>
              <th scope="col">{t('register.state.answered')}</th>
              <th scope="col">{t('register.state.pending')}</th>
              <th scope="col">{t('register.state.late')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map((domain) => (
              <DomainRow
                page={page}
                domain={domain}
                listening={listening.find(({ slug }) => slug === domain.slug)}
              />
            ))}
          </tbody>
        </table>
      </SimplePage>,
    );
  };

function DomainRow({
  page,
  domain,
  listening,
}: {
  page: PageContext;
  domain: Domain;
  listening: DomainListening | undefined;
}) {
  const { t, language } = page;
  const cell = (label: string, count = 0) => (
    <td class="tabnum" data-t={label}>
      {formatNumber(language, count)}
    </td>
  );
  return (
    <tr>
      <th scope="row">
        <a href={inLanguage(language, addresses.domain(domain.slug))}>
          <Name page={page} text={domain.name} language={domain.language} />
        </a>
        <p class="petit" {...tongue(page, domain.language)}>
          {wordsOf(domain.description, domain.language)}
        </p>
      </th>
      {cell(t('nav.papers'), listening?.papers)}
      {cell(t('register.state.answered'), listening?.answered)}
      {cell(t('register.state.pending'), listening?.pending)}
      {cell(t('register.state.late'), listening?.late)}
    </tr>
  );
}

/** One policy domain: where its debate stands, its papers and its tracks, whatever their circuit. */
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
    const listening = (await domainListening(site.db, edition.id, page.now)).find((one) => one.slug === slug);
    return show(
      c,
      <SimplePage
        page={page}
        title={domain.name}
        description={domain.description}
        language={domain.language}
        crumbs={[
          { text: t('nav.domains'), path: addresses.domains },
          { text: domain.name, language: domain.language },
        ]}
        jsonLd={collection(page, domain.name, reports(written.papers))}
        lead={listening && <Legend page={page} counts={listening} />}
      >
        <h2>{t('circuit.papers')}</h2>
        {written.papers.length > 0 ? (
          <Papers page={page} papers={written.papers} level="h3" />
        ) : (
          <p>{t('library.empty')}</p>
        )}
        {within.length > 0 && (
          <>
            <h2 class="bas">{t('circuit.tracks')}</h2>
            <Tracks page={page} tracks={within} />
          </>
        )}
      </SimplePage>,
    );
  };
