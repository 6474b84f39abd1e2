/** What somebody typed to search for. A part is a word, or several that must stand side by side. */
export interface Question {
  readonly wanted: readonly string[];
  readonly unwanted: readonly string[];
  /** The whole, as the codes of papers and recommendations are written: the thing of that name comes first. */
  readonly name: string;
}

/** In characters: what is typed after is not read. */
export const longestQuestion = 200;
const mostParts = 12;

/** « …», “…”, „…” or "…", or what stands between two spaces; a hyphen before it leaves it out. */
const part = /(-?)(?:["“”„«]\s*([^"“”„«»]+?)\s*["“”»]|(\S+))/gu;

/** Reads what was typed: quotation marks keep words together, a hyphen before a word leaves it out. */
export function questionOf(typed: string): Question {
  const text = typed.slice(0, longestQuestion).trim();
  const parts = [...text.matchAll(part)].slice(0, mostParts).map(([, hyphen, quoted, word]) => ({
    words: quoted ?? word ?? '',
    out: hyphen === '-',
  }));
  return {
    wanted: parts.filter(({ out }) => !out).map(({ words }) => words),
    unwanted: parts.filter(({ out }) => out).map(({ words }) => words),
    name: text.toUpperCase().replace(/\s+/gu, '-'),
  };
}
