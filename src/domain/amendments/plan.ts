import { canonical, type Inline, plainText } from '../papers/inline.ts';
import { done, type Result, refused } from '../result.ts';
import type { Operation, Provision, Shape, Text } from './amendment.ts';
import { behindSpace, isBlank, isBorder, partsOf } from './pieces.ts';
import { gapsOf } from './places.ts';
import { sameContent } from './same.ts';

/** Why operations cannot be applied to a text. */
export type Fault =
  | 'no-operation'
  | 'unknown-provision'
  | 'unknown-place'
  | 'place-is-itself'
  | 'places-in-a-circle'
  | 'place-inside-merge'
  | 'touched-twice'
  | 'name-taken'
  | 'nothing-changes'
  | 'no-words'
  | 'unknown-note'
  | 'split-out-of-range'
  | 'split-inside-a-character'
  | 'split-leaves-nothing'
  | 'split-names'
  | 'merge-of-one'
  | 'merge-apart'
  | 'merge-of-kinds';

/** What becomes of a provision, apart from its words. Split points count in the words it will have. */
export type Fate =
  | { readonly kind: 'delete' }
  | { readonly kind: 'move' }
  | { readonly kind: 'split'; readonly at: readonly number[]; readonly into: readonly string[] }
  | { readonly kind: 'merge'; readonly refs: readonly string[]; readonly into: string };

/** What is put into a gap: a new provision, or one that leaves its place. */
export type Placed =
  | {
      readonly kind: 'insert';
      readonly ref: string;
      readonly shape: Shape;
      readonly content: readonly Inline[];
    }
  | { readonly kind: 'move'; readonly ref: string };

/** Operations sorted by what they touch, each against the text itself: no order among them is left to matter. */
export interface Plan {
  readonly contents: ReadonlyMap<string, readonly Inline[]>;
  readonly fates: ReadonlyMap<string, Fate>;
  /** By the provision a gap follows, which is never one that moves (null: the start), what goes there in order. */
  readonly gaps: ReadonlyMap<string | null, readonly Placed[]>;
}

/** The operations as a plan; refused for the first fault. Contents must be canonical, those of the text included. */
export function planOf(text: Text, operations: readonly Operation[]): Result<Plan, Fault> {
  const provisions = new Map(text.provisions.map((provision) => [provision.ref, provision]));
  const contents = contentsOf(provisions, operations);
  if (!contents.ok) return contents;
  const fates = fatesOf(provisions, operations, contents.value);
  if (!fates.ok) return fates;
  // Names come first: what is put behind a provision of the same name would stand behind itself without end.
  const taken = nameFault(provisions, operations);
  if (taken) return refused(taken);
  const gaps = gapsOf(text, operations, fates.value);
  if (!gaps.ok) return gaps;
  const plan = { contents: contents.value, fates: fates.value, gaps: gaps.value };
  const fault = mergeFault(text, plan);
  return fault ? refused(fault) : done(plan);
}

function contentsOf(
  provisions: ReadonlyMap<string, Provision>,
  operations: readonly Operation[],
): Result<Map<string, readonly Inline[]>, Fault> {
  if (operations.length === 0) return refused('no-operation');
  const contents = new Map<string, readonly Inline[]>();
  for (const operation of operations) {
    if (operation.kind === 'insert' && isBlank(operation.content)) return refused('no-words');
    if (operation.kind !== 'replace') continue;
    const provision = provisions.get(operation.ref);
    const content = canonical(operation.content);
    if (!provision) return refused('unknown-provision');
    if (contents.has(operation.ref)) return refused('touched-twice');
    if (isBlank(content)) return refused('no-words');
    if (sameContent(content, provision.content)) return refused('nothing-changes');
    contents.set(operation.ref, content);
  }
  return done(contents);
}

function fatesOf(
  provisions: ReadonlyMap<string, Provision>,
  operations: readonly Operation[],
  contents: ReadonlyMap<string, readonly Inline[]>,
): Result<Map<string, Fate>, Fault> {
  const fates = new Map<string, Fate>();
  for (const operation of operations) {
    if (operation.kind === 'replace' || operation.kind === 'insert') continue;
    const refs = operation.kind === 'merge' ? operation.refs : [operation.ref];
    for (const ref of refs) {
      const provision = provisions.get(ref);
      if (!provision) return refused('unknown-provision');
      if (fates.has(ref) || (operation.kind === 'delete' && contents.has(ref)))
        return refused('touched-twice');
      const fate = fateOf(operation, contents.get(ref) ?? provision.content);
      if (!fate.ok) return fate;
      fates.set(ref, fate.value);
    }
  }
  return done(fates);
}

function fateOf(
  operation: Exclude<Operation, { kind: 'replace' | 'insert' }>,
  content: readonly Inline[],
): Result<Fate, Fault> {
  if (operation.kind === 'delete' || operation.kind === 'move') return done({ kind: operation.kind });
  if (operation.kind === 'merge')
    return operation.refs.length < 2
      ? refused('merge-of-one')
      : done({ kind: 'merge', refs: operation.refs, into: operation.into });
  const text = plainText(content);
  const at = operation.at;
  if (at.length === 0 || operation.into.length !== at.length + 1) return refused('split-names');
  if (at.some((point) => !Number.isInteger(point) || point < 0 || point > text.length))
    return refused('split-out-of-range');
  if (at.some((point) => !isBorder(text, point))) return refused('split-inside-a-character');
  const points = at.map((point) => behindSpace(text, point));
  const ordered = points.every((point, index) => index === 0 || point > (points[index - 1] ?? 0));
  if (!ordered || partsOf(content, points).some((part) => isBlank(part.content)))
    return refused('split-leaves-nothing');
  return done({ kind: 'split', at: points, into: operation.into });
}

/** Provisions are joined when they are of one kind and nothing is left or put between them. */
function mergeFault(text: Text, { fates, gaps }: Plan): Fault | null {
  const staying = text.provisions.filter(({ ref }) => {
    const kind = fates.get(ref)?.kind;
    return kind !== 'delete' && kind !== 'move';
  });
  for (const fate of new Set(fates.values())) {
    if (fate.kind !== 'merge') continue;
    const { refs } = fate;
    const first = staying.findIndex(({ ref }) => ref === refs[0]);
    const joined = staying.slice(first, first + refs.length);
    if (joined.some(({ ref }, index) => ref !== refs[index])) return 'merge-apart';
    if (new Set(joined.map(({ shape }) => shape.kind)).size > 1) return 'merge-of-kinds';
    if (insideMerge(text, refs).some((ref) => gaps.has(ref))) return 'place-inside-merge';
  }
  return null;
}

/** The provisions whose gap lies between the first and the last of those that are joined. */
export function insideMerge(text: Text, refs: readonly string[]): string[] {
  const all = text.provisions.map(({ ref }) => ref);
  return all.slice(all.indexOf(refs[0] ?? ''), all.indexOf(refs.at(-1) ?? ''));
}

/** The names that operations give to new provisions. */
function newNames(operations: readonly Operation[]): string[] {
  return operations.flatMap((operation) => {
    if (operation.kind === 'insert') return [operation.ref];
    if (operation.kind === 'split') return operation.into;
    return operation.kind === 'merge' ? [operation.into] : [];
  });
}

function nameFault(
  provisions: ReadonlyMap<string, Provision>,
  operations: readonly Operation[],
): Fault | null {
  const names = newNames(operations);
  const taken = new Set(names).size < names.length || names.some((name) => provisions.has(name));
  return taken ? 'name-taken' : null;
}
