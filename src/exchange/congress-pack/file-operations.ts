import type { Operation, Shape } from '../../domain/amendments/amendment.ts';
import { canonical, type Inline } from '../../domain/papers/inline.ts';
import { parseInline, writeInline } from './inline-markdown.ts';
import type { FileOperation } from './pack-amendments.ts';

/** Reads an operation as the files of a pack write it; what its text may not hold comes back as `refused`. */
export function readOperation(given: FileOperation): { operation: Operation; refused: string[] } {
  if (!('text' in given)) return { operation: withoutText(given), refused: [] };
  const { content, refused } = parseInline(given.text);
  return { operation: withText(given, canonical(content)), refused };
}

function withText(given: Extract<FileOperation, { text: string }>, content: readonly Inline[]): Operation {
  if ('replace' in given) return { kind: 'replace', ref: given.replace, content };
  const { insert, after, kind, level, part, addressee } = given;
  const shape: Shape = { kind, level: level ?? null, part, addressee: addressee ?? null };
  return { kind: 'insert', ref: insert, after, shape, content };
}

function withoutText(given: Exclude<FileOperation, { text: string }>): Operation {
  if ('delete' in given) return { kind: 'delete', ref: given.delete };
  if ('move' in given) return { kind: 'move', ref: given.move, after: given.after };
  if ('split' in given) return { kind: 'split', ref: given.split, at: given.at, into: given.into };
  return { kind: 'merge', refs: given.merge, into: given.into };
}

/** Writes an operation as `readOperation` reads it. */
export function writeOperation(operation: Operation): object {
  switch (operation.kind) {
    case 'replace':
      return { replace: operation.ref, text: writeInline(operation.content) };
    case 'insert': {
      const { kind, level, part, addressee } = operation.shape;
      return {
        insert: operation.ref,
        after: operation.after,
        kind,
        ...(level === null ? {} : { level }),
        part,
        ...(addressee === null ? {} : { addressee }),
        text: writeInline(operation.content),
      };
    }
    case 'delete':
      return { delete: operation.ref };
    case 'move':
      return { move: operation.ref, after: operation.after };
    case 'split':
      return { split: operation.ref, at: operation.at, into: operation.into };
    case 'merge':
      return { merge: operation.refs, into: operation.into };
  }
}
