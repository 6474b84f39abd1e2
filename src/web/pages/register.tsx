import { constituencies } from '../../domain/contributions/speaking.ts';
import { type ListedPaper, papers } from '../../queries/papers.ts';
import {
  answerCounts,
  type Counts,
  type RegisterEntry,
  type RegisterFilters,
  register,
} from '../../queries/register.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField } from '../components/field.tsx';
import { FollowFeed } from '../components/follow-feed.tsx';
import { Ledger } from '../components/ledger.tsx';
import { Pagination } from '../components/pagination.tsx';
import { cursorOf } from '../cursor.ts';
import { formatNumber, languageName } from '../languages/formats.ts';
import { Page } from '../layout.tsx';
import type { PageContext } from '../page-context.ts';
import { show } from '../show.tsx';
import type { Handler, Site } from '../site.ts';

const states = ['answered', 'pending', 'late'] as const;

/** The listening register: what was said, what was answered, and what is late. */
export const registerPage =
  (site: Site): Handler =>
  async (c) => {
    const page = c.get('page');
    const query = (name: string) => c.req.query(name) || undefined;
    const filters: RegisterFilters = {
      state: states.find((state) => state === query('state')),
      paper: query('paper'),
      constituency: query('constituency'),
      language: query('language'),
    };
    const cursor = cursorOf(c, 'before');
    const { entries, next } = await register(site.db, page.edition.id, page, filters, cursor);
    const counts = await answerCounts(site.db, page.edition.id, page.now, filters.paper ?? null);
    const { papers: all } = await papers(site.db, page.edition.id, page.language);
    return show(
      c,
      <Register
        page={page}
        filters={filters}
        entries={entries}
        next={next}
        first={cursor !== null}
        counts={counts}
        papers={all}
      />,
    );
  };

interface Props {
  readonly page: PageContext;
  readonly filters: RegisterFilters;
  readonly entries: readonly RegisterEntry[];
  readonly next: number | null;
  readonly first: boolean;
  readonly counts: Counts;
  readonly papers: readonly ListedPaper[];
}

function Register({ page, filters, entries, next, first, counts, papers: all }: Props) {
  const { t, language } = page;
  const kept = Object.entries(filters).flatMap(([name, value]) => (value ? [[name, value]] : []));
  const address = (cursor: number | null) => {
    const query = new URLSearchParams([...kept, ...(cursor === null ? [] : [['before', String(cursor)]])]);
    return `${inLanguage(language, addresses.register)}${query.size > 0 ? `?${query}` : ''}`;
  };
  return (
    <Page
      page={page}
      title={t('nav.register')}
      description={t('register.promise', { days: page.edition.answerDays })}
      current="register"
      crumbs={[{ text: t('nav.register') }]}
      feed={addresses.registerFeed}
    >
      <div class="cadre page-tete">
        <h1>{t('nav.register')}</h1>
        <p>{t('register.promise', { days: page.edition.answerDays })}</p>
        <dl class="chiffres">
          {states.map((state) => (
            <div>
              <dt>{t.of('register.state', state)}</dt>
              <dd>{formatNumber(language, counts[state])}</dd>
            </div>
          ))}
        </dl>
        <FollowFeed page={page} feed={addresses.registerFeed} />
      </div>
      <div class="bande blanc">
        <div class="cadre">
          <Filters page={page} filters={filters} papers={all} />
          {entries.length === 0 ? <p>{t('register.empty')}</p> : <Ledger page={page} entries={entries} />}
          <Pagination
            page={page}
            first={first ? address(null) : null}
            next={next === null ? null : address(next)}
          />
        </div>
      </div>
    </Page>
  );
}

function Filters({ page, filters, papers: all }: Pick<Props, 'page' | 'filters' | 'papers'>) {
  const { t, language, edition } = page;
  const any = { value: '', label: t('filter.all') };
  const fields = [
    {
      name: 'state',
      label: t('register.filter.state'),
      options: states.map((value) => ({ value, label: t.of('register.state', value) })),
    },
    {
      name: 'paper',
      label: t('register.filter.paper'),
      options: all.map(({ slug, code, title, language: own }) => ({
        value: slug,
        label: `${code} ${title}`,
        language: own,
      })),
    },
    {
      name: 'constituency',
      label: t('register.filter.constituency'),
      options: constituencies.map((value) => ({ value, label: t.of('constituency', value) })),
    },
    {
      name: 'language',
      label: t('register.filter.language'),
      options: edition.contentLanguages.map((value) => ({ value, label: languageName(language, value) })),
    },
  ] as const;
  return (
    <form class="filtres" method="get" action={inLanguage(language, addresses.register)}>
      {fields.map(({ name, label, options }) => (
        <SelectField name={name} label={label} value={filters[name] ?? ''} options={[any, ...options]} />
      ))}
      <button class="bouton" type="submit">
        {t('filter.apply')}
      </button>
    </form>
  );
}
