import { canonical, type Inline } from '../papers/inline.ts';
import type { Descent } from './amendment.ts';
import { type ContentDiff, diffContent } from './diff.ts';
import { joinOf } from './pieces.ts';
import { sameContent } from './same.ts';
import { staying } from './staying.ts';

/** What a comparison of two versions needs to know of a provision. */
export interface Comparable {
  readonly ref: string;
  readonly content: readonly Inline[];
  readonly language: string;
}

/** What happened to a provision from one version to the next. */
export interface ProvisionChange<P extends Comparable> {
  readonly kind: 'unchanged' | 'reworded' | 'new' | 'withdrawn' | 'moved' | 'split' | 'merged';
  /** The provision in the old version: none when it is new, several when they were merged. */
  readonly before: readonly P[];
  /** The provision in the new version: none when it was withdrawn, several when it was split. */
  readonly after: readonly P[];
  /** What changed in its words, also when it moved, was split or merged; null when nothing did. */
  readonly diff: ContentDiff | null;
}

/** What is known of the way from one text to another. */
export interface Way {
  readonly descent: readonly Descent[];
  /** The provisions that operations moved; without it, what moved is found out. */
  readonly moved?: readonly string[];
}

/**
 * What happened to each provision from one version to the next, in the order of the new version, withdrawn ones last.
 * Where operations say what they moved, that is what is told, and names say which provisions are the same. Else as few
 * provisions as possible are said to have moved, and provisions of two imported texts that have the same words are the
 * same under another name. A text shown in two different languages (a translation came) is no rewording.
 */
export function compareTexts<P extends Comparable>(
  before: readonly P[],
  after: readonly P[],
  { descent, moved }: Way = { descent: [] },
): ProvisionChange<P>[] {
  const families = familiesIn(before, after, descent);
  const familyOf = new Map(
    families.flatMap((family) => family.after.map((child) => [child, family] as const)),
  );
  const born = new Set(families.flatMap((family) => family.before));
  const earlier = earlierOf(
    before.filter((provision) => !born.has(provision)),
    after.filter((provision) => !familyOf.has(provision)),
    moved === undefined,
  );
  const leaves = moved ? new Set(moved) : movedOf(before, after, { familyOf, earlier });
  const changes = after.flatMap((provision): ProvisionChange<P>[] => {
    const family = familyOf.get(provision);
    if (family) return family.after[0] === provision ? [{ ...family, diff: diffOf(family) }] : [];
    const was = earlier.get(provision);
    if (!was) return [{ kind: 'new', before: [], after: [provision], diff: null }];
    const both = { before: [was], after: [provision] };
    const diff = diffOf(both);
    if (leaves.has(provision.ref)) return [{ kind: 'moved', ...both, diff }];
    return [{ kind: diff ? 'reworded' : 'unchanged', ...both, diff }];
  });
  const kept = new Set([...earlier.values(), ...born]);
  const gone = before.filter((provision) => !kept.has(provision));
  return [
    ...changes,
    ...gone.map((was): ProvisionChange<P> => ({ kind: 'withdrawn', before: [was], after: [], diff: null })),
  ];
}

/** The provisions of the new text that do not stay where they were. */
function movedOf<P extends Comparable>(
  before: readonly P[],
  after: readonly P[],
  {
    familyOf,
    earlier,
  }: { readonly familyOf: ReadonlyMap<P, Family<P>>; readonly earlier: ReadonlyMap<P, P> },
): Set<string> {
  const places = new Map(before.map((provision, index) => [provision, index]));
  const stays = staying(
    after.map((provision) => {
      const family = familyOf.get(provision);
      const was = family?.after[0] === provision ? family.before : [earlier.get(provision)];
      const [start, end] = [was[0], was.at(-1)];
      const [first, last] = [start && places.get(start), end && places.get(end)];
      return first === undefined || last === undefined ? undefined : { first, last, family: !!family };
    }),
  );
  return new Set(after.filter((_, index) => !stays[index]).map(({ ref }) => ref));
}

/** For each provision of the new text the one it was in the old: of the same name, else, if asked, of the same words. */
function earlierOf<P extends Comparable>(
  before: readonly P[],
  after: readonly P[],
  bySameWords: boolean,
): Map<P, P> {
  const names = new Map(before.map((provision) => [provision.ref, provision]));
  const earlier = new Map<P, P>();
  for (const provision of after) {
    const was = names.get(provision.ref);
    if (was) earlier.set(provision, was);
  }
  if (!bySameWords) return earlier;
  const named = new Set(earlier.values());
  const wordsOf = ({ content, language }: P) => JSON.stringify([language, canonical(content)]);
  const unnamed = Map.groupBy(
    before.filter((provision) => !named.has(provision)),
    wordsOf,
  );
  for (const provision of after) {
    if (earlier.has(provision)) continue;
    const was = unnamed.get(wordsOf(provision))?.shift();
    if (was) earlier.set(provision, was);
  }
  return earlier;
}

type Family<P> = { readonly kind: 'split' | 'merged'; readonly before: P[]; readonly after: P[] };

/** What was split into several, or merged of several: all of it is in its own text only. */
function familiesIn<P extends Comparable>(
  before: readonly P[],
  after: readonly P[],
  descent: readonly Descent[],
): Family<P>[] {
  const [old, now] = [new Set(before.map(({ ref }) => ref)), new Set(after.map(({ ref }) => ref))];
  const lines = descent.filter(
    ({ child, parent }) => old.has(parent) && !now.has(parent) && now.has(child) && !old.has(child),
  );
  const splits = Map.groupBy(
    lines.filter(({ kind }) => kind === 'split'),
    ({ parent }) => parent,
  );
  const merges = Map.groupBy(
    lines.filter(({ kind, child, parent }) => {
      return (
        kind === 'merge' &&
        !lines.some((line) => line.kind === 'split' && (line.child === child || line.parent === parent))
      );
    }),
    ({ child }) => child,
  );
  return [...splits.values(), ...merges.values()].map((family) => {
    const parents = new Set(family.map(({ parent }) => parent));
    const children = new Set(family.map(({ child }) => child));
    return {
      kind: family[0]?.kind === 'split' ? 'split' : 'merged',
      before: before.filter(({ ref }) => parents.has(ref)),
      after: after.filter(({ ref }) => children.has(ref)),
    };
  });
}

/** What changed in the words of all of the provisions, read one after another. */
function diffOf<P extends Comparable>({
  before,
  after,
}: {
  readonly before: readonly P[];
  readonly after: readonly P[];
}): ContentDiff | null {
  const language = after[0]?.language ?? '';
  if ([...before, ...after].some((provision) => provision.language !== language)) return null;
  const [old, now] = [before, after].map(
    (some) => joinOf(some.map(({ content }) => canonical(content))).content,
  );
  return !old || !now || sameContent(old, now) ? null : diffContent(old, now, language);
}
