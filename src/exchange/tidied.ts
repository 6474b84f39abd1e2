import { type Inline, type Leaf, leavesOf, treeOf } from '../domain/papers/inline.ts';
import { typedStretch } from '../domain/typed-text.ts';

/**
 * A text as the platform keeps what comes from outside: on one line, without blanks around it or what cannot be seen,
 * marks in their canonical order. Two texts that read the same are the same tree.
 */
export function tidied(content: readonly Inline[]): Inline[] {
  return treeOf(trimmed(treeLeaves(content)));
}

/** What is no character of XML 1.0 and stands for nothing. */
const noncharacters = /[\uFFFE\uFFFF]/g;

/** What XML 1.1 and some parsers read as the end of a line (2.11 there). */
const lineEnds = /[\u0085\u2028\u2029]/g;

const treeLeaves = (content: readonly Inline[]): Leaf[] =>
  leavesOf(treeOf(leavesOf(content))).flatMap((leaf): Leaf[] => {
    if (leaf.type === 'note') return [leaf];
    const lines = leaf.text.replace(noncharacters, '').replace(lineEnds, '\n');
    const text = typedStretch(lines);
    return text === '' ? [] : [{ ...leaf, text }];
  });

const leadingSpaces = (text: string): number => text.length - text.replace(/^ +/, '').length;

function trimmed(leaves: readonly Leaf[]): Leaf[] {
  const text = (leaf: Leaf): boolean => leaf.type === 'note' || leaf.text.trim() !== '';
  const [first, last] = [leaves.findIndex(text), leaves.findLastIndex(text)];
  if (first === -1) return [];
  return leaves.slice(first, last + 1).map((leaf, index, kept) => {
    if (leaf.type === 'note') return leaf;
    const previous = kept[index - 1];
    // Marks that begin or end between two spaces leave one of them.
    const second = previous?.type === 'text' && previous.text.endsWith(' ');
    const start =
      index === 0 ? leaf.text.trimStart() : leaf.text.slice(second ? leadingSpaces(leaf.text) : 0);
    return { ...leaf, text: index === kept.length - 1 ? start.trimEnd() : start };
  });
}
