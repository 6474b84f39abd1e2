const made = new Map<string, Intl.Segmenter>();

/** The segmenter of a language, made once: making one costs more than segmenting a provision. */
export function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${granularity} ${language}`;
  const known = made.get(key) ?? new Intl.Segmenter(language, { granularity });
  made.set(key, known);
  return known;
}
