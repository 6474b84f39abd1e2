import { canonical, type Inline } from '../papers/inline.ts';
import type { Descent, Provision, Text } from './amendment.ts';
import { longestCommon } from './subsequence.ts';
import { tokenise } from './tokens.ts';

/** A new text whose provisions carry the names they had in the old one, and which were born of others. */
export interface Recognised {
  readonly text: Text;
  readonly descent: readonly Descent[];
}

/** What a paragraph without any name is told by: how often it has each word, and how many words it has. */
interface Bag {
  readonly index: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
}

/** Two paragraphs with half of their words in common are one, reworded. */
const alike = 0.5;

/** Parts say what the whole said when three quarters of the words are in both; each part has most of its words of it. */
const together = 0.75;
const contained = 0.7;

/** Of very many paragraphs each is compared with those near its place only, so that there are about so many comparisons. */
const comparisons = 1_000_000;

const shape: Provision['shape'] = { kind: 'paragraph', level: null, part: '', addressee: null };

/** Paragraphs as the provisions of a text, named by their place: "1" is the first. */
export function textOfParagraphs(paragraphs: readonly (readonly Inline[])[], language: string): Text {
  const provisions = paragraphs.map((content, index) => ({
    ref: String(index + 1),
    shape,
    content: canonical(content),
  }));
  return { language, provisions };
}

/**
 * Finds the provisions of an old text again in paragraphs that carry no names: those with the same words, wherever they
 * stand, then those that were split or joined, then those with half of their words or more. New ones are called by
 * `prefix` and their place. What it takes for what never changes the words of either text, only how their difference is
 * told.
 */
export function recognise(old: Text, paragraphs: readonly (readonly Inline[])[], prefix: string): Recognised {
  const now = textOfParagraphs(paragraphs, old.language).provisions;
  const names = sameWords(old.provisions, now);
  const taken = new Set(names.values());
  const bags = (provisions: readonly Provision[], isFree: (index: number) => boolean) =>
    provisions.flatMap(({ content }, index) => (isFree(index) ? [bagOf(content, index, old.language)] : []));
  const before = bags(old.provisions, (index) => !taken.has(index));
  const after = bags(now, (index) => !names.has(index));
  const splits = partings(before, after);
  const born = new Set(splits.flatMap(({ parts }) => parts));
  const gone = new Set(splits.map(({ whole }) => whole));
  const joins = partings(
    after.filter((bag) => !born.has(bag)),
    before.filter((bag) => !gone.has(bag)),
  );
  for (const { whole, parts } of joins) {
    born.add(whole);
    for (const part of parts) gone.add(part);
  }
  const left = (some: readonly Bag[], used: ReadonlySet<Bag>) => some.filter((bag) => !used.has(bag));
  for (const [was, is] of likest(left(before, gone), left(after, born))) names.set(is.index, was.index);
  const oldName = (index: number) => old.provisions[index]?.ref ?? '';
  const newName = (index: number) => `${prefix}${index + 1}`;
  const nameOf = (index: number) => {
    const was = names.get(index);
    return was === undefined ? newName(index) : oldName(was);
  };
  const descent = [
    ...splits.flatMap(({ whole, parts }) =>
      parts.map((part): Descent => line(newName(part.index), oldName(whole.index), 'split')),
    ),
    ...joins.flatMap(({ whole, parts }) =>
      parts.map((part): Descent => line(newName(whole.index), oldName(part.index), 'merge')),
    ),
  ];
  const provisions = now.map((provision, index) => ({ ...provision, ref: nameOf(index) }));
  return { text: { language: old.language, provisions }, descent };
}

const line = (child: string, parent: string, kind: Descent['kind']): Descent => ({ child, parent, kind });

