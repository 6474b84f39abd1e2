import { z } from 'zod';
import type { Operation, Provision, Shape, Text } from '../../domain/amendments/amendment.ts';
import { plainText } from '../../domain/papers/inline.ts';
import { parseInline } from '../../exchange/congress-pack/inline-markdown.ts';

/** What a person can do to a provision. */
export const changeKinds = ['reword', 'add', 'delete', 'move', 'split', 'join'] as const;

/** What can be added. */
export const addedKinds = ['paragraph', 'recommendation', 'item', 'heading'] as const;

const text = z.string().max(10_000, 'too-long').default('');

export const changeSchema = z.object({
  what: z.enum(changeKinds, 'choose'),
  text,
  added: text,
  kind: z.enum(addedKinds, 'choose').default('paragraph'),
  where: z.enum(['after', 'before'], 'choose').default('after'),
  /** The provision it is moved behind; empty: to the start. */
  place: z.string().max(80, 'choose').default(''),
});
export type Change = z.infer<typeof changeSchema>;

export type ChangeFault = { readonly field: 'text' | 'added' | 'place' | 'what'; readonly fault: string };

/**
 * All that is done to a text once a filled-in form is added to what was done so far, or which field is wrong. New
 * provisions are named `new-1` and on.
 */
export function operationsOf(
  change: Change,
  ref: string,
  base: Text,
  soFar: readonly Operation[],
): { readonly ok: true; readonly operations: Operation[] } | ({ readonly ok: false } & ChangeFault) {
  const born = soFar.find((operation) => operation.kind === 'insert' && operation.ref === ref);
  if (born) return newAgain(change, born, soFar);
  const index = base.provisions.findIndex((provision) => provision.ref === ref);
  const here = base.provisions[index];
  if (!here) return fault('what', 'gone');
  const made = madeOf(change, base, index, here, numbered(soFar));
  if (!made.ok) return made;
  // The same provision worded again takes the place of its first wording.
  const [first] = made.operations;
  const kept = soFar.filter(
    (operation) => !(first?.kind === 'replace' && operation.kind === 'replace' && operation.ref === ref),
  );
  return { ok: true, operations: [...kept, ...made.operations] };
}

/** What was added in this amendment can be worded again, or left out. */
function newAgain(change: Change, born: Operation, soFar: readonly Operation[]) {
  if (change.what === 'delete')
    return { ok: true as const, operations: soFar.filter((operation) => operation !== born) };
  if (change.what !== 'reword') return fault('what', 'new-passage');
  const read = words(change.text, 'text');
  if (!read.ok) return read;
  const again = { ...born, content: read.content } as Operation;
  return {
    ok: true as const,
    operations: soFar.map((operation) => (operation === born ? again : operation)),
  };
}

function madeOf(
  change: Change,
  base: Text,
  index: number,
  here: Provision,
  names: ReturnType<typeof numbered>,
): { readonly ok: true; readonly operations: Operation[] } | ({ readonly ok: false } & ChangeFault) {
  const { ref } = here;
  switch (change.what) {
    case 'reword':
      return reworded(change.text, here);
    case 'add':
      return added(change, base, index, here, names.next());
    case 'delete':
      return { ok: true, operations: [{ kind: 'delete', ref }] };
    case 'move':
      if (change.place === ref) return fault('place', 'choose');
      return { ok: true, operations: [{ kind: 'move', ref, after: change.place || null }] };
    case 'split':
      return parted(change.text, here, names);
    case 'join': {
      const next = base.provisions[index + 1];
      if (!next) return fault('what', 'nothing-follows');
      return { ok: true, operations: [{ kind: 'merge', refs: [ref, next.ref], into: names.next() }] };
    }
  }
}

const fault = (field: ChangeFault['field'], name: string) => ({ ok: false as const, field, fault: name });

/** Names for new provisions that the operations so far have not used. */
function numbered(soFar: readonly Operation[]) {
  const used = JSON.stringify(soFar).match(/"new-(\d+)"/g) ?? [];
  let last = Math.max(0, ...used.map((name) => Number(/\d+/.exec(name)?.[0])));
  return {
    next: () => {
      last++;
      return `new-${last}`;
    },
  };
}

/** The words of one provision, or what is wrong with them. */
function words(typed: string, field: 'text' | 'added') {
  const given = typed.replace(/\s*\n\s*/g, ' ').trim();
  if (given === '') return fault(field, 'empty');
  const { content, refused } = parseInline(given);
  return refused.length > 0 ? fault(field, 'marks') : { ok: true as const, content };
}

function reworded(typed: string, { ref }: Provision) {
  const read = words(typed, 'text');
  if (!read.ok) return read;
  const operation: Operation = { kind: 'replace', ref, content: read.content };
  return { ok: true as const, operations: [operation] };
}

function added(change: Change, base: Text, index: number, here: Provision, name: string) {
  const read = words(change.added, 'added');
  if (!read.ok) return read;
  const after = change.where === 'after' ? here.ref : (base.provisions[index - 1]?.ref ?? null);
  const shape: Shape = {
    kind: change.kind,
    level: change.kind === 'heading' ? 3 : null,
    part: here.shape.part,
    addressee: change.kind === 'recommendation' ? (here.shape.addressee ?? 'local') : null,
  };
  const operation: Operation = { kind: 'insert', ref: name, after, shape, content: read.content };
  return { ok: true as const, operations: [operation] };
}

/** An empty line says where a provision is parted; its words may change at the same time. */
function parted(typed: string, here: Provision, names: { next(): string }) {
  const parts = typed
    .split(/\n[^\S\n]*\n\s*/)
    .map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
    .filter((part) => part !== '');
  if (parts.length < 2) return fault('text', 'no-empty-line');
  const read = words(parts.join(' '), 'text');
  if (!read.ok) return read;
  const at: number[] = [];
  for (const part of parts.slice(0, -1)) {
    const one = words(part, 'text');
    if (!one.ok) return one;
    at.push((at.at(-1) ?? -1) + 1 + plainText(one.content).length);
  }
  const operations: Operation[] = [
    { kind: 'replace', ref: here.ref, content: read.content },
    { kind: 'split', ref: here.ref, at, into: parts.map(() => names.next()) },
  ];
  const same = plainText(read.content) === plainText(here.content);
  return { ok: true as const, operations: same ? operations.slice(1) : operations };
}
