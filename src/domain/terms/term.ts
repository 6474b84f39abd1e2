/** How a form of a term stands: the one that is expected, those that are as good, those that are wrong. */
export const formStandings = ['preferred', 'admitted', 'forbidden'] as const;
export type FormStanding = (typeof formStandings)[number];

/** What a thing is called in one language. */
export interface TermForms {
  readonly preferred: string;
  readonly admitted: readonly string[];
  readonly forbidden: readonly string[];
}

/** A thing that an edition always calls by the same words, by language. */
export interface Term {
  readonly slug: string;
  /** Goes up by one with each change. */
  readonly revision: number;
  readonly forms: Readonly<Record<string, TermForms>>;
  readonly note: string;
  readonly noteLanguage: string;
  /** Kept, and asked of nobody any more. */
  readonly retired: boolean;
}

/** One form of a term, as it stands in a list of all of them. */
export interface TermForm {
  readonly language: string;
  readonly standing: FormStanding;
  /** From 1, among those of its language and standing. */
  readonly place: number;
  readonly form: string;
}

/** The most an edition keeps, and what one language of a term may hold. */
export const mostTerms = 1000;
export const longestForm = 200;
export const mostForms = 20;

/** The forms of a term one by one. */
export const listForms = (forms: Term['forms']): TermForm[] =>
  Object.entries(forms).flatMap(([language, { preferred, admitted, forbidden }]) => {
    const of = { preferred: [preferred], admitted, forbidden };
    return formStandings.flatMap((standing) =>
      of[standing].map((form, index) => ({ language, standing, place: index + 1, form })),
    );
  });

/** The forms of a term by language; a language without a preferred form says nothing. */
export function gatherForms(list: readonly TermForm[]): Term['forms'] {
  const of = (language: string, standing: FormStanding) =>
    list
      .filter((one) => one.language === language && one.standing === standing)
      .sort((one, other) => one.place - other.place)
      .map(({ form }) => form);
  const languages = new Set(list.map(({ language }) => language));
  return Object.fromEntries(
    [...languages].flatMap((language) => {
      const [preferred] = of(language, 'preferred');
      if (preferred === undefined) return [];
      return [
        [language, { preferred, admitted: of(language, 'admitted'), forbidden: of(language, 'forbidden') }],
      ];
    }),
  );
}

/** What is wrong with the forms of a term: none at all, or the same words both right and wrong. */
export function faultOfForms(forms: Term['forms']): 'term-empty' | 'term-contradicts' | null {
  const languages = Object.values(forms);
  if (languages.length === 0) return 'term-empty';
  const same = (form: string) => form.normalize('NFC').toLowerCase();
  const contradicts = languages.some(({ preferred, admitted, forbidden }) => {
    const right = new Set([preferred, ...admitted].map(same));
    return forbidden.some((form) => right.has(same(form)));
  });
  return contradicts ? 'term-contradicts' : null;
}
