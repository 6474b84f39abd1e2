import type { Range, Run } from './diff.ts';
import { charactersOf } from './segments.ts';
import { type Token, textOf, tokeniser } from './tokens.ts';

/** The letters that differ between a word and the like word that replaces it, in both plain texts. */
export interface Refinement {
  readonly before: Range;
  readonly after: Range;
}

/**
 * The letters that differ, word by word, where as many words were added as removed: one stretch per word, never part
 * of a character. Words that have less than half their letters in common are other words; nothing is said of them.
 */
export function refine(removed: Run, added: Run, language: string): Refinement[] {
  if (removed.words !== added.words) return [];
  const tokenise = tokeniser(language);
  const words = (run: Run) => tokenise(run.content).filter(({ word }) => word);
  const [old, now] = [words(removed), words(added)];
  return old.flatMap((word, index) => {
    const other = now[index];
    const found =
      other && differing(charactersOf(textOf([word]), language), charactersOf(textOf([other]), language));
    if (!found) return [];
    const place = (range: Range, token: Token, run: Range): Range => ({
      start: run.start + token.start + range.start,
      end: run.start + token.start + range.end,
    });
    return [
      {
        before: place(found.before, word, removed.before),
        after: place(found.after, other, added.after),
      },
    ];
  });
}

/** What is left of two like words without their common beginning and end; null for equal or unlike ones. */
function differing(old: readonly string[], now: readonly string[]): Refinement | null {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const longer = Math.max(old.length, now.length);
  if (head === longer || 2 * (head + tail) < longer) return null;
  const range = (letters: readonly string[]): Range => ({
    start: letters.slice(0, head).join('').length,
    end: letters.slice(0, letters.length - tail).join('').length,
  });
  return { before: range(old), after: range(now) };
}
