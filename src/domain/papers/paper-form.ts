import { longest } from '../longest.ts';

/** The forms of a paper beside its text: in at most five sentences, and in simple words. */
export const formKinds = ['summary', 'simple'] as const;
export type FormKind = (typeof formKinds)[number];

const mostSentences = 5;

/** How long a form may be, in characters. */
export const longestForm = (kind: FormKind): number =>
  kind === 'summary' ? longest.summary : longest.simpleText;

/**
 * The words of a form as they are kept. A summary is one paragraph; simple words keep their lines, since what is easy to
 * read has a sentence on each, and their paragraphs, with one empty line between them.
 */
export function formWords(kind: FormKind, text: string): string {
  if (kind === 'summary') return text.replace(/\s+/g, ' ').trim();
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Its paragraphs, each as its lines. */
export const paragraphsOf = (text: string): string[][] =>
  text.split('\n\n').map((paragraph) => paragraph.split('\n'));

/** A title or an initial, which a sentence does not end with: « M. », "Dr.", "J.". */
const abbreviation = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}?\.\s*$/u;
/** What goes on with the sentence before it: « vrai ! » dit-il. */
const continuing = /^[^\p{L}\p{N}]*(\p{Ll}|$)/u;

/**
 * How many sentences a text has, by the rules of its language (Unicode Standard Annex 29, with the abbreviations that
 * those rules do not know).
 */
export function sentencesIn(text: string, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: 'sentence' });
  let count = 0;
  let before = '';
  for (const { segment } of segmenter.segment(text)) {
    const goesOn = before !== '' && (continuing.test(segment) || abbreviation.test(before));
    if (!goesOn && /[\p{L}\p{N}]/u.test(segment)) count += 1;
    before = segment;
  }
  return count;
}

/** Whether a form says more than its kind may. */
export const saysTooMuch = (kind: FormKind, text: string, language: string): boolean =>
  kind === 'summary' && sentencesIn(text, language) > mostSentences;
