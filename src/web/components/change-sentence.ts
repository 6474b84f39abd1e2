import type { Provision, Text } from '../../domain/amendments/amendment.ts';
import type { ProvisionChange } from '../../domain/amendments/compare-texts.ts';
import { type ContentDiff, diffContent } from '../../domain/amendments/diff.ts';
import type { Inline } from '../../domain/papers/inline.ts';
import { formatList } from '../languages/formats.ts';
import type { PageContext } from '../page-context.ts';

type Spoken = Provision & { readonly language: string };
export type ShownChange = ProvisionChange<Spoken>;

/** What a change does to words, also where it adds or deletes the whole, or none of them. */
export function shownDiff({ before, after, diff }: ShownChange): ContentDiff {
  if (diff) return diff;
  const words = (provisions: readonly Spoken[]): Inline[] =>
    provisions.flatMap(({ content }, index) =>
      index > 0 ? [{ type: 'text' as const, text: ' ' }, ...content] : [...content],
    );
  const language = (after[0] ?? before[0])?.language ?? '';
  return diffContent(words(before), words(after), language);
}

/** A change in one or two sentences: where, what, and how many words. */
export function changeSentence(
  page: PageContext,
  change: ShownChange,
  after: Text,
  nameOf: (ref: string) => string,
): string {
  const { t, language } = page;
  const [was, is] = [change.before[0], change.after[0]];
  const name = nameOf(was?.ref ?? '');
  const place = is && placeOf(is.ref, after);
  const words = () => {
    const { removed, added } = shownDiff(change);
    return t('diff.words', { removed, added });
  };
  switch (change.kind) {
    case 'new':
      return `${place ? t('diff.place.new', { name: nameOf(place) }) : t('diff.place.start')} ${words()}`;
    case 'withdrawn':
      return `${t('diff.place.withdrawn', { name })} ${words()}`;
    case 'moved': {
      const moved = place
        ? t('diff.place.moved', { name, place: nameOf(place) })
        : t('diff.place.movedToStart', { name });
      return change.diff ? `${moved} ${words()}` : moved;
    }
    case 'split': {
      const split = t('diff.place.split', { name, count: change.after.length });
      return change.diff ? `${split} ${words()}` : split;
    }
    case 'merged': {
      const names = formatList(
        language,
        change.before.map(({ ref }) => nameOf(ref)),
      );
      const merged = t('diff.place.merged', { names });
      return change.diff ? `${merged} ${words()}` : merged;
    }
    default:
      return `${t('diff.place.reworded', { name })} ${words()}`;
  }
}

/** The provision that a provision follows; null at the start. */
function placeOf(ref: string, { provisions }: Text): string | null {
  const index = provisions.findIndex((provision) => provision.ref === ref);
  return provisions[index - 1]?.ref ?? null;
}
