import { circuits, domains, leadOrganisations } from '../../queries/directory.ts';
import { type PaperFilters, papers } from '../../queries/papers.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { Papers } from '../components/lists.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import { LibraryFilters } from '../forms/library-filters.tsx';
import { SearchForm } from '../forms/search-form.tsx';
import { collection, reports } from '../linked-data.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Every paper, with filters. */
export const libraryPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { t, language, edition } = page;
    const query = (name: string) => c.req.query(name) || undefined;
    const filters: PaperFilters = {
      circuit: query('circuit'),
      domain: query('domain'),
      kind: query('kind'),
      language: query('language'),
      lead: query('lead'),
    };
    const cursor = cursorOf(c);
    const found = await papers(site.db, edition.id, language, filters, cursor);
    const choices = {
      circuits: await circuits(site.db, edition.id, language),
      domains: await domains(site.db, edition.id, language),
      leads: await leadOrganisations(site.db, edition.id, language),
    };
    const here = inLanguage(language, addresses.papers);
    const kept = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
    const first = kept.length > 0 ? `${here}?${new URLSearchParams(kept)}` : here;
    const next =
      found.next === null ? null : `${here}?${new URLSearchParams([...kept, ['after', String(found.next)]])}`;
    return show(
      c,
      <SimplePage
        page={page}
        title={t('nav.papers')}
        description={t('library.explain')}
        current="papers"
        jsonLd={collection(page, t('nav.papers'), reports(found.papers))}
      >
        <search>
          <SearchForm page={page} id="search" />
        </search>
        <LibraryFilters page={page} filters={filters} {...choices} />
        {found.papers.length > 0 ? <Papers page={page} papers={found.papers} /> : <p>{t('library.empty')}</p>}
        <Pagination page={page} first={cursor === null ? null : first} next={next} />
      </SimplePage>,
    );
  };
