import { canonical, type Inline } from '../papers/inline.ts';
import type { Amendment, Operation, Text } from './amendment.ts';
import { applyOperations, canonicalText } from './apply.ts';
import { diffContent } from './diff.ts';
import { mergeAmendments } from './merge.ts';
import { sameText } from './same.ts';

/**
 * The parts of an amendment that can be voted one by one, in the order it names them: each of its other operations,
 * and each change of words in what it rewords. Together they are the amendment. One that cannot be parted so, since a
 * part leans on another, is returned whole.
 */
export function partsOfVote(text: Text, amendment: Amendment): readonly Amendment[] {
  const base = canonicalText(text);
  const operations = amendment.operations.flatMap((operation) => operationParts(base, operation));
  const parts = operations.map(
    (operation, index): Amendment => ({ id: `${amendment.id}/${index + 1}`, operations: [operation] }),
  );
  if (parts.length < 2) return [amendment];
  const whole = applyOperations(base, amendment.operations);
  const together = mergeAmendments(base, parts);
  const parted = whole.ok && together.ok && sameText(whole.value.text, together.text);
  return parted ? parts : [amendment];
}

/** A rewording as one for each of its changes. */
function operationParts(text: Text, operation: Operation): Operation[] {
  if (operation.kind !== 'replace') return [operation];
  const old = text.provisions.find(({ ref }) => ref === operation.ref)?.content ?? [];
  const { pieces } = diffContent(old, canonical(operation.content), text.language);
  return pieces
    .filter(({ kind }) => kind === 'change')
    .map((chosen) => {
      const content = pieces.flatMap((piece): readonly Inline[] => {
        if (piece.kind !== 'change') return piece.content;
        const left = piece === chosen ? 'removed' : 'added';
        return piece.runs.flatMap((run) => (run.kind === left ? [] : run.content));
      });
      return { ...operation, content: canonical(content) };
    });
}
