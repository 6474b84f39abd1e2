import { type Inline, leavesOf, plainText } from '../papers/inline.ts';
import type { Operation } from './amendment.ts';

/** The words of a text, and the addresses its links lead to. */
export function wordsAndLinks(content: readonly Inline[]): string {
  const links = leavesOf(content).flatMap(({ marks }) => marks.href ?? []);
  return [plainText(content), ...new Set(links)].join(' ');
}

/** What operations would write into a text, one provision after another. */
export const wordsWritten = (operations: readonly Operation[]): string[] =>
  operations.flatMap((operation) => ('content' in operation ? [wordsAndLinks(operation.content)] : []));
