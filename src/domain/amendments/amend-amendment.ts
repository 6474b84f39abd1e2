import { done, type Result } from '../result.ts';
import type { Descent, Operation, Text } from './amendment.ts';
import { applyOperations, canonicalText } from './apply.ts';
import { operationsOf } from './derive.ts';
import type { Fault } from './plan.ts';

/**
 * What an amendment and an amendment to it do together: `parent` is against the base, `child` against the text that
 * the parent proposes; the result is against the base. Empty when the child takes back all that the parent does.
 */
export function compose(
  base: Text,
  parent: readonly Operation[],
  child: readonly Operation[],
): Result<readonly Operation[], Fault> {
  const proposed = applyOperations(base, parent);
  if (!proposed.ok) return proposed;
  const amended = applyOperations(proposed.value.text, child);
  if (!amended.ok) return amended;
  const descent = throughBoth(proposed.value.descent, amended.value.descent);
  return done(operationsOf(canonicalText(base), amended.value.text, descent));
}

/** From whom provisions come over two steps; a split of what was joined, or a join of what was split, is told of nobody. */
function throughBoth(first: readonly Descent[], second: readonly Descent[]): Descent[] {
  const born = new Map(first.map((line) => [line.child, line]));
  return [
    ...first,
    ...second.flatMap((line) => {
      if (!born.has(line.parent)) return [line];
      return first
        .filter(({ child, kind }) => child === line.parent && kind === line.kind)
        .map(({ parent }) => ({ ...line, parent }));
    }),
  ];
}
