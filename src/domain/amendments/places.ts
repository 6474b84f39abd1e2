import { canonical } from '../papers/inline.ts';
import { done, type Result, refused } from '../result.ts';
import type { Operation, Text } from './amendment.ts';
import type { Fate, Fault, Placed } from './plan.ts';

type Placing = Extract<Operation, { kind: 'insert' | 'move' }>;

/**
 * What operations put into each gap of the text, in order. A place may also be named by a new provision of the same
 * operations; what is placed behind a provision that moves goes with it. Things put into one gap stand in the order of
 * their operations.
 */
export function gapsOf(
  text: Text,
  operations: readonly Operation[],
  fates: ReadonlyMap<string, Fate>,
): Result<Map<string | null, readonly Placed[]>, Fault> {
  const placings = operations.filter(
    (operation): operation is Placing => operation.kind === 'insert' || operation.kind === 'move',
  );
  const known = new Set<string | null>([null, ...text.provisions.map(({ ref }) => ref)]);
  const ends = lastOf(operations);
  const behind = new Map<string | null, Placing[]>();
  for (const { ref } of placings) known.add(ref);
  for (const placing of placings) {
    const after = placing.after === null ? null : (ends.get(placing.after) ?? placing.after);
    if (after === placing.ref) return refused('place-is-itself');
    if (!known.has(after)) return refused('unknown-place');
    behind.set(after, [...(behind.get(after) ?? []), placing]);
  }
  const gaps = new Map<string | null, readonly Placed[]>();
  let reached = 0;
  for (const gap of [null, ...text.provisions.map(({ ref }) => ref)]) {
    if (gap !== null && fates.get(gap)?.kind === 'move') continue;
    const placed = chain(gap, behind);
    if (placed.length > 0) gaps.set(gap, placed);
    reached += placed.length;
  }
  if (reached < placings.length) return refused('places-in-a-circle');
  return staysPut(text, gaps, fates) ? refused('nothing-changes') : done(gaps);
}

/** The provision at whose place the last of new ones will end: a part of what is split, or what is joined. */
function lastOf(operations: readonly Operation[]): ReadonlyMap<string, string> {
  return new Map(
    operations.flatMap((operation): [string, string][] => {
      if (operation.kind === 'split') return [[operation.into.at(-1) ?? '', operation.ref]];
      return operation.kind === 'merge' ? [[operation.into, operation.refs.at(-1) ?? '']] : [];
    }),
  );
}

function chain(place: string | null, behind: ReadonlyMap<string | null, readonly Placing[]>): Placed[] {
  const placed: Placed[] = [];
  const todo = [...(behind.get(place) ?? [])].reverse();
  for (let next = todo.pop(); next; next = todo.pop()) {
    const { ref } = next;
    placed.push(
      next.kind === 'move'
        ? { kind: 'move', ref }
        : { kind: 'insert', ref, shape: next.shape, content: canonical(next.content) },
    );
    todo.push(...[...(behind.get(ref) ?? [])].reverse());
  }
  return placed;
}

/** Whether some provision moves to where it already is: behind all that is put into the gap before it. */
function staysPut(
  text: Text,
  gaps: ReadonlyMap<string | null, readonly Placed[]>,
  fates: ReadonlyMap<string, Fate>,
): boolean {
  let gap: string | null = null;
  for (const { ref } of text.provisions) {
    if (fates.get(ref)?.kind !== 'move') gap = ref;
    else if (gaps.get(gap)?.at(-1)?.ref === ref) return true;
  }
  return false;
}
