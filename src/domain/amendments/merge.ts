import type { Amendment, Provision, Text } from './amendment.ts';
import { canonicalText, type Outcome, realise } from './apply.ts';
import { combineFates } from './combine-fates.ts';
import { combineGaps } from './combine-gaps.ts';
import { combineWords, type Wording } from './combine-words.ts';
import { type Conflict, pairsOf, sortConflicts } from './conflicts.ts';
import { type Plan, planOf } from './plan.ts';

/** What amendments make of a text together, or every conflict between two of them. */
export type Merged =
  | (Outcome & {
      readonly ok: true;
      /** By the name of a provision of the new text or of one withdrawn: the amendments that made it what it is. */
      readonly traces: ReadonlyMap<string, readonly string[]>;
    })
  | { readonly ok: false; readonly conflicts: readonly Conflict[] };

/** A plan and whose it is. */
export interface OwnedPlan {
  readonly id: string;
  readonly plan: Plan;
}

/**
 * The next version: all that every amendment asks for, whatever their order. What two amendments cannot both have is
 * a conflict and never decided here.
 */
export function mergeAmendments(text: Text, amendments: readonly Amendment[]): Merged {
  const base = canonicalText(text);
  const plans: OwnedPlan[] = [];
  const conflicts: Conflict[] = [];
  for (const { id, operations } of amendments) {
    const plan = planOf(base, operations);
    if (plan.ok) plans.push({ id, plan: plan.value });
    else conflicts.push({ kind: 'inapplicable', between: [id, id], ref: null, words: '', at: null });
  }
  const merged = mergePlans(base, plans);
  if (merged.ok && conflicts.length === 0) return merged;
  const found = merged.ok ? [] : merged.conflicts;
  return { ok: false, conflicts: sortConflicts([...conflicts, ...found], namesOf(base)) };
}

const namesOf = (text: Text): string[] => text.provisions.map(({ ref }) => ref);

/** The same with plans against a text in canonical form. */
export function mergePlans(base: Text, owned: readonly OwnedPlan[]): Merged {
  const { plans, words, fates, gaps, conflicts } = combined(base, owned);
  if (conflicts.length > 0) return { ok: false, conflicts: sortConflicts(conflicts, namesOf(base)) };
  const plan = { contents: words.contents(), fates: fates.fates, gaps: gaps.gaps };
  return { ok: true, ...realise(base, plan), traces: tracesOf(plan, plans, gaps.names) };
}

/** Every conflict between plans, in no order: what merging them finds out, without making the text. */
export const conflictsAmong = (base: Text, owned: readonly OwnedPlan[]): readonly Conflict[] =>
  combined(base, owned).conflicts;

function combined(base: Text, owned: readonly OwnedPlan[]) {
  const plans = [...owned].sort((one, other) => (one.id < other.id ? -1 : 1));
  const words = wordsOfAll(base, plans);
  const fates = combineFates(plans, words.at);
  const gaps = combineGaps(base, plans);
  const conflicts = [...words.conflicts, ...fates.conflicts, ...gaps.conflicts];
  conflicts.push(...nameConflicts([...fates.names, ...gaps.names]));
  return { plans, words, fates, gaps, conflicts };
}

const provisionsByName = new WeakMap<Text, Map<string, Provision>>();

/** The provisions of a text by name, found out once for as long as it is in use. */
function provisionsOf(text: Text): Map<string, Provision> {
  const known = provisionsByName.get(text);
  if (known) return known;
  const found = new Map(text.provisions.map((provision) => [provision.ref, provision]));
  provisionsByName.set(text, found);
  return found;
}

function wordsOfAll(base: Text, plans: readonly OwnedPlan[]) {
  const wordings = new Map<string, Wording[]>();
  for (const { id, plan } of plans) {
    for (const ref of new Set([...plan.contents.keys(), ...plan.fates.keys()])) {
      const fate = plan.fates.get(ref);
      const at = fate?.kind === 'split' ? fate.at : [];
      const content = plan.contents.get(ref) ?? null;
      if (content || at.length > 0)
        wordings.set(ref, [...(wordings.get(ref) ?? []), { owner: id, content, at }]);
    }
  }
  const writers = new Map<string, () => Wording['content']>();
  const splits = new Map<string, readonly number[]>();
  const conflicts: Conflict[] = [];
  const provisions = provisionsOf(base);
  for (const [ref, some] of wordings) {
    const provision = provisions.get(ref);
    if (!provision) continue;
    const combined = combineWords(provision, some, base.language);
    writers.set(provision.ref, combined.content);
    if (combined.at.length > 0) splits.set(provision.ref, combined.at);
    conflicts.push(...combined.conflicts);
  }
  const contents = () =>
    new Map(
      [...writers].flatMap(([ref, write]) => {
        const content = write();
        return content ? [[ref, content] as const] : [];
      }),
    );
  return { contents, at: splits, conflicts };
}

/** The name of a new provision, and who gives it. */
export interface Naming {
  readonly name: string;
  readonly owners: readonly string[];
}

function nameConflicts(names: readonly Naming[]): Conflict[] {
  const seen = new Map<string, Naming[]>();
  for (const naming of names) seen.set(naming.name, [...(seen.get(naming.name) ?? []), naming]);
  return [...seen.values()].flatMap((same) =>
    same.flatMap(({ name, owners }, index) =>
      same
        .slice(index + 1)
        .flatMap((other) =>
          pairsOf(owners, other.owners).map(
            (between): Conflict => ({ kind: 'name', between, ref: name, words: '', at: null }),
          ),
        ),
    ),
  );
}

function tracesOf(
  plan: Plan,
  plans: readonly OwnedPlan[],
  inserted: readonly Naming[],
): Map<string, readonly string[]> {
  const traces = new Map<string, Set<string>>();
  const trace = (name: string, owners: readonly string[]) => {
    const known = traces.get(name) ?? new Set<string>();
    for (const owner of owners) known.add(owner);
    traces.set(name, known);
  };
  for (const { id, plan: own } of plans) {
    for (const ref of new Set([...own.contents.keys(), ...own.fates.keys()])) {
      const fate = plan.fates.get(ref);
      const born = fate?.kind === 'split' ? fate.into : fate?.kind === 'merge' ? [fate.into] : [];
      for (const name of [ref, ...born]) trace(name, [id]);
    }
  }
  for (const { name, owners } of inserted) trace(name, owners);
  return new Map([...traces].map(([name, owners]) => [name, [...owners].sort()]));
}
