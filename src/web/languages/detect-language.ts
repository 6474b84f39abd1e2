/** What language a text is in, among some; `clear`: sure enough to ask who says otherwise. */
export interface Detected {
  readonly language: string;
  readonly clear: boolean;
}

/** Of what a few letters long can be read, nothing is clear. */
const fewest = 12;

/** The detector of languages, with the smallest of its data; read when the first text comes, since few pages need it. */
let detector: Promise<typeof import('eld/extrasmall')> | null = null;

/** The language of a text, among those that may be written; null when there is nothing to go by. Source: eld, by n-grams. */
export async function detectLanguage(text: string, languages: readonly string[]): Promise<Detected | null> {
  detector ??= import('eld/extrasmall');
  const { eld } = await detector;
  // What is set holds for the whole process, so that it is set and asked in one go.
  eld.setLanguageSubset([...languages]);
  const found = eld.detect(text);
  if (!languages.includes(found.language)) return null;
  return { language: found.language, clear: found.isReliable() && [...text].length >= fewest };
}

/** The language a text clearly is in when that is not the one it is said to be in; null when they agree, or may. */
export async function otherThanSaid(
  text: string,
  said: string,
  languages: readonly string[],
): Promise<string | null> {
  const found = await detectLanguage(text, languages);
  return found?.clear && found.language !== said ? found.language : null;
}
