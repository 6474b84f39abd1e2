import type { Operation } from './amendment.ts';

/** The names an operation gives to new provisions. */
export function namesGiven(operation: Operation): string[] {
  if (operation.kind === 'insert') return [operation.ref];
  if (operation.kind === 'split') return [...operation.into];
  return operation.kind === 'merge' ? [operation.into] : [];
}

/** The provisions of the version that an operation touches or leans on, by name. */
export function namesTouched(operation: Operation): string[] {
  const own = 'ref' in operation && operation.kind !== 'insert' ? [operation.ref] : [];
  const place = 'after' in operation && operation.after !== null ? [operation.after] : [];
  return operation.kind === 'merge' ? [...operation.refs] : [...own, ...place];
}

/** The same operations with other names for the provisions they make. */
export function renamed(operations: readonly Operation[], names: ReadonlyMap<string, string>): Operation[] {
  const now = (name: string) => names.get(name) ?? name;
  return operations.map((operation): Operation => {
    switch (operation.kind) {
      case 'insert':
        return {
          ...operation,
          ref: now(operation.ref),
          after: operation.after === null ? null : now(operation.after),
        };
      case 'move':
        return { ...operation, after: operation.after === null ? null : now(operation.after) };
      case 'split':
        return { ...operation, into: operation.into.map(now) };
      case 'merge':
        return { ...operation, into: now(operation.into) };
      default:
        return operation;
    }
  });
}
