/** How two amendments contradict each other. */
export type ConflictKind =
  /** One cannot be applied to the text at all; it is named twice. */
  | 'inapplicable'
  /** Both change the same words, not in the same way. */
  | 'words'
  /** Both add words at one point. */
  | 'insertions'
  /** One adds words inside what the other removes or replaces. */
  | 'insertion-inside'
  /** One adds words right beside what the other replaces. */
  | 'insertion-beside'
  /** One splits the provision where the other changes words. */
  | 'split-inside'
  /** Together they leave a provision without words. */
  | 'no-words'
  /** One withdraws a provision that the other rewords. */
  | 'delete-replace'
  /** They withdraw, move, split or join one provision in different ways. */
  | 'structure'
  /** Both put something into one gap. */
  | 'gap'
  /** One puts something after a provision that the other moves. */
  | 'place-moves'
  /** One puts something between provisions that the other joins. */
  | 'place-joined'
  /** Both give one name to different provisions. */
  | 'name';

/** Two amendments that cannot both be done as they stand, and where. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** The two amendments, in the order of their ids. */
  readonly between: readonly [string, string];
  /** The provision of the base they meet on, or whose gap they meet in; null for the start of the paper. */
  readonly ref: string | null;
  /** The words of the base both lay claim to; empty when they meet between words. */
  readonly words: string;
  /** Where those words start in the plain text of the provision, in UTF-16 units; null when not about words. */
  readonly at: number | null;
}

/** Each conflict once, in the order of the text, then of kinds and ids. */
export function sortConflicts(conflicts: readonly Conflict[], order: readonly string[]): Conflict[] {
  const places = new Map(order.map((ref, index) => [ref, index]));
  const place = ({ ref }: Conflict) => (ref === null ? -1 : (places.get(ref) ?? order.length));
  const key = ({ kind, between, words }: Conflict) => JSON.stringify([kind, between, words]);
  const all = new Map(conflicts.map((conflict) => [JSON.stringify(conflict), conflict]));
  return [...all.values()].sort(
    (one, other) =>
      place(one) - place(other) || (one.at ?? -1) - (other.at ?? -1) || (key(one) < key(other) ? -1 : 1),
  );
}

/** Every two of several ids that are not the same, each pair in order. */
export function pairsOf(some: readonly string[], others: readonly string[]): [string, string][] {
  return some.flatMap((one) =>
    others.flatMap((other): [string, string][] =>
      one === other ? [] : [one < other ? [one, other] : [other, one]],
    ),
  );
}
