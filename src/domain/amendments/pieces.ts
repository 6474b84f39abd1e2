import { type Inline, type Leaf, leavesOf, plainText, treeOf } from '../papers/inline.ts';
import type { Range } from './diff.ts';
import { segmenter } from './segmenters.ts';

/** Part of a content, and the range of its plain text that it holds. */
export interface Part extends Range {
  readonly content: readonly Inline[];
}

/** Nothing to read: no word, no sign, no note. */
export function isBlank(content: readonly Inline[]): boolean {
  return leavesOf(content).every((leaf) => leaf.type === 'text' && leaf.text.trim() === '');
}

/** Whether a character of the text starts at a place, or the text ends there. */
export function isBorder(text: string, at: number): boolean {
  return at === text.length || segmenter('und', 'grapheme').segment(text).containing(at)?.index === at;
}

/** The same place behind any space that follows: where a part that starts there begins to speak. */
export function behindSpace(text: string, at: number): number {
  return at + text.slice(at).length - text.slice(at).trimStart().length;
}

/** A content cut at places of its plain text, without the space around the cuts; a note stays with what it follows. */
export function partsOf(content: readonly Inline[], at: readonly number[]): Part[] {
  const text = plainText(content);
  return [...at, text.length].map((point, index): Part => {
    const previous = at[index - 1];
    const start = previous === undefined ? 0 : behindSpace(text, previous);
    const end = index === at.length ? point : text.slice(0, point).trimEnd().length;
    return { start, end, content: cut(content, previous === undefined ? -1 : previous, start, end, point) };
  });
}

/** The content from one place of its plain text to another; a note stays with what it follows. */
export const between = (content: readonly Inline[], start: number, end: number): Inline[] =>
  cut(content, start === 0 ? -1 : start, start, end, end);

/** The text from `start` to `end` and the notes behind `notesAfter` up to `notesUntil`. */
function cut(
  content: readonly Inline[],
  notesAfter: number,
  start: number,
  end: number,
  notesUntil: number,
): Inline[] {
  let at = 0;
  return treeOf(
    leavesOf(content).flatMap((leaf): Leaf[] => {
      if (leaf.type === 'note') return at > notesAfter && at <= notesUntil ? [leaf] : [];
      const from = at;
      at += leaf.text.length;
      const text = leaf.text.slice(Math.max(0, start - from), Math.max(0, end - from));
      return text === '' ? [] : [{ ...leaf, text }];
    }),
  );
}

// Scripts whose sentences follow one another without a space, and their punctuation.
const unspacedEnd = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const unspacedStart = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

/** What stands between two texts that are joined: a space where there is none yet and their writing uses it. */
function jointOf(left: string, right: string): '' | ' ' {
  const none = left === '' || right === '' || /\s$/.test(left) || /^\s/.test(right);
  return none || (unspacedEnd.test(left) && unspacedStart.test(right)) ? '' : ' ';
}

/** Contents joined, and the range of each in the plain text of all. */
export function joinOf(contents: readonly (readonly Inline[])[]): {
  readonly content: readonly Inline[];
  readonly ranges: readonly Range[];
} {
  const all: Inline[] = [];
  const ranges: Range[] = [];
  let text = '';
  for (const content of contents) {
    const own = plainText(content);
    const joint = jointOf(text, own);
    if (joint !== '') all.push({ type: 'text', text: joint });
    all.push(...content);
    ranges.push({ start: text.length + joint.length, end: text.length + joint.length + own.length });
    text += joint + own;
  }
  return { content: treeOf(leavesOf(all)), ranges };
}
