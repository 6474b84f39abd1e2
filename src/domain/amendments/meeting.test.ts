import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../papers/inline.ts';
import type { Amendment } from './amendment.ts';
import { paper, replace } from './amendments.fixture.ts';
import { mergeAmendments } from './merge.ts';
import { runs } from './runs.fixture.ts';

/** The text that wordings of one text lead to together, or how they contradict each other and on which words. */
function outcome(before: string, wordings: readonly string[], language = 'en'): string {
  const amendments = wordings.map((words, index) => ({
    id: String.fromCharCode(65 + index),
    operations: [replace('a', words)],
  }));
  const merged = mergeAmendments({ ...paper(before), language }, amendments);
  expect(mergeAmendments({ ...paper(before), language }, amendments.toReversed())).toEqual(merged);
  return merged.ok
    ? plainText(merged.text.provisions[0]?.content ?? [])
    : merged.conflicts
        .map(({ kind, between, words }) => `${kind} ${between.join('/')} "${words}"`)
        .join(' | ');
}

const must = 'Cities must listen.';

test.each<[string, string, string, string, string, string?]>([
  ['behind', must, 'Cities must always listen.', 'Cities should listen.', 'insertion-beside A/B "must"'],
  ['before', must, 'Cities must always listen.', 'Cities must hear.', 'insertion-beside A/B "listen"'],
  [
    'more words',
    must,
    'Cities must always listen.',
    'Cities should never listen.',
    'insertion-beside A/B "must"',
  ],
  ['fewer words', 'a b c d', 'a x b c d', 'a y d', 'insertion-beside A/B "b c"'],
  ['a word away', must, 'Big Cities must listen.', 'Cities should listen.', 'Big Cities should listen.'],
  ['a removal', must, 'Cities must always listen.', 'Cities listen.', 'Cities always listen.'],
  [
    'the same in both',
    must,
    'Cities should always listen.',
    'Cities should always listen.',
    'Cities should always listen.',
  ],
  ['words side by side', must, 'Cities should listen.', 'Cities must hear.', 'Cities should hear.'],
  [
    'more words by one',
    must,
    'Cities should never listen.',
    'Cities must hear.',
    'Cities should never hear.',
  ],
  [
    'more words by both',
    must,
    'Cities should never listen.',
    'Cities must always hear.',
    'insertions A/B ""',
  ],
  [
    'a sentence before',
    'Go. The end.',
    'Go. Stop. The end.',
    'Go. At last our end.',
    'Go. Stop. At last our end.',
  ],
  [
    'a sentence behind',
    'We listen first.',
    'We listen first. We pay.',
    'We listen well.',
    'We listen well. We pay.',
  ],
  [
    'a sentence each',
    'We listen first.',
    'We listen first. We pay.',
    'We listen at once. We vote.',
    'insertion-beside A/B "first"',
  ],
  [
    'in a list',
    'homes, schools and parks',
    'homes, shops, schools and parks',
    'homes, colleges and parks',
    'homes, shops, colleges and parks',
  ],
  [
    'an item each',
    'homes, schools and parks',
    'homes, shops, schools and parks',
    'homes, baths, colleges and parks',
    'insertion-beside A/B "schools"',
  ],
  ['a comma', must, 'Cities, must listen.', 'Towns must listen.', 'Towns, must listen.'],
  ['Chinese', '城市倾听', '城市必须倾听', '城市回答', 'insertion-beside A/B "倾听"', 'zh'],
  ['a Chinese sentence', '城市倾听。', '城市倾听。我们回答。', '城市回答。', '城市回答。我们回答。', 'zh'],
  [
    'Arabic',
    'المدينة تستمع الآن',
    'المدينة تستمع دائما الآن',
    'المدينة تجيب الآن',
    'insertion-beside A/B "تستمع"',
    'ar',
  ],
])('added beside what is replaced: %s', (_, before, one, other, expected, language) => {
  expect(outcome(before, [one, other], language)).toBe(expected);
});

test('what is removed does not keep apart what is added on both sides of it', () => {
  expect(outcome('a b c', ['a x b c', 'a b y c'])).toBe('a x b y c');
  expect(outcome('a b c', ['a x b c', 'a b y c', 'a c'])).toBe('insertions A/B ""');
  expect(outcome('a b c d', ['a x b c d', 'a b y d', 'a c d'])).toBe('insertion-beside A/B "c"');
});

test('between the first two words of a text, which share one space, nothing is put when both are removed', () => {
  expect(outcome('a b c', ['b c', 'a c', 'a x b c'])).toBe('insertion-inside A/C "a "');
  expect(outcome('s a b c', ['s b c', 's a c', 's a x b c'])).toBe('s x c');
});

