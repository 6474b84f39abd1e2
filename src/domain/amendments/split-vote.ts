import { canonical, type Inline } from '../papers/inline.ts';
import type { Amendment, Operation, Text } from './amendment.ts';
import { applyOperations, canonicalText } from './apply.ts';
import { diffContent } from './diff.ts';
import { mergeAmendments } from './merge.ts';
import { sameText } from './same.ts';

/**
 * Each thing of an amendment that can go into a part of its vote, in the order it names them: an operation, or one
 * change of words of a rewording; as the operation that does it alone.
 */
export function passagesOf(text: Text, amendment: Amendment): readonly Operation[] {
  const base = canonicalText(text);
  return amendment.operations.flatMap((operation): Operation[] => {
    if (operation.kind !== 'replace') return [operation];
    return changesIn(base, operation).map((_, chosen) => reworded(base, operation, new Set([chosen])));
  });
}

/**
 * The parts of an amendment that are voted one by one: `grouping` says for each of its passages in which part it is,
 * from 1; left out, each is a part. Together they are the amendment. One that cannot be parted so, since a part leans
 * on another, is returned whole.
 */
export function partsOfVote(
  text: Text,
  amendment: Amendment,
  grouping?: readonly number[],
): readonly Amendment[] {
  const base = canonicalText(text);
  const count = passagesOf(base, amendment).length;
  const parts = grouping ?? Array.from({ length: count }, (_, index) => index + 1);
  const numbers = [...new Set(parts)].sort((one, other) => one - other);
  const isWhole = parts.length === count && numbers.every((number, index) => number === index + 1);
  if (!isWhole || numbers.length < 2) return [amendment];
  const found = numbers.map(
    (number): Amendment => ({
      id: `${amendment.id}/${number}`,
      operations: withParts(base, amendment, parts, new Set([number])),
    }),
  );
  const whole = applyOperations(base, amendment.operations);
  const together = mergeAmendments(base, found);
  const parted = whole.ok && together.ok && sameText(whole.value.text, together.text);
  return parted ? found : [amendment];
}

/** What is left of an amendment when some of its parts alone are adopted; `grouping` says which passage is in which. */
export function withParts(
  text: Text,
  amendment: Amendment,
  grouping: readonly number[],
  adopted: ReadonlySet<number>,
): Operation[] {
  const base = canonicalText(text);
  let place = 0;
  return amendment.operations.flatMap((operation) => {
    const first = place;
    const count = operation.kind === 'replace' ? changesIn(base, operation).length : 1;
    place += count;
    const kept = grouping.slice(first, place).flatMap((part, index) => (adopted.has(part) ? [index] : []));
    if (kept.length === 0) return [];
    return operation.kind === 'replace' && kept.length < count
      ? [reworded(base, operation, new Set(kept))]
      : [operation];
  });
}

type Replace = Extract<Operation, { kind: 'replace' }>;

const piecesOf = (base: Text, { ref, content }: Replace) => {
  const old = base.provisions.find((provision) => provision.ref === ref)?.content ?? [];
  return diffContent(old, canonical(content), base.language).pieces;
};

const changesIn = (base: Text, operation: Replace) =>
  piecesOf(base, operation).flatMap((piece) => (piece.kind === 'change' ? [piece] : []));

/** A rewording with some of its changes alone. */
function reworded(base: Text, operation: Replace, chosen: ReadonlySet<number>): Replace {
  let change = 0;
  const content = piecesOf(base, operation).flatMap((piece): readonly Inline[] => {
    if (piece.kind !== 'change') return piece.content;
    const left = chosen.has(change) ? 'removed' : 'added';
    change += 1;
    return piece.runs.flatMap((run) => (run.kind === left ? [] : run.content));
  });
  return { ...operation, content: canonical(content) };
}
