import type { ListedPaper } from '../queries/papers.ts';
import type { Sitting } from '../queries/sittings.ts';
import { addresses, inLanguage } from './addresses.ts';
import type { PageContext } from './page-context.ts';

/** Something a page lists, in the words of schema.org. */
export interface Part {
  readonly type: 'CollectionPage' | 'CreativeWork' | 'Organization' | 'Report';
  readonly name: string;
  readonly path: string;
}

/** A page that lists other pages. */
export function collection(page: PageContext, name: string, parts: readonly Part[]): object {
  return {
    '@type': 'CollectionPage',
    name,
    inLanguage: page.language,
    hasPart: parts.map((part) => ({
      '@type': part.type,
      name: part.name,
      url: page.origin + inLanguage(page.language, part.path),
    })),
  };
}

/** Papers as parts of a page. */
export function reports(papers: readonly ListedPaper[]): Part[] {
  return papers.map(({ title, kind, slug }) => ({
    type: 'Report',
    name: title,
    path: kind === 'outcome' ? addresses.outcome : addresses.paper(slug),
  }));
}

/** The congress as an event. */
export function congress({ edition }: PageContext): object {
  return {
    '@type': 'Event',
    name: edition.name,
    description: edition.description,
    startDate: edition.from,
    endDate: edition.to,
    location: { '@type': 'Place', name: edition.place },
  };
}

/** The congress with its sittings; the clock is the one of its place. */
export function programme(page: PageContext, sittings: readonly Sitting[]): object {
  const at = ({ day }: Sitting, clock: string | null) => (clock ? `${day}T${clock}` : day);
  return {
    ...congress(page),
    subEvent: sittings.map((sitting) => ({
      '@type': 'Event',
      name: sitting.title,
      startDate: at(sitting, sitting.from),
      ...(sitting.to ? { endDate: at(sitting, sitting.to) } : {}),
      location: { '@type': 'Place', name: sitting.room ?? page.edition.place },
    })),
  };
}
