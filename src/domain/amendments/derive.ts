import type { Descent, Operation, Provision, Text } from './amendment.ts';
import { canonicalText, realise } from './apply.ts';
import { type Family, familiesOf } from './families.ts';
import { planOf } from './plan.ts';
import { sameContent, sameText } from './same.ts';
import { staying } from './staying.ts';

/**
 * The operations that lead from one text to another: what who edited the text meant. As few provisions as possible
 * move, and what is split or joined stays. A split or join of the descent that operations cannot say is told as provisions withdrawn and put in.
 * Provisions that stay keep what they are (their shape): no operation changes it.
 */
export function operationsBetween(
  before: Text,
  after: Text,
  descent: readonly Descent[],
): readonly Operation[] {
  return operationsOf(canonicalText(before), canonicalText(after), descent);
}

/** The same between texts in canonical form. */
export function operationsOf(before: Text, after: Text, descent: readonly Descent[]): readonly Operation[] {
  if (descent.length > 0) {
    const families = familiesOf(before, after, descent);
    const operations = families.length > 0 ? withFamilies(before, after, families) : [];
    const plan = planOf(before, operations);
    if (plan.ok && sameText(realise(before, plan.value).text, after)) return operations;
  }
  return withFamilies(before, after, []);
}

/** Families that do not stand where their parents stood are told as provisions withdrawn and put in. */
function withFamilies(before: Text, after: Text, families: readonly Family[]): Operation[] {
  const places = new Map(before.provisions.map(({ ref }, index) => [ref, index]));
  const familyOf = new Map(
    families.flatMap((family) => family.children.map(({ ref }) => [ref, family] as const)),
  );
  const stood = ({ ref }: Provision) => {
    const family = familyOf.get(ref);
    const first = places.get(family?.parents[0]?.ref ?? ref);
    const last = places.get(family?.parents.at(-1)?.ref ?? ref);
    return first === undefined || last === undefined ? undefined : { first, last, family: !!family };
  };
  const heads = after.provisions.filter(({ ref }) => {
    const family = familyOf.get(ref);
    return !family || family.children[0]?.ref === ref;
  });
  const kept = staying(heads.map(stood));
  const stays = new Set(heads.filter((_, index) => kept[index]).map(({ ref }) => ref));
  const together = families.filter(
    ({ children }) => stays.has(children[0]?.ref ?? '') && standTogether(after, children),
  );
  if (together.length < families.length) return withFamilies(before, after, together);
  return [
    ...removals(before, after, families),
    ...arrivals(before, after, { familyOf, stays }),
    ...families.flatMap(({ operations }) => operations),
  ];
}

function standTogether(text: Text, provisions: readonly Provision[]): boolean {
  const first = text.provisions.findIndex(({ ref }) => ref === provisions[0]?.ref);
  return provisions.every(({ ref }, index) => text.provisions[first + index]?.ref === ref);
}

function removals(before: Text, after: Text, families: readonly Family[]): Operation[] {
  const kept = new Set([
    ...after.provisions.map(({ ref }) => ref),
    ...families.flatMap(({ parents }) => parents.map(({ ref }) => ref)),
  ]);
  return before.provisions.flatMap(({ ref }): Operation[] =>
    kept.has(ref) ? [] : [{ kind: 'delete', ref }],
  );
}

/** What is reworded, moved and put in, in the order of the new text. */
function arrivals(
  before: Text,
  after: Text,
  { familyOf, stays }: { familyOf: ReadonlyMap<string, Family>; stays: ReadonlySet<string> },
): Operation[] {
  const old = new Map(before.provisions.map((provision) => [provision.ref, provision]));
  return after.provisions.flatMap(({ ref, shape, content }, index): Operation[] => {
    if (familyOf.has(ref)) return [];
    const place = after.provisions[index - 1]?.ref ?? null;
    const was = old.get(ref);
    if (!was) return [{ kind: 'insert', ref, after: place, shape, content }];
    const reworded: Operation[] = sameContent(was.content, content)
      ? []
      : [{ kind: 'replace', ref, content }];
    return stays.has(ref) ? reworded : [{ kind: 'move', ref, after: place }, ...reworded];
  });
}
