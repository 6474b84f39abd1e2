/** What a comparison of two versions needs to know of a provision. */
export interface Comparable {
  readonly ref: string;
  readonly text: string;
  readonly language: string;
}

export interface ProvisionChange<T extends Comparable> {
  readonly kind: 'new' | 'reworded' | 'withdrawn' | 'moved';
  readonly before: T | null;
  readonly after: T | null;
}

/**
 * What happened to each provision from one version to the next, in the order of the new version, withdrawn ones last.
 * Moved: its predecessor among the provisions both versions have is another one. A text shown in two different
 * languages (a translation came) is no rewording.
 */
export function versionChanges<T extends Comparable>(
  before: readonly T[],
  after: readonly T[],
): ProvisionChange<T>[] {
  const old = new Map(before.map((provision) => [provision.ref, provision]));
  const now = new Set(after.map(({ ref }) => ref));
  const predecessor = (list: readonly T[], keep: (ref: string) => boolean) => {
    const kept = list.filter(({ ref }) => keep(ref));
    return new Map(kept.map(({ ref }, index) => [ref, kept[index - 1]?.ref]));
  };
  const oldPredecessor = predecessor(before, (ref) => now.has(ref));
  const newPredecessor = predecessor(after, (ref) => old.has(ref));
  const changes = after.flatMap((provision): ProvisionChange<T>[] => {
    const was = old.get(provision.ref);
    if (!was) return [{ kind: 'new', before: null, after: provision }];
    if (was.language === provision.language && was.text !== provision.text)
      return [{ kind: 'reworded', before: was, after: provision }];
    return oldPredecessor.get(provision.ref) === newPredecessor.get(provision.ref)
      ? []
      : [{ kind: 'moved', before: was, after: provision }];
  });
  const gone = before.filter(({ ref }) => !now.has(ref));
  return [
    ...changes,
    ...gone.map((was): ProvisionChange<T> => ({ kind: 'withdrawn', before: was, after: null })),
  ];
}
