import { diffWordsWithSpace } from 'diff';
import DiffMatchPatch from 'diff-match-patch';
import { diff3Merge } from 'node-diff3';
import { diffContent } from '../../src/domain/amendments/diff.ts';
import { plainText } from '../../src/domain/papers/inline.ts';
import type { Case } from './texts.ts';

/** A stretch of text both have (0), only the old one has (−1) or only the new one (1). */
export type Part = readonly [-1 | 0 | 1, string];

/** What compares two texts. */
export interface Comparer {
  readonly name: string;
  /** What it marks: words as a reader takes them, or characters, which may be parts of words. */
  readonly marks: 'words' | 'characters';
  compare(given: Case): Part[];
}

const side = { same: 0, removed: -1, added: 1 } as const;

export const ours: Comparer = {
  name: 'parvis',
  marks: 'words',
  compare: ({ before, after, language }) =>
    diffContent([{ type: 'text', text: before }], [{ type: 'text', text: after }], language)
      .pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : [piece]))
      .map(({ kind, content }): Part => [side[kind], plainText(content)]),
};

const matchPatch = new DiffMatchPatch();

export const peers: readonly Comparer[] = [
  {
    name: 'diff',
    marks: 'words',
    compare: ({ before, after }) =>
      diffWordsWithSpace(before, after).map(
        ({ added, removed, value }): Part => [added ? 1 : removed ? -1 : 0, value],
      ),
  },
  {
    name: 'diff-match-patch',
    marks: 'characters',
    compare: ({ before, after }) => {
      const parts = matchPatch.diff_main(before, after);
      matchPatch.diff_cleanupSemantic(parts);
      return parts.map(([kind, text]): Part => [kind > 0 ? 1 : kind < 0 ? -1 : 0, text]);
    },
  },
];

/** The amendments of one provision merged one after another, by words; null for a conflict. */
export function mergedByDiff3(base: string, amended: readonly string[]): string | null {
  const wordsOf = (text: string) => text.split(/(\s+)/);
  const old = wordsOf(base);
  let merged: string[] = old;
  for (const text of amended) {
    const regions = diff3Merge(merged, old, wordsOf(text));
    if (regions.some(({ conflict }) => conflict)) return null;
    merged = regions.flatMap(({ ok }) => ok ?? []);
  }
  return merged.join('');
}
