import type { FormStanding, Term } from './term.ts';

/** A form of a term that stands in a text. */
export interface TermUse {
  readonly slug: string;
  readonly standing: FormStanding;
  readonly form: string;
}

/** A term of a source, beside what its translation makes of it. */
export interface TermCheck {
  readonly slug: string;
  /** As the source has it. */
  readonly source: string;
  /** What is expected of the translation; null where nothing is agreed in its language. */
  readonly expected: string | null;
  readonly admitted: readonly string[];
  /** Whether the translation has what is expected, or something as good. */
  readonly present: boolean;
  /** The wrong words that it has. */
  readonly forbidden: readonly string[];
}

interface Passage {
  readonly terms: readonly Term[];
  /** The language of the translation. */
  readonly target: string;
  readonly inSource: readonly TermUse[];
  readonly inTarget: readonly TermUse[];
}

/**
 * The terms of a source in the order of the termbase, each with what its translation makes of it. A form that is part of
 * a longer one found beside it (« organisation » in « organisation sœur ») is not asked for. Where several terms have the
 * same words in the source, one of them is enough.
 */
export function checkTerms({ terms, target, inSource, inTarget }: Passage): TermCheck[] {
  const asked = withoutParts(inSource.filter(({ standing }) => standing !== 'forbidden'));
  const right = inTarget.filter(({ standing }) => standing !== 'forbidden');
  const checks = terms.flatMap((term): TermCheck[] => {
    const source = asked.find(({ slug }) => slug === term.slug)?.form;
    if (source === undefined) return [];
    const own = inTarget.filter(({ slug }) => slug === term.slug);
    const forms = term.forms[target];
    return [
      {
        slug: term.slug,
        source,
        expected: forms?.preferred ?? null,
        admitted: forms?.admitted ?? [],
        present: own.some(({ standing }) => standing !== 'forbidden'),
        forbidden: own
          .filter(
            ({ standing, form }) => standing === 'forbidden' && !right.some((one) => isPart(form, one.form)),
          )
          .map(({ form }) => form),
      },
    ];
  });
  return checks.map((check) => ({
    ...check,
    present: checks.some((other) => other.present && sameWords(other.source, check.source)),
  }));
}

/** Of what a translation was checked for, what it lacks or says wrongly. */
export const lacking = (checks: readonly TermCheck[]): TermCheck[] =>
  checks.filter(
    ({ expected, present, forbidden }) => (expected !== null && !present) || forbidden.length > 0,
  );

const withoutParts = (uses: readonly TermUse[]): TermUse[] =>
  uses.filter(({ slug, form }) => !uses.some((other) => other.slug !== slug && isPart(form, other.form)));

const wordsOf = (form: string): string =>
  ` ${
    form
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu)
      ?.join(' ') ?? ''
  } `;

const sameWords = (one: string, other: string): boolean => wordsOf(one) === wordsOf(other);

/** Whether some words stand in others, which are more. */
const isPart = (form: string, longer: string): boolean =>
  !sameWords(form, longer) && wordsOf(longer).includes(wordsOf(form));
