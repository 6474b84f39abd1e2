import type { Operation } from '../domain/amendments/amendment.ts';
import { namesGiven, renamed } from '../domain/amendments/names.ts';

/**
 * The operations with the names that the provisions they make will have for good: those of the amendment, numbered.
 * What an earlier wording named keeps its name.
 */
export function nameNew(
  operations: readonly Operation[],
  code: string,
  paper: string,
  wording = 1,
  earlier: readonly Operation[] = [],
): Operation[] {
  const stem = code
    .slice(paper.length + 1)
    .toLowerCase()
    .replaceAll('.', '-');
  const family = wording === 1 ? stem : `${stem}-w${wording}`;
  const kept = new Set(earlier.flatMap((operation) => namesGiven(operation)));
  const born = operations.flatMap((operation) => namesGiven(operation)).filter((name) => !kept.has(name));
  return renamed(operations, new Map(born.map((name, index) => [name, `${family}-n${index + 1}`])));
}
