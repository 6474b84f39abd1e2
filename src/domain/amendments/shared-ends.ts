import { type Leaf, sameMarks } from '../papers/inline.ts';
import { isSafePlace } from './segments.ts';

/** Two texts without what both begin and end with, which need not be compared. */
export interface SharedEnds {
  readonly head: readonly Leaf[];
  readonly before: readonly Leaf[];
  readonly after: readonly Leaf[];
  readonly tail: readonly Leaf[];
}

/** So many UTF-16 units beside the first and last difference are compared all the same: it decides where changes stand. */
const context = 128;

/**
 * Divides two texts, given as leaves in canonical form, where both sides of the cut are the same as words, characters
 * and marks whether they are read apart or together. Nothing is left out of texts that are short.
 */
export function sharedEnds(before: readonly Leaf[], after: readonly Leaf[]): SharedEnds {
  const headEnd = cutNear(before, commonLength(before, after) - context, -1);
  const [head, oldRest] = parted(before, headEnd);
  const [, newRest] = parted(after, headEnd);
  const reversed = (leaves: readonly Leaf[]) => [...leaves].reverse();
  const shared = commonLength(reversed(oldRest), reversed(newRest), true);
  const oldEnd = lengthOf(oldRest);
  const tailStart = cutNear(oldRest, oldEnd - shared + context, 1);
  if (tailStart === 0) return { head, before: oldRest, after: newRest, tail: [] };
  const [old, tail] = parted(oldRest, tailStart);
  const [now] = parted(newRest, lengthOf(newRest) - (oldEnd - tailStart));
  return { head, before: old, after: now, tail };
}

const textOf = (leaf: Leaf | undefined): string => (leaf?.type === 'text' ? leaf.text : '');

/** The length of the plain text, in UTF-16 units. */
export const lengthOf = (leaves: readonly Leaf[]): number =>
  leaves.reduce((sum, leaf) => sum + textOf(leaf).length, 0);

/** How much of the plain text both begin with, marks and notes included; from the end of each leaf when `backwards`. */
function commonLength(some: readonly Leaf[], others: readonly Leaf[], backwards = false): number {
  let length = 0;
  for (const [index, one] of some.entries()) {
    const other = others[index];
    if (!other || one.type !== other.type || !sameMarks(one.marks, other.marks)) return length;
    if (one.type === 'note' && other.type === 'note' && one.ref !== other.ref) return length;
    const [text, counterpart] = [textOf(one), textOf(other)];
    if (text === counterpart) length += text.length;
    else return length + commonUnits(text, counterpart, backwards);
  }
  return length;
}

function commonUnits(text: string, other: string, backwards: boolean): number {
  const shorter = Math.min(text.length, other.length);
  let units = 0;
  if (backwards) while (units < shorter && text.at(-1 - units) === other.at(-1 - units)) units++;
  else while (units < shorter && text.charCodeAt(units) === other.charCodeAt(units)) units++;
  return units;
}

/** The nearest place where a text may be cut, from `from` in one direction; 0 when there is none. */
function cutNear(leaves: readonly Leaf[], from: number, step: -1 | 1): number {
  const text = leaves.map(textOf).join('');
  const borders = new Set<number>();
  let end = 0;
  for (const leaf of leaves) {
    end += textOf(leaf).length;
    borders.add(end);
  }
  for (let at = from; at > 0 && at < text.length; at += step)
    if (!borders.has(at) && isSafePlace(text, at)) return at;
  return 0;
}

/** The leaves on both sides of a place inside one of them; at 0 nothing and all. */
function parted(leaves: readonly Leaf[], at: number): [Leaf[], Leaf[]] {
  const [left, right]: [Leaf[], Leaf[]] = [[], []];
  let start = 0;
  for (const leaf of leaves) {
    const text = textOf(leaf);
    const cut = at - start;
    start += text.length;
    if (leaf.type === 'text' && cut > 0 && cut < text.length) {
      left.push({ ...leaf, text: text.slice(0, cut) });
      right.push({ ...leaf, text: text.slice(cut) });
    } else (at > 0 && start <= at ? left : right).push(leaf);
  }
  return [left, right];
}