/** By the place of a new provision, that of the old one with the same words: as many as can in one order, then others. */
function sameWords(before: readonly Provision[], after: readonly Provision[]): Map<number, number> {
  const numbers = new Map<string, number>();
  const number = ({ content }: Provision) => {
    const key = JSON.stringify(content);
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  const [old, now] = [before.map(number), after.map(number)];
  const names = new Map<number, number>();
  for (const [index, pair] of longestCommon(old, now).entries()) if (pair >= 0) names.set(pair, index);
  const taken = new Set(names.values());
  const free = Map.groupBy(
    [...old.keys()].filter((index) => !taken.has(index)),
    (index) => old[index],
  );
  for (const [index, key] of now.entries()) {
    const was = names.has(index) ? undefined : free.get(key)?.shift();
    if (was !== undefined) names.set(index, was);
  }
  return names;
}

function bagOf(content: readonly Inline[], index: number, language: string): Bag {
  const counts = new Map<string, number>();
  let size = 0;
  for (const { key, word } of tokenise(content, language)) {
    if (!word) continue;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    size++;
  }
  return { index, counts, size };
}

/** How many words two bags have in common. */
function common(one: Bag, other: Bag): number {
  if (one.counts.size > other.counts.size) return common(other, one);
  let sum = 0;
  for (const [word, count] of one.counts) sum += Math.min(count, other.counts.get(word) ?? 0);
  return sum;
}

/** Those bags that one of several is compared with. */
function near(index: number, all: readonly Bag[], among: number): readonly Bag[] {
  if (among * all.length <= comparisons) return all;
  const reach = comparisons / among / 2;
  return all.filter((one) => Math.abs(one.index - index) <= reach);
}

/** What share of the words of both is common, from 0 to 1 (coefficient of Dice). */
function likeness(one: Bag, other: Bag): number {
  const smaller = Math.min(one.size, other.size);
  const most = (2 * smaller) / (one.size + other.size || 1);
  return most < alike ? 0 : (2 * common(one, other)) / (one.size + other.size || 1);
}

interface Parting {
  readonly whole: Bag;
  readonly parts: readonly Bag[];
}

/** Wholes that stand in the other text as several parts one after another, more alike together than any of them is. */
function partings(wholes: readonly Bag[], all: readonly Bag[]): Parting[] {
  const found = wholes.flatMap((whole) => {
    const some = near(whole.index, all, wholes.length);
    const best = runsIn(whole, some)
      .map((parts) => ({ whole, parts, score: likeness(whole, joined(parts)) }))
      .sort((one, other) => other.score - one.score)[0];
    if (!best || best.score < together) return [];
    return some.some((one) => likeness(whole, one) >= best.score) ? [] : [best];
  });
  const used = new Set<Bag>();
  return found
    .sort((one, other) => other.score - one.score)
    .filter(({ parts }) => {
      const free = parts.every((part) => !used.has(part));
      if (free) for (const part of parts) used.add(part);
      return free;
    });
}

/** The longest runs of two neighbours or more that have most of their words of the whole. */
function runsIn(whole: Bag, all: readonly Bag[]): Bag[][] {
  const runs: Bag[][] = [];
  for (const part of all) {
    if (part.size === 0 || common(whole, part) < contained * part.size) continue;
    const last = runs.at(-1);
    if (last?.at(-1)?.index === part.index - 1) last.push(part);
    else runs.push([part]);
  }
  return runs.filter(({ length }) => length > 1);
}

function joined(parts: readonly Bag[]): Bag {
  const counts = new Map<string, number>();
  for (const part of parts)
    for (const [word, count] of part.counts) counts.set(word, (counts.get(word) ?? 0) + count);
  return { index: -1, counts, size: parts.reduce((sum, { size }) => sum + size, 0) };
}

/** Pairs of paragraphs alike, the likest first, then those nearest to the same place. */
function likest(before: readonly Bag[], after: readonly Bag[]): (readonly [Bag, Bag])[] {
  const pairs = before.flatMap((was) =>
    near(was.index, after, before.length).flatMap((is) => {
      const score = likeness(was, is);
      return score < alike ? [] : [{ was, is, score, away: Math.abs(was.index - is.index) }];
    }),
  );
  pairs.sort((one, other) => other.score - one.score || one.away - other.away);
  const used = new Set<Bag>();
  return pairs.flatMap(({ was, is }) => {
    if (used.has(was) || used.has(is)) return [];
    used.add(was).add(is);
    return [[was, is] as const];
  });
}
