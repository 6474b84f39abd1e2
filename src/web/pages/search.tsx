import { questionOf } from '../../domain/search/question.ts';
import { type Circuit, circuits, type Domain, domains } from '../../queries/directory.ts';
import { type Found, search } from '../../queries/search.ts';
import type { SearchFilters } from '../../queries/search-matches.ts';
import { searchKinds } from '../../queries/search-sources.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { FoundThing } from '../components/hit.tsx';
import { Pagination } from '../components/pagination.tsx';
import { SearchWithFilters } from '../forms/search-filters.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';
import { SimplePage } from './simple-page.tsx';

/** Words across everything that is public, in every language. */
export const searchPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const { language, edition } = page;
    const query = (name: string) => c.req.query(name)?.trim() || undefined;
    const typed = query('q') ?? '';
    const question = questionOf(typed);
    const filters: SearchFilters = {
      kind: searchKinds.find((kind) => kind === query('kind')),
      circuit: query('circuit'),
      domain: query('domain'),
      language: query('language'),
    };
    const cursor = query('after') ?? null;
    const asks = question.wanted.length > 0;
    const found = asks
      ? await search(site.db, { edition: edition.id, language, question }, filters, cursor)
      : null;
    // Nobody else asks the same: not worth the place of a page that many read.
    c.header('Cache-Control', 'private, no-store');
    return show(
      c,
      <SearchPage
        page={page}
        typed={typed}
        filters={filters}
        circuits={await circuits(site.db, edition.id, language)}
        domains={await domains(site.db, edition.id, language)}
        found={found}
        first={cursor !== null}
      />,
    );
  };

interface Props {
  readonly page: PageContext;
  readonly typed: string;
  readonly filters: SearchFilters;
  readonly circuits: readonly Circuit[];
  readonly domains: readonly Domain[];
  /** Null when nothing was asked. */
  readonly found: Found | null;
  readonly first: boolean;
}

function SearchPage({ page, typed, filters, found, first, ...lists }: Props) {
  const { t, language } = page;
  const kept = new URLSearchParams([
    ...(typed ? [['q', typed]] : []),
    ...Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  ]);
  const address = (after: string | null) => {
    const query = new URLSearchParams([...kept, ...(after === null ? [] : [['after', after]])]);
    return `${inLanguage(language, addresses.search)}?${query}`;
  };
  return (
    <SimplePage
      page={page}
      title={typed ? t('search.results', { question: typed }) : t('search.title')}
      description={t('search.explain')}
      crumbs={[{ text: t('search.title') }]}
      unlisted
      query={kept.size > 0 ? `?${kept}` : ''}
    >
      <SearchWithFilters page={page} question={typed} filters={filters} {...lists} />
      {found?.near && (
        <p class="avis" role="status">
          {t('search.near')}
        </p>
      )}
      {found && found.hits.length > 0 && (
        <ul class="lignes pistes">
          {found.hits.map((hit) => (
            <FoundThing page={page} hit={hit} />
          ))}
        </ul>
      )}
      {found && found.hits.length === 0 && (
        <Nothing page={page} typed={typed} filters={filters} empty={found.empty} />
      )}
      <Pagination
        page={page}
        first={first ? address(null) : null}
        next={found?.next ? address(found.next) : null}
      />
    </SimplePage>
  );
}

/** What else to try. */
function Nothing({
  page,
  typed,
  filters,
  empty,
}: Pick<Props, 'page' | 'typed' | 'filters'> & { empty: boolean }) {
  const { t, language } = page;
  const filtered = Object.values(filters).some(Boolean);
  const link = (path: string, text: string) => (
    <li>
      <a href={inLanguage(language, path)}>{text}</a>
    </li>
  );
  return (
    <div class="avis" role="status">
      <p>
        <b>{empty ? t('search.noWords', { question: typed }) : t('search.none', { question: typed })}</b>
      </p>
      <p>{t('search.hint')}</p>
      <ul>
        {filtered &&
          link(`${addresses.search}?${new URLSearchParams({ q: typed })}`, t('search.withoutFilters'))}
        {link(addresses.papers, t('search.browsePapers'))}
        {link(addresses.domains, t('search.browseDomains'))}
        {link(addresses.register, t('search.browseRegister'))}
      </ul>
    </div>
  );
}
