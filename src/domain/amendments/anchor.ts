import { type Inline, plainText } from '../papers/inline.ts';
import { align } from './align.ts';
import type { Descent, Text } from './amendment.ts';
import { canonicalText } from './apply.ts';
import type { Range } from './diff.ts';
import { joinOf } from './pieces.ts';
import { type Token, tokeniser } from './tokens.ts';

/** Words quoted from a provision: a range of its plain text in UTF-16 units. */
export interface Quote extends Range {
  readonly ref: string;
}

/**
 * Where quoted words are in a later wording; null when they are no longer there unbroken. They must be the very words
 * that the comparison of both finds again: words that merely look like them are not looked for. Marks may change.
 * Both contents are canonical, as offsets are.
 */
export function followQuote(
  quote: Range,
  before: readonly Inline[],
  after: readonly Inline[],
  language: string,
): Range | null {
  return follow(quote, plainText(before), plainText(after), language);
}

function follow({ start, end }: Range, before: string, after: string, language: string): Range | null {
  if (start < 0 || start >= end || end > before.length) return null;
  const tokenise = tokeniser(language);
  const words = (text: string) => tokenise([{ type: 'text', text }]);
  const [old, now] = [words(before), words(after)];
  const covers = (token: Token) => token.start < end && token.end > start;
  const first = old.findIndex(covers);
  const last = old.findLastIndex(covers);
  // How far everything behind a difference has shifted.
  let shift = 0;
  for (const { beforeStart, beforeEnd, afterEnd } of align(old, now)) {
    if (beforeEnd <= first) shift = afterEnd - beforeEnd;
    else if (beforeStart <= last) return null;
    else break;
  }
  const there = (index: number) => now[index + shift];
  const [from, to] = [there(first), there(last)];
  if (!from || !to) return null;
  const [oldFrom, oldTo] = [old[first]?.start ?? 0, old[last]?.start ?? 0];
  return { start: from.start + start - oldFrom, end: to.start + end - oldTo };
}

/**
 * Where quoted words are in a later version, through a split of their provision or its merge with others; null when
 * they are not in one provision any more, or not unbroken.
 */
export function followThrough(
  quote: Quote,
  before: Text,
  after: Text,
  descent: readonly Descent[],
): Quote | null {
  const [old, now] = [canonicalText(before), canonicalText(after)];
  const children = new Set([
    quote.ref,
    ...descent.flatMap(({ child, parent }) => (parent === quote.ref ? [child] : [])),
  ]);
  const heirs = now.provisions.filter(({ ref }) => children.has(ref));
  const parents = new Set([
    quote.ref,
    ...descent.flatMap(({ child, parent }) => (heirs.some(({ ref }) => ref === child) ? [parent] : [])),
  ]);
  const sources = old.provisions.filter(({ ref }) => parents.has(ref));
  const whence = joinOf(sources.map(({ content }) => content));
  const whither = joinOf(heirs.map(({ content }) => content));
  const source = whence.ranges[sources.findIndex(({ ref }) => ref === quote.ref)];
  if (!source || quote.end > source.end - source.start) return null;
  const found = followQuote(
    { start: source.start + quote.start, end: source.start + quote.end },
    whence.content,
    whither.content,
    old.language,
  );
  const index = whither.ranges.findIndex(
    (range) => found !== null && range.start <= found.start && found.end <= range.end,
  );
  const [heir, range] = [heirs[index], whither.ranges[index]];
  if (!found || !heir || !range) return null;
  return { ref: heir.ref, start: found.start - range.start, end: found.end - range.start };
}
