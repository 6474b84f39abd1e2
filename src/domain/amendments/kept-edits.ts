import type { Inline } from '../papers/inline.ts';
import { type Edit, editsOf } from './edits.ts';
import { type Token, tokeniser } from './tokens.ts';

type Content = readonly Inline[];

/** A content as tokens, and the edits that lead from it to others. */
interface Kept {
  readonly tokens: readonly Token[];
  editsTo(content: Content, at: readonly number[]): readonly Edit[];
}

const contents = new WeakMap<Content, Map<string, Kept>>();

/**
 * The tokens of a content and its edits, found out once for as long as that very content is in use: a voting list asks
 * for the same ones many times.
 */
export function kept(content: Content, language: string): Kept {
  const known = contents.get(content) ?? new Map<string, Kept>();
  const found = known.get(language) ?? keep(content, language);
  contents.set(content, known.set(language, found));
  return found;
}

function keep(content: Content, language: string): Kept {
  const tokenise = tokeniser(language);
  const tokens = tokenise(content);
  const edits = new WeakMap<Content, Map<string, readonly Edit[]>>();
  return {
    tokens,
    editsTo(other, at) {
      const known = edits.get(other) ?? new Map<string, readonly Edit[]>();
      const key = at.join();
      const found = known.get(key) ?? editsOf(tokens, other, at, tokenise);
      edits.set(other, known.set(key, found));
      return found;
    },
  };
}
