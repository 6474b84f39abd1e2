import { canonical } from '../papers/inline.ts';
import type { Operation } from './amendment.ts';
import { namesGiven } from './names.ts';

/**
 * The same words for the same proposal: what identical amendments have in common. The names that new provisions will
 * have do not count, nor the order in which operations on different provisions are listed.
 */
export function fingerprint(language: string, operations: readonly Operation[]): string {
  const born = operations.flatMap((operation) => namesGiven(operation));
  const own = new Map(born.map((name, index) => [name, `new-${index + 1}`]));
  const known = (name: string | null) => (name === null ? null : (own.get(name) ?? name));
  const lines = operations.map((operation) => JSON.stringify(told(operation, known)));
  return JSON.stringify([language, ...lines.sort()]);
}

/** What an operation does, without the names it gives. */
function told(operation: Operation, known: (name: string | null) => string | null): unknown[] {
  switch (operation.kind) {
    case 'replace':
      return [operation.kind, operation.ref, canonical(operation.content)];
    case 'insert':
      return [operation.kind, known(operation.after), operation.shape, canonical(operation.content)];
    case 'delete':
      return [operation.kind, operation.ref];
    case 'move':
      return [operation.kind, operation.ref, known(operation.after)];
    case 'split':
      return [operation.kind, operation.ref, operation.at];
    case 'merge':
      return [operation.kind, operation.refs];
  }
}

interface Proposed {
  readonly code: string;
  readonly parent: string | null;
  readonly fingerprint: string;
  readonly standing: string;
}

/** Amendments that propose exactly the same, at the place of the first; one whose words are not public stands alone. */
export function identicalTogether<P extends Proposed>(amendments: readonly P[]): P[][] {
  const keyOf = ({ code, parent, fingerprint, standing }: P) =>
    standing === 'published' ? `${parent ?? ''} ${fingerprint}` : code;
  return [...Map.groupBy(amendments, keyOf).values()];
}
