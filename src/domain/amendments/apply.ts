import { canonical, type Inline, noteRefs } from '../papers/inline.ts';
import { done, type Result, refused } from '../result.ts';
import type { Descent, Operation, Provision, Text } from './amendment.ts';
import { joinOf, partsOf } from './pieces.ts';
import { type Fault, type Plan, planOf } from './plan.ts';
import { sameText } from './same.ts';

/** A text, which of its provisions were born of others, and which were moved. */
export interface Outcome {
  readonly text: Text;
  readonly descent: readonly Descent[];
  readonly moved: readonly string[];
}

/** The text with every content in canonical form. */
export function canonicalText(text: Text): Text {
  const provisions = text.provisions.map((provision) => ({
    ...provision,
    content: canonical(provision.content),
  }));
  return { language: text.language, provisions };
}

/** The text that operations lead to, in canonical form; refused for the first fault. */
export function applyOperations(text: Text, operations: readonly Operation[]): Result<Outcome, Fault> {
  const base = canonicalText(text);
  const plan = planOf(base, operations);
  if (!plan.ok) return plan;
  const outcome = realise(base, plan.value);
  return sameText(base, outcome.text) ? refused('nothing-changes') : done(outcome);
}

/** The same of operations that somebody proposes, who may refer to no note that the text would not have. */
export function applyProposed(text: Text, operations: readonly Operation[]): Result<Outcome, Fault> {
  const applied = applyOperations(text, operations);
  if (!applied.ok) return applied;
  const before = missingNotes(text);
  return missingNotes(applied.value.text).every((ref) => before.includes(ref))
    ? applied
    : refused('unknown-note');
}

/** The notes a text refers to and does not have. */
function missingNotes({ provisions }: Text): string[] {
  const notes = new Set(provisions.filter(({ shape }) => shape.kind === 'note').map(({ ref }) => ref));
  return provisions.flatMap(({ content }) => noteRefs(content)).filter((ref) => !notes.has(ref));
}

/** The text that a plan leads to. */
export function realise(text: Text, plan: Plan): Outcome {
  const provisions = new Map(text.provisions.map((provision) => [provision.ref, provision]));
  const contentOf = (ref: string): readonly Inline[] =>
    plan.contents.get(ref) ?? provisions.get(ref)?.content ?? [];
  const result: Provision[] = [];
  const descent: Descent[] = [];
  const standing = (provision: Provision) => {
    const { ref, shape } = provision;
    const fate = plan.fates.get(ref);
    if (fate?.kind === 'split') {
      for (const [index, { content }] of partsOf(contentOf(ref), fate.at).entries()) {
        const child = fate.into[index] ?? '';
        result.push({ ref: child, shape, content });
        descent.push({ child, parent: ref, kind: 'split' });
      }
    } else if (fate?.kind === 'merge' && fate.refs[0] === ref) {
      const { content } = joinOf(fate.refs.map(contentOf));
      result.push({ ref: fate.into, shape, content });
      for (const parent of fate.refs) descent.push({ child: fate.into, parent, kind: 'merge' });
    } else if (!fate || fate.kind === 'move') {
      const content = plan.contents.get(ref);
      result.push(content ? { ref, shape, content } : provision);
    }
  };
  const gap = (place: string | null) => {
    for (const placed of plan.gaps.get(place) ?? []) {
      const moved = provisions.get(placed.ref);
      if (placed.kind === 'insert')
        result.push({ ref: placed.ref, shape: placed.shape, content: placed.content });
      else if (moved) standing(moved);
    }
  };
  gap(null);
  for (const provision of text.provisions) {
    if (plan.fates.get(provision.ref)?.kind !== 'move') standing(provision);
    gap(provision.ref);
  }
  const moved = [...plan.fates].flatMap(([ref, { kind }]) => (kind === 'move' ? [ref] : []));
  return { text: { language: text.language, provisions: result }, descent, moved };
}
