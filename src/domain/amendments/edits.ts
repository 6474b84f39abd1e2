import type { Inline } from '../papers/inline.ts';
import { align } from './align.ts';
import type { Token } from './tokens.ts';

/** A change to a sequence of tokens: those from `start` to `end` give way to others. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly insert: readonly Token[];
}

export const isInsertion = ({ start, end }: Edit): boolean => start === end;

export const isRemoval = ({ start, end, insert }: Edit): boolean => start < end && insert.length === 0;

/** Where a provision is to be split: a token without text, so that a split is one more edit among those of words. */
const splitKey = '\u0002';

export const isSplit = ({ key }: Token): boolean => key === splitKey;

/**
 * What leads from a text to a new wording of it, and splits that at places of its plain text. Words only added or only
 * removed stand as far to the left as they can: the same edit is always written the same way.
 */
export function editsOf(
  base: readonly Token[],
  content: readonly Inline[],
  at: readonly number[],
  tokenise: (content: readonly Inline[]) => Token[],
): Edit[] {
  const tokens = tokenise(content);
  const edits = align(base, tokens).map(
    ({ beforeStart, beforeEnd, afterStart, afterEnd }): Placing => ({
      edit: { start: beforeStart, end: beforeEnd, insert: tokens.slice(afterStart, afterEnd) },
      afterStart,
      afterEnd,
    }),
  );
  const all = at.reduce((placed, point) => withSplit(placed, tokens, point), edits);
  const result: Edit[] = [];
  // Two edits of one author never touch: their order would be lost.
  for (const { edit } of all) result.push(leftmost(base, edit, (result.at(-1)?.end ?? -1) + 1));
  return result;
}

/** An edit, and the tokens of the new wording it covers. */
interface Placing {
  readonly edit: Edit;
  readonly afterStart: number;
  readonly afterEnd: number;
}

/** Adds a split: in the edit that covers or touches its place, else as an edit of its own; a word it is in is parted. */
function withSplit(placings: readonly Placing[], tokens: readonly Token[], point: number): Placing[] {
  const found = tokens.findIndex(({ end }) => end > point);
  const at = found < 0 ? tokens.length : found;
  const token = tokens[at];
  const inside = token !== undefined && token.start < point;
  const covering = placings.findIndex(
    ({ afterStart, afterEnd }) => afterStart <= at && (inside ? at < afterEnd : at <= afterEnd),
  );
  const place = placings[covering];
  if (place) {
    const edit = { ...place.edit, insert: marked(place.edit.insert, point) };
    return placings.with(covering, { ...place, edit });
  }
  const before = placings.filter(({ afterEnd }) => afterEnd <= at);
  const last = before.at(-1);
  const start = (last?.edit.end ?? 0) + at - (last?.afterEnd ?? 0);
  const parted = inside ? [token] : [];
  const own = {
    edit: { start, end: start + parted.length, insert: marked(parted, point) },
    afterStart: at,
    afterEnd: at + parted.length,
  };
  return [...before, own, ...placings.slice(before.length)];
}

/** Tokens with a split among them. */
function marked(tokens: readonly Token[], point: number): Token[] {
  const marker: Token = { key: splitKey, word: false, leaves: [], start: point, end: point };
  const found = tokens.findIndex(({ end }) => end > point);
  const at = found < 0 ? tokens.length : found;
  const token = tokens[at];
  if (!token || token.start >= point) return [...tokens.slice(0, at), marker, ...tokens.slice(at)];
  const [left, right] = parted(token, point);
  return [...tokens.slice(0, at), left, marker, right, ...tokens.slice(at + 1)];
}

/** The two parts of a word cut at a place of the plain text. */
function parted(token: Token, point: number): [Token, Token] {
  const half = (start: number, end: number): Token => {
    let at = token.start;
    const leaves = token.leaves.flatMap((leaf) => {
      if (leaf.type !== 'text') return [];
      const from = at;
      at += leaf.text.length;
      const text = leaf.text.slice(Math.max(0, start - from), Math.max(0, end - from));
      return text === '' ? [] : [{ ...leaf, text }];
    });
    return { key: `\u0003${JSON.stringify(leaves)}`, word: token.word, leaves, start, end };
  };
  return [half(token.start, point), half(point, token.end)];
}

/** Moves words only added or only removed left while that changes nothing, as far as a limit. */
function leftmost(base: readonly Token[], edit: Edit, limit: number): Edit {
  let { start, end, insert } = edit;
  if (start < end && insert.length > 0) return edit;
  while (start > limit) {
    const last = start < end ? base[end - 1] : insert.at(-1);
    const previous = base[start - 1];
    if (!last || !previous || previous.key !== last.key) break;
    insert = insert.length > 0 ? [last, ...insert.slice(0, -1)] : insert;
    start--;
    end--;
  }
  return { start, end, insert };
}

/** Insertions that are the same as this one, each a place further right: itself first. A split may pass spaces. */
export function* rightward(base: readonly Token[], edit: Edit): Generator<Edit> {
  let { start, insert } = edit;
  for (;;) {
    yield { start, end: start, insert };
    const [first] = insert;
    const next = base[start];
    if (!first || !next) return;
    const passes = first.key === next.key;
    if (!passes && !(isSplit(first) && insert.length === 1 && isSpace(next))) return;
    insert = passes ? [...insert.slice(1), first] : insert;
    start++;
  }
}

export function isSpace(token: Token): boolean {
  return !token.word && token.leaves.every((leaf) => leaf.type === 'text' && leaf.text.trim() === '');
}