test('who wants both has said how they go together', () => {
  expect(outcome('a b c d', ['x b y c d', 'a b y c d', 'a c d'])).toBe('x y c d');
});

/** What comes of words of the base: those from `start` to `end` give way to others. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly words: readonly string[];
  readonly owners: readonly string[];
}

const count = 8;
const old = Array.from({ length: count }, (_, index) => `w${index}`);

/** For each word what becomes of it and what is put before it; more may be put behind the last. */
const drawn = fc.array(
  fc.tuple(fc.constantFrom('keep', 'keep', 'keep', 'drop', 'one', 'two'), fc.nat(4), fc.boolean()),
  { minLength: count + 1, maxLength: count + 1 },
);

/** The changes between the words that stay, as one author writes them. */
function changesOf(
  given: typeof drawn extends fc.Arbitrary<infer Drawn> ? Drawn : never,
  owner: string,
): Change[] {
  const changes: Change[] = [];
  let [start, words]: [number, string[]] = [0, []];
  for (const [at, [fate, put, own]] of given.entries()) {
    const fresh = own ? `${owner}` : '';
    if (put === 0) words.push(`${fresh}n${at}`);
    if (at === count || fate === 'keep') {
      if (words.length > 0 || start < at) changes.push({ start, end: at, words, owners: [owner] });
      [start, words] = [at + 1, []];
    } else if (fate !== 'drop') words.push(`${fresh}x${at}`, ...(fate === 'two' ? [`${fresh}y${at}`] : []));
  }
  return changes;
}

function written(changes: readonly Change[]): string {
  const sorted = [...changes].sort((one, other) => one.start - other.start || one.end - other.end);
  const gone = new Set(changes.flatMap(({ start, end }) => old.slice(start, end)));
  // A first word that stays: what is special about the start of a text is told above.
  const result = ['s'];
  for (let at = 0; at <= count; at++) {
    for (const { start, words } of sorted) if (start === at) result.push(...words);
    const word = old[at];
    if (word && !gone.has(word)) result.push(word);
  }
  return result.join(' ');
}

/** The rule, said of words alone. */
function contradict(one: Change, other: Change, gone: ReadonlySet<number>): boolean {
  if (other.start < one.start || (other.start === one.start && other.end < one.end))
    return contradict(other, one, gone);
  const [added, replaces] = [
    [one, other].map(({ words }) => words.length),
    [one, other].map(({ start, end }) => end - start),
  ];
  if (other.start < one.end) {
    const inside = other.start > one.start || other.end > other.start;
    return inside && (other.start === other.end || added.some((words) => words > 0));
  }
  const between = old.slice(one.end, other.start).every((_, index) => gone.has(one.end + index));
  if (!between || added.includes(0)) return false;
  return replaces.includes(0) || added.every((words, index) => words > (replaces[index] ?? 0));
}

test('which amendments contradict each other is as the rule says, and the others are all carried out', () => {
  fc.assert(
    fc.property(fc.array(drawn, { minLength: 2, maxLength: 4 }), (all) => {
      const lists = all.map((given, index) => changesOf(given, `A${index}`));
      const wordings = lists.map(written);
      fc.pre(wordings.every((words) => words !== written([])));
      const distinct = new Map<string, Change>();
      for (const change of lists.flat()) {
        const key = JSON.stringify([change.start, change.end, change.words]);
        distinct.set(key, { ...change, owners: [...(distinct.get(key)?.owners ?? []), ...change.owners] });
      }
      const changes = [...distinct.values()];
      const gone = new Set(
        changes.flatMap(({ start, end, words }) =>
          words.length > 0 ? [] : Array.from({ length: end - start }, (_, index) => start + index),
        ),
      );
      const pairs = new Set<string>();
      for (const [index, one] of changes.entries())
        for (const other of changes.slice(index + 1)) {
          if (one.owners.some((owner) => other.owners.includes(owner))) continue;
          if (!contradict(one, other, gone)) continue;
          for (const a of one.owners) for (const b of other.owners) pairs.add([a, b].sort().join());
        }
      const amendments = wordings.map(
        (words, index): Amendment => ({ id: `A${index}`, operations: [replace('a', words)] }),
      );
      const merged = mergeAmendments(paper(written([])), amendments);
      if (merged.ok) {
        expect([...pairs]).toEqual([]);
        expect(plainText(merged.text.provisions[0]?.content ?? [])).toBe(written(changes));
      } else expect(new Set(merged.conflicts.map(({ between }) => between.join()))).toEqual(pairs);
    }),
    { numRuns: runs(1000) },
  );
});
