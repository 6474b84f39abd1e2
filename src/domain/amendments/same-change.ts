import type { Inline } from '../papers/inline.ts';
import { align } from './align.ts';
import type { Descent, Text } from './amendment.ts';
import { compareTexts } from './compare-texts.ts';
import { joinOf } from './pieces.ts';
import { tokenise } from './tokens.ts';

/** A text, what became of it, which provisions were born of others and which were moved. */
export interface Step {
  readonly before: Text;
  readonly after: Text;
  readonly descent: readonly Descent[];
  /** What operations moved, where operations led there. */
  readonly moved?: readonly string[];
}

/**
 * Whether what an author words anew against a later text is the change that was there before, put in another place. It
 * adds the same words in the same order, and moves, splits and joins the same provisions. It removes the same words, but
 * for those that the text itself lost meanwhile, and those that the text put in the place of words it removed: these it
 * cannot help to remove. `between` leads from the text of the first change to that of the second.
 */
export function isSameChange(was: Step, is: Step, between: Step): boolean {
  const [old, now] = [toldOf(was), toldOf(is)];
  const passage = toldOf(between);
  const lost = passage.flatMap(({ removed }) => removed);
  const removed = old.flatMap((change) => change.removed);
  const forced = passage.flatMap((change) =>
    change.removed.some((word) => removed.includes(word)) ? change.added : [],
  );
  const removes = now.flatMap((change) => change.removed);
  const added = (changes: readonly Told[]) => changes.flatMap((change) => change.added);
  return (
    equal(added(old), added(now)) &&
    equal(structureOf(old), structureOf(now)) &&
    isWithin(without(removes, removed), forced) &&
    isWithin(without(removed, removes), lost)
  );
}

/** One place where words differ, or a provision that was moved, split or joined. */
interface Told {
  readonly structure: string | null;
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const structureOf = (changes: readonly Told[]): string[] =>
  changes.flatMap(({ structure }) => structure ?? []).sort();

function toldOf({ before, after, ...way }: Step): Told[] {
  const spoken = ({ provisions, language }: Text) =>
    provisions.map((provision) => ({ ...provision, language }));
  return compareTexts(spoken(before), spoken(after), way).flatMap((change): Told[] => {
    const words = differences(contentOf(change.before), contentOf(change.after), after.language);
    if (change.kind === 'unchanged') return [];
    if (!['moved', 'split', 'merged'].includes(change.kind)) return words;
    const names = change.before.map(({ ref }) => ref).join(' ');
    return [{ structure: `${change.kind} ${names}`, removed: [], added: [] }, ...words];
  });
}

const contentOf = (provisions: readonly { readonly content: readonly Inline[] }[]): readonly Inline[] =>
  joinOf(provisions.map(({ content }) => content)).content;

function differences(before: readonly Inline[], after: readonly Inline[], language: string): Told[] {
  const [old, now] = [tokenise(before, language), tokenise(after, language)];
  const words = (tokens: typeof old) => tokens.flatMap(({ word, key }) => (word ? [key] : []));
  return align(old, now).map(({ beforeStart, beforeEnd, afterStart, afterEnd }) => ({
    structure: null,
    removed: words(old.slice(beforeStart, beforeEnd)),
    added: words(now.slice(afterStart, afterEnd)),
  }));
}

const equal = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, index) => word === other[index]);

/** Words less others, each as often as it stands there. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return words.filter((word) => {
    const index = left.indexOf(word);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}

const isWithin = (words: readonly string[], others: readonly string[]): boolean =>
  without(words, others).length === 0;
