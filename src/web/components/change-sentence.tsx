import type { ComponentChildren } from 'preact';
import type { Comparable, ProvisionChange } from '../../domain/amendments/compare-texts.ts';
import { type ContentDiff, diffContent, type Run } from '../../domain/amendments/diff.ts';
import { type Inline, plainText } from '../../domain/papers/inline.ts';
import type { MessageKey } from '../languages/translator.ts';
import type { PageContext } from '../page-context.ts';
import { Filled } from './name.tsx';
import { type Naming, ProvisionLink, ProvisionLinks } from './provision-names.tsx';

export type ShownChange = ProvisionChange<Comparable>;

/** Two texts that are compared: the names of their provisions in order, and how they are called. */
export interface Compared {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly names: { readonly before: Naming; readonly after: Naming };
}

interface Props {
  readonly page: PageContext;
  readonly change: ShownChange;
  readonly compared: Compared;
}

/** What a change does to words, also where it adds or deletes the whole, or none of them. */
function shownDiff({ before, after, diff }: ShownChange): ContentDiff {
  if (diff) return diff;
  const words = (provisions: readonly Comparable[]): Inline[] =>
    provisions.flatMap(({ content }, index) =>
      index > 0 ? [{ type: 'text' as const, text: ' ' }, ...content] : [...content],
    );
  const language = (after[0] ?? before[0])?.language ?? '';
  return diffContent(words(before), words(after), language);
}

const done: Readonly<Record<ShownChange['kind'], MessageKey | null>> = {
  unchanged: null,
  reworded: 'diff.place.reworded',
  new: 'diff.place.new',
  withdrawn: 'diff.place.withdrawn',
  moved: 'diff.place.moved',
  split: 'diff.place.split',
  merged: 'diff.place.merged',
};

const told: Readonly<Record<ShownChange['kind'], MessageKey>> = {
  unchanged: 'versions.told.unchanged',
  reworded: 'versions.told.reworded',
  new: 'versions.told.new',
  withdrawn: 'versions.told.withdrawn',
  moved: 'versions.told.moved',
  split: 'versions.told.split',
  merged: 'versions.told.merged',
};

/** What an amendment does to a passage, in one or two sentences: where, what, and how many words. */
export function ChangeSentence(props: Props) {
  const { page, change } = props;
  const { kind, diff } = change;
  const sentence = done[kind];
  if (!sentence) return null;
  const keepsWords = kind === 'moved' || kind === 'split' || kind === 'merged';
  return (
    <>
      <Filling {...props} sentence={sentence} />
      {(diff || !keepsWords) && <> {wordsSaid(page, change)}</>}
    </>
  );
}

/** What happened to a passage from one version to another: which it is, which it was, where it stood and stands. */
export function ChangeNote(props: Props) {
  return <Filling {...props} sentence={told[props.change.kind]} />;
}

/** Where a passage that moved stood before, which one it is now. */
export function MovedAway(props: Props) {
  return <Filling {...props} sentence="versions.told.away" />;
}

/** A sentence on a change: `is` and `was` name it, `place` and `from` what it follows and followed. */
function Filling({ page, change, compared, sentence }: Props & { readonly sentence: MessageKey }) {
  const { t } = page;
  const { names } = compared;
  const was = change.before.map(({ ref }) => names.before(ref));
  const is = change.after.map(({ ref }) => names.after(ref));
  const place = previous(compared.after, change.after[0]?.ref);
  const from = previous(compared.before, change.before[0]?.ref);
  const cases = {
    first: Number(place === null),
    opened: Number(from === null),
    same: Number(is[0]?.text === was[0]?.text),
    count: is.length,
  };
  const link = (ref: string | null, naming: Naming): ComponentChildren =>
    ref !== null && <ProvisionLink page={page} name={naming(ref)} />;
  return (
    <Filled
      say={([is = '', was = '', place = '', from = '']) => t(sentence, { is, was, place, from, ...cases })}
      parts={[
        <ProvisionLinks page={page} names={is} />,
        <ProvisionLinks page={page} names={was} />,
        link(place, names.after),
        link(from, names.before),
      ]}
    />
  );
}

/** The provision that a provision follows; null at the start, and of none. */
export function previous(order: readonly string[], ref: string | undefined): string | null {
  return ref === undefined ? null : (order[order.indexOf(ref) - 1] ?? null);
}

/** How many words came and went, or that only spaces did. */
function wordsSaid({ t }: PageContext, change: ShownChange): string {
  const { removed, added, pieces } = shownDiff(change);
  const runs = pieces.flatMap((piece) => (piece.kind === 'change' ? piece.runs : []));
  const spaces = runs.some(isSpaces) && runs.every((run) => run.kind === 'same' || isSpaces(run));
  return spaces ? t('diff.spaces') : t('diff.words', { removed, added });
}

/** Whether what came or went cannot be seen. */
export const isSpaces = ({ kind, content }: Pick<Run, 'kind' | 'content'>): boolean =>
  kind !== 'same' && content.length > 0 && /^\s+$/.test(plainText(content));
