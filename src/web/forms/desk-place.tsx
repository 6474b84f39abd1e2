import { type TranslationState, translationStates } from '../../queries/translations.ts';
import { addresses, inLanguage } from '../addresses.ts';
import type { Language } from '../languages/languages.ts';
import type { FormValues } from './contribute-form.tsx';

/** Which passages the desk shows: all, those that need work, or those that stand somewhere. */
export const deskFilters = ['all', 'work', ...translationStates] as const;
export type DeskFilter = (typeof deskFilters)[number];

/** Where somebody is on the desk of a paper, to come back to it. */
export interface DeskPlace {
  readonly state: DeskFilter;
  /** The last passage of the page before; null on the first page. */
  readonly after: number | null;
}

/** The translations a filter shows. */
export const statesOf = (filter: DeskFilter): readonly TranslationState[] =>
  filter === 'all'
    ? translationStates
    : translationStates.filter((state) => (filter === 'work' ? state !== 'reviewed' : state === filter));

/** The place that fields or a query name; the beginning of the desk for what they do not. */
export function deskPlaceOf({ state, after }: FormValues): DeskPlace {
  return {
    state: deskFilters.find((filter) => filter === state) ?? 'all',
    after: /^\d{1,15}$/.test(after ?? '') ? Number(after) : null,
  };
}

interface Desk {
  readonly paper: string;
  readonly target: string;
}

/** The address of a place on a desk, and of a passage there. */
export function deskAddress(language: Language, desk: Desk, place: DeskPlace, ref?: string): string {
  const query = new URLSearchParams({
    ...(place.state === 'all' ? {} : { state: place.state }),
    ...(place.after === null ? {} : { after: String(place.after) }),
  });
  const address = inLanguage(language, addresses.translation(desk.paper, desk.target));
  return `${address}${query.size > 0 ? `?${query}` : ''}${ref === undefined ? '' : `#${ref}`}`;
}

/** The address of the desk that begins with a passage, whatever page that is on. */
export const passageAddress = (language: Language, { paper, target }: Desk, ref: string): string =>
  `${inLanguage(language, addresses.translation(paper, target))}?from=${ref}#${ref}`;

/** The place as a form of the desk takes it along. */
export function DeskPlaceFields({ place }: { place: DeskPlace }) {
  return (
    <>
      <input type="hidden" name="state" value={place.state} />
      <input type="hidden" name="after" value={place.after ?? ''} />
    </>
  );
}
