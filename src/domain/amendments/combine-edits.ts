import { pairsOf } from './conflicts.ts';
import { type Edit, isInsertion, isRemoval, isSpace, isSplit, rightward } from './edits.ts';
import { type Meeting, meetings } from './meeting.ts';
import type { Token } from './tokens.ts';

/** An edit and whose it is. */
export interface OwnedEdit extends Edit {
  readonly owners: readonly string[];
}

/** Two edits that contradict each other, on a range of tokens. */
export interface Clash extends Meeting {
  readonly between: readonly [string, string];
}

/**
 * Edits of several owners to one text, as one set in order; and where they contradict each other. Identical edits are
 * one; removals that overlap unite; what touches the edge of another edit keeps to its side of it.
 */
export function combineEdits(
  base: readonly Token[],
  edits: readonly OwnedEdit[],
): { readonly edits: readonly OwnedEdit[]; readonly clashes: readonly Clash[] } {
  const distinct = sorted(outOfRemovals(base, united(edits)));
  const clashes: Clash[] = [];
  const meetingWith = meetings(base, distinct);
  for (const [index, one] of distinct.entries()) {
    const meet = meetingWith(one);
    for (const other of distinct.slice(index + 1)) {
      const meeting = meet(other);
      if (meeting === 'far') break;
      // Who wants both has said how they go together.
      if (!meeting || one.owners.some((owner) => other.owners.includes(owner))) continue;
      for (const between of pairsOf(one.owners, other.owners)) clashes.push({ ...meeting, between });
    }
  }
  return { edits: sorted(outOfRemovals(base, withRemovalsUnited(base, distinct))), clashes };
}

/** By place; what is inserted at a point comes before what is done to the words behind it. */
function sorted(edits: readonly OwnedEdit[]): OwnedEdit[] {
  const key = ({ insert }: Edit) => JSON.stringify(insert.map((token) => token.key));
  return [...edits].sort(
    (one, other) => one.start - other.start || one.end - other.end || (key(one) < key(other) ? -1 : 1),
  );
}

/** Identical edits as one of all their owners. */
function united(edits: readonly OwnedEdit[]): OwnedEdit[] {
  const byWhat = new Map<string, OwnedEdit>();
  for (const edit of edits) {
    const key = JSON.stringify([edit.start, edit.end, edit.insert.map((token) => token.key)]);
    const owners = [...new Set([...(byWhat.get(key)?.owners ?? []), ...edit.owners])].sort();
    byWhat.set(key, { ...edit, owners });
  }
  return [...byWhat.values()];
}

/** An insertion inside a removal goes to its edge when it is the same there: only a space lies between. */
function outOfRemovals(base: readonly Token[], edits: readonly OwnedEdit[]): OwnedEdit[] {
  const removals = edits.filter(isRemoval);
  const inside = (at: number) => removals.some(({ start, end }) => start < at && at < end);
  const moved = edits.map((edit) => {
    if (!isInsertion(edit) || !inside(edit.start)) return edit;
    const place = [...rightward(base, edit), ...splitLeftward(base, edit)].find(
      ({ start }) => !inside(start),
    );
    return place ? { ...place, owners: edit.owners } : edit;
  });
  return united(moved);
}

/** A split may also go back over spaces. */
function* splitLeftward(base: readonly Token[], edit: Edit): Generator<Edit> {
  for (let { start } = edit; start > 0; ) {
    const previous = base[--start];
    if (!edit.insert.every(isSplit) || !previous || !isSpace(previous)) return;
    yield { ...edit, start, end: start };
  }
}

/** Removals that overlap as one. */
function withRemovalsUnited(base: readonly Token[], edits: readonly OwnedEdit[]): OwnedEdit[] {
  const result = edits.filter((edit) => !isRemoval(edit));
  const others = [...result];
  let open: OwnedEdit | null = null;
  for (const edit of edits.filter(isRemoval)) {
    if (open && edit.start < open.end) open = unionOf(base, open, edit, others);
    else {
      if (open) result.push(open);
      open = edit;
    }
  }
  return open ? [...result, open] : result;
}

/**
 * Both removals. Each takes along one space per word; where they share one, the one behind them goes in its stead,
 * unless somebody else needs it.
 */
function unionOf(
  base: readonly Token[],
  one: OwnedEdit,
  other: OwnedEdit,
  others: readonly Edit[],
): OwnedEdit {
  const end = Math.max(one.end, other.end);
  const shared = base.slice(other.start, Math.min(one.end, other.end));
  const lastWord = shared.findLastIndex(({ word }) => word);
  const owed = shared[0]?.word === false && other.end > one.end ? shared.slice(lastWord + 1) : [];
  const behind = end + owed.length;
  const free = others
    .filter((edit) => edit.start < behind && edit.end >= end)
    .every((edit) => isInsertion(edit) && [...rightward(base, edit)].some(({ start }) => start === behind));
  const there = owed.every(({ key }, index) => base[end + index]?.key === key);
  return {
    start: one.start,
    end: free && there ? behind : end,
    insert: [],
    owners: [...new Set([...one.owners, ...other.owners])].sort(),
  };
}
