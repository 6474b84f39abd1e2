import type { Circuit, Domain } from '../../queries/directory.ts';
import type { NamedIn } from '../../queries/names.ts';
import type { PaperFilters } from '../../queries/papers.ts';
import { addresses, inLanguage } from '../addresses.ts';
import { SelectField } from '../components/field.tsx';
import { languageName } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

interface Props {
  readonly page: PageContext;
  readonly filters: PaperFilters;
  readonly circuits: readonly Circuit[];
  readonly domains: readonly Domain[];
  readonly leads: readonly NamedIn[];
}

const kinds = ['policy', 'position', 'manifesto', 'declaration', 'outcome'] as const;

/** The library's filters: an ordinary form, whose result has an address that can be shared. */
export function LibraryFilters({ page, filters, circuits, domains, leads }: Props) {
  const { t, language, edition } = page;
  const named = (list: readonly { slug: string; name: string; language: string }[]) =>
    list.map(({ slug, name, language: own }) => ({ value: slug, label: name, language: own }));
  const fields = [
    { name: 'circuit', label: t('library.circuit'), options: named(circuits) },
    { name: 'domain', label: t('library.domain'), options: named(domains) },
    {
      name: 'kind',
      label: t('library.kind'),
      options: kinds.map((value) => ({ value, label: t.of('paper.kind', value) })),
    },
    {
      name: 'language',
      label: t('library.language'),
      options: edition.contentLanguages.map((value) => ({ value, label: languageName(language, value) })),
    },
    {
      name: 'lead',
      label: t('library.lead'),
      options: named(leads),
    },
  ] as const;
  return (
    <form class="filtres" method="get" action={inLanguage(language, addresses.papers)}>
      {fields.map(({ name, label, options }) => (
        <SelectField
          name={name}
          label={label}
          value={filters[name] ?? ''}
          options={[{ value: '', label: t('filter.all') }, ...options]}
        />
      ))}
      <button class="bouton" type="submit">
        {t('filter.apply')}
      </button>
    </form>
  );
}
