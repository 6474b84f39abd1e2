import type { Circuit, Domain } from '../../queries/directory.ts';
import type { SearchFilters } from '../../queries/search-matches.ts';
import { searchKinds } from '../../queries/search-sources.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField } from '../components/field.tsx';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';
import { SearchField } from './search-form.tsx';

interface Props {
  readonly page: PageContext;
  readonly question: string;
  readonly filters: SearchFilters;
  readonly circuits: readonly Circuit[];
  readonly domains: readonly Domain[];
}

/** The words asked for, and where to look for them. */
export function SearchWithFilters({ page, question, filters, circuits, domains }: Props) {
  const { t, language, edition } = page;
  const any = { value: '', label: t('filter.all') };
  const named = (list: readonly (Circuit | Domain)[]) =>
    list.map(({ slug, name, language: own }) => ({ value: slug, label: name, language: own }));
  const fields = [
    {
      name: 'kind',
      label: t('search.filter.kind'),
      options: searchKinds.map((value) => ({ value, label: t.of('search.kind', value) })),
    },
    { name: 'circuit', label: t('library.circuit'), options: named(circuits) },
    { name: 'domain', label: t('library.domain'), options: named(domains) },
    {
      name: 'language',
      label: t('search.filter.language'),
      options: edition.contentLanguages.map((value) => ({ value, label: languageName(language, value) })),
    },
  ] as const;
  return (
    <search>
      <form action={inLanguage(language, addresses.search)}>
        <div class="champ">
          <SearchField page={page} id="q" question={question} />
        </div>
        <div class="filtres bas">
          {fields.map(({ name, label, options }) => (
            <SelectField name={name} label={label} value={filters[name] ?? ''} options={[any, ...options]} />
          ))}
          <button class="bouton" type="submit">
            {t('filter.apply')}
          </button>
        </div>
      </form>
    </search>
  );
}
