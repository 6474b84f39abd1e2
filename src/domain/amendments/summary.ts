import type { Operation, Text } from './amendment.ts';
import { diffContent } from './diff.ts';

/** What an amendment does, in numbers: enough to say it in a sentence. */
export interface Summary {
  /** Words marked as removed from and added to provisions that stay. */
  readonly wordsRemoved: number;
  readonly wordsAdded: number;
  /** Provisions put in, withdrawn, moved, split, and joined with others. */
  readonly inserted: number;
  readonly deleted: number;
  readonly moved: number;
  readonly split: number;
  readonly merged: number;
}

/** What operations do to the text they are against. */
export function summaryOf(text: Text, operations: readonly Operation[]): Summary {
  const contents = new Map(text.provisions.map(({ ref, content }) => [ref, content]));
  const diffs = operations.flatMap((operation) =>
    operation.kind === 'replace'
      ? [diffContent(contents.get(operation.ref) ?? [], operation.content, text.language)]
      : [],
  );
  const count = (kind: Operation['kind']) => operations.filter((operation) => operation.kind === kind).length;
  return {
    wordsRemoved: diffs.reduce((sum, { removed }) => sum + removed, 0),
    wordsAdded: diffs.reduce((sum, { added }) => sum + added, 0),
    inserted: count('insert'),
    deleted: count('delete'),
    moved: count('move'),
    split: count('split'),
    merged: operations.reduce((sum, one) => sum + (one.kind === 'merge' ? one.refs.length : 0), 0),
  };
}
