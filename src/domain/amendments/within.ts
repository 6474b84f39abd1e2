import { type Result, refused } from '../result.ts';
import type { Operation, Text } from './amendment.ts';
import { applyProposed, type Outcome } from './apply.ts';
import { namesGiven } from './names.ts';
import type { Fault } from './plan.ts';

/** The text an amendment is against; for one to an amendment, what that one makes of `above.base`. */
export interface Amended {
  readonly text: Text;
  readonly above: { readonly base: Text; readonly operations: readonly Operation[] } | null;
}

/** What somebody's operations make of it; an amendment to an amendment changes nothing else than that one does. */
export function applyWithin(
  { text, above }: Amended,
  operations: readonly Operation[],
): Result<Outcome, Fault | 'beyond-the-amended'> {
  const applied = applyProposed(text, operations);
  if (!applied.ok || !above || staysWithin(above.base, above.operations, text, operations)) return applied;
  return refused('beyond-the-amended');
}

/**
 * The passages that an amendment to an amendment may change: those the parent changes or makes, in the text as it
 * proposes it.
 */
export function passagesOf(parent: readonly Operation[]): Set<string> {
  return new Set(parent.flatMap((operation) => [...subjectsOf(operation), ...namesGiven(operation)]));
}

/**
 * Whether an amendment to an amendment changes nothing but what that one proposes: its passages, what stands right
 * before and behind them, and the places that the parent emptied. `base` is the text without the parent, `proposed` the
 * text as the parent has it.
 */
function staysWithin(
  base: Text,
  parent: readonly Operation[],
  proposed: Text,
  child: readonly Operation[],
): boolean {
  const passages = passagesOf(parent);
  const own = new Set(child.flatMap((operation) => namesGiven(operation)));
  const gaps = gapsOf(base, proposed, passages);
  return child.every((operation) => {
    if (operation.kind === 'insert') return gaps.has(operation.after) || own.has(operation.after ?? '');
    return subjectsOf(operation).every((ref) => passages.has(ref) || own.has(ref));
  });
}

/** The gaps, by the provision each follows, around the passages, and where passages stood that are there no more. */
function gapsOf(base: Text, proposed: Text, passages: ReadonlySet<string>): Set<string | null> {
  const gaps = new Set<string | null>(passages);
  const standing = new Set(proposed.provisions.map(({ ref }) => ref));
  for (const { provisions } of [proposed, base]) {
    let last: string | null = null;
    for (const { ref } of provisions) {
      if (passages.has(ref)) gaps.add(last);
      if (standing.has(ref)) last = ref;
    }
  }
  return gaps;
}

/** The provisions an operation is about; the place it names is not. */
function subjectsOf(operation: Operation): readonly string[] {
  if (operation.kind === 'insert') return [];
  return operation.kind === 'merge' ? operation.refs : [operation.ref];
}
