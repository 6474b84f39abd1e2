import { plainText } from '../papers/inline.ts';
import { align, borderIn } from './align.ts';
import type { Descent, Operation, Provision, Text } from './amendment.ts';
import { isBlank, joinOf, partsOf } from './pieces.ts';
import { sameContent, sameShape } from './same.ts';
import { tokeniser } from './tokens.ts';

/** Provisions of one text that became others in the next, and the operations that do it. */
export interface Family {
  readonly parents: readonly Provision[];
  readonly children: readonly Provision[];
  readonly operations: readonly Operation[];
}

/** The families of a descent that one split or one join can make; the others are left out. */
export function familiesOf(before: Text, after: Text, descent: readonly Descent[]): Family[] {
  const old = new Map(before.provisions.map((provision) => [provision.ref, provision]));
  const now = new Map(after.provisions.map((provision) => [provision.ref, provision]));
  const lines = descent.filter(
    ({ child, parent }) => old.has(parent) && !now.has(parent) && now.has(child) && !old.has(child),
  );
  const single = (line: Descent) =>
    lines.every(
      ({ child, parent, kind }) => kind === line.kind || (child !== line.child && parent !== line.parent),
    );
  const splits = Map.groupBy(
    lines.filter((line) => line.kind === 'split' && single(line)),
    ({ parent }) => parent,
  );
  const merges = Map.groupBy(
    lines.filter((line) => line.kind === 'merge' && single(line)),
    ({ child }) => child,
  );
  const found: Family[] = [];
  for (const [parent, children] of splits) {
    const names = new Set(children.map(({ child }) => child));
    const born = after.provisions.filter(({ ref }) => names.has(ref));
    const family = splitFamily(old.get(parent), born);
    if (family) found.push(family);
  }
  for (const [child, parents] of merges) {
    const names = new Set(parents.map(({ parent }) => parent));
    const joined = before.provisions.filter(({ ref }) => names.has(ref));
    const family = mergeFamily(joined, now.get(child), before.language);
    if (family) found.push(family);
  }
  return found;
}

const sameContents = (some: readonly Provision['content'][], others: readonly Provision['content'][]) =>
  some.length === others.length && some.every((one, index) => sameContent(one, others[index] ?? []));

const rewording = (provision: Provision, content: Provision['content']): Operation[] =>
  sameContent(provision.content, content) ? [] : [{ kind: 'replace', ref: provision.ref, content }];

/** A split of the parent, reworded first where the children together say something else. */
function splitFamily(parent: Provision | undefined, children: readonly Provision[]): Family | null {
  if (!parent || children.length < 2) return null;
  if (children.some(({ shape }) => !sameShape(shape, parent.shape))) return null;
  const contents = children.map(({ content }) => content);
  const { content, ranges } = joinOf(contents);
  const at = ranges.slice(1).map(({ start }) => start);
  const parts = partsOf(content, at).map((part) => part.content);
  if (!sameContents(parts, contents)) return null;
  const into = children.map(({ ref }) => ref);
  return {
    parents: [parent],
    children,
    operations: [...rewording(parent, content), { kind: 'split', ref: parent.ref, at, into }],
  };
}

/** A join of the parents, each reworded first to the part of the child that goes with it. */
function mergeFamily(
  parents: readonly Provision[],
  child: Provision | undefined,
  language: string,
): Family | null {
  const [first] = parents;
  if (!child || !first || parents.length < 2 || !sameShape(first.shape, child.shape)) return null;
  if (parents.some(({ shape }) => shape.kind !== first.shape.kind)) return null;
  const { content, ranges } = joinOf(parents.map((parent) => parent.content));
  const tokenise = tokeniser(language);
  const [old, now] = [tokenise(content), tokenise(child.content)];
  const blocks = align(old, now);
  const at = ranges.slice(1).map(({ start }) => {
    const border = old.findIndex((token) => token.start >= start && token.end > token.start);
    return now[borderIn(blocks, border)]?.start ?? plainText(child.content).length;
  });
  const parts = sameContent(content, child.content)
    ? parents.map((parent) => parent.content)
    : partsOf(child.content, at).map((part) => part.content);
  if (parts.some(isBlank) || !sameContent(joinOf(parts).content, child.content)) return null;
  return {
    parents,
    children: [child],
    operations: [
      ...parents.flatMap((parent, index) => rewording(parent, parts[index] ?? [])),
      { kind: 'merge', refs: parents.map(({ ref }) => ref), into: child.ref },
    ],
  };
}
