import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Amendment, Provision, Text } from '../../src/domain/amendments/amendment.ts';
import { diffContent } from '../../src/domain/amendments/diff.ts';
import { mergeAmendments } from '../../src/domain/amendments/merge.ts';
import { longestCommon } from '../../src/domain/amendments/subsequence.ts';
import { tokenise } from '../../src/domain/amendments/tokens.ts';
import { plainText } from '../../src/domain/papers/inline.ts';
import { type Comparer, mergedByDiff3, ours, type Part, peers } from './peers.ts';
import { type Case, cases, lots, sentence } from './texts.ts';

const help = `Usage: npm run bench -- redline [--json]

The text engine beside diff, which marks words too, and diff-match-patch, which marks characters and knows no
words; beside node-diff3 for merging; on the same texts. Milliseconds, how many times the fastest of those that mark
words (goal: 1.5) and of all, the share of both texts that is marked, how many times the fewest words are marked
(goal: 1.1), and failures: texts that do not come back, characters cut in two. Goals that are missed are listed.`;

const content = (text: string) => [{ type: 'text', text } as const];

interface Measured {
  readonly task: string;
  readonly by: string;
  readonly milliseconds: number;
  readonly marks: Comparer['marks'];
  /** Our time in times of the fastest of the others that mark words, and of all others; null in their lines. */
  readonly toWords: number | null;
  readonly toAll: number | null;
  /** Percent of the characters of both texts. */
  readonly marked: number;
  /** The words we mark in times of the fewest possible; null in the lines of others, who know other words. */
  readonly times: number | null;
  readonly lost: number;
  readonly cut: number;
}

const rounded = (number: number, digits = 2) => Number(number.toFixed(digits));

/** The best of many runs, as of code that has been running for a while: what else the machine does only adds. */
function best(run: () => unknown): number {
  const began = performance.now();
  const times: number[] = [];
  while (times.length < 7 || (times.length < 200 && performance.now() - began < 1000)) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

/** Whether the parts of one side give its text back, and how many of them end inside a character. */
function faultsOf(parts: readonly Part[], gone: -1 | 1, text: string): { lost: number; cut: number } {
  const borders = new Set([...new Intl.Segmenter('und').segment(text)].map(({ index }) => index)).add(
    text.length,
  );
  const own = parts.filter(([kind]) => kind !== gone).map(([, part]) => part);
  let [at, cut] = [0, 0];
  for (const part of own) {
    at += part.length;
    if (!borders.has(at)) cut++;
  }
  return { lost: own.join('') === text ? 0 : 1, cut };
}

function measured(given: Case, { name, marks, compare }: Comparer): Measured {
  const parts = compare(given);
  const [old, now] = [faultsOf(parts, 1, given.before), faultsOf(parts, -1, given.after)];
  const marked = parts.reduce((sum, [kind, part]) => sum + (kind === 0 ? 0 : part.length), 0);
  return {
    task: given.task,
    by: name,
    marks,
    milliseconds: rounded(
      best(() => compare(given)),
      3,
    ),
    toWords: null,
    toAll: null,
    times: null,
    marked: rounded((100 * marked) / (given.before.length + given.after.length)),
    lost: old.lost + now.lost,
    cut: old.cut + now.cut,
  };
}

/** Our line with how many times the fastest of the others it took. */
function beside(own: Measured, others: readonly Measured[]): Measured[] {
  const times = (some: readonly Measured[]) =>
    rounded(own.milliseconds / Math.min(...some.map(({ milliseconds }) => milliseconds)));
  const words = others.filter(({ marks }) => marks === 'words');
  return [{ ...own, toWords: times(words), toAll: times(others) }, ...others];
}

/** The words we mark in times of the fewest that can be, which is what no longest common subsequence has. */
function timesFewest({ before, after, language }: Case): number {
  const { removed, added } = diffContent(content(before), content(after), language);
  const numbers = new Map<string, number>();
  const words = (text: string) =>
    tokenise(content(text), language)
      .filter(({ word }) => word)
      .map(({ key }) => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1);
  const [old, now] = [words(before), words(after)];
  const common = longestCommon(old, now).filter((pair) => pair >= 0).length;
  return rounded((removed + added) / (old.length + now.length - 2 * common));
}

function compared(raw: Case): Measured[] {
  process.stderr.write(`${raw.task}\n`);
  const given = { ...raw, before: raw.before.normalize('NFC'), after: raw.after.normalize('NFC') };
  return beside(
    { ...measured(given, ours), times: timesFewest(given) },
    peers.map((peer) => measured(given, peer)),
  );
}

const shape: Provision['shape'] = { kind: 'paragraph', level: null, part: 'context', addressee: null };
const mergeName = '1,000 amendments on 200 provisions, 5 words of each';

function merged(): Measured[] {
  process.stderr.write(`${mergeName}\n`);
  const draw = lots(2);
  const texts = Array.from({ length: 200 }, () => sentence(draw, 80));
  const places = [3, 18, 33, 48, 63];
  const amended = texts.map((words, index) =>
    places.map((place) => words.with(place, `autrement${index}`).join(' ')),
  );
  const wanted = texts.map((words, index) =>
    words.map((word, at) => (places.includes(at) ? `autrement${index}` : word)).join(' '),
  );
  const base: Text = {
    language: 'fr',
    provisions: texts.map((words, index) => ({ ref: `p${index}`, shape, content: content(words.join(' ')) })),
  };
  const amendments = amended.flatMap((all, index) =>
    all.map(
      (text, which): Amendment => ({
        id: `A${index}-${which}`,
        operations: [{ kind: 'replace', ref: `p${index}`, content: content(text) }],
      }),
    ),
  );
  const byUs = () => {
    const result = mergeAmendments(base, amendments);
    return result.ok ? result.text.provisions.map((one) => plainText(one.content)) : [];
  };
  const byDiff3 = () => texts.map((words, index) => mergedByDiff3(words.join(' '), amended[index] ?? []));
  const told = (by: string, run: () => (string | null)[]): Measured => {
    const found = run();
    const lost = wanted.filter((text, index) => text !== found[index]).length;
    const milliseconds = rounded(best(run));
    return {
      ...{ task: mergeName, by, marks: 'words', milliseconds, toWords: null, toAll: null },
      ...{ marked: 0, times: null, lost, cut: 0 },
    };
  };
  return beside(told('parvis', byUs), [told('node-diff3', byDiff3)]);
}

/** What is not as fast or as whole as it should be. */
function missed(lines: readonly Measured[]): string[] {
  const most: Readonly<Record<string, number>> = { 'one word in 51 KB': 5, [mergeName]: 150 };
  return lines
    .filter(({ by }) => by === 'parvis')
    .flatMap(({ task, milliseconds, toWords, toAll, times, lost, cut }) => [
      ...(milliseconds >= (most[task] ?? Number.POSITIVE_INFINITY)
        ? [`${task}: ${milliseconds} ms, goal under ${most[task]} ms`]
        : []),
      ...((toWords ?? 0) > 1.5 ? [`${task}: ${toWords} times the fastest that marks words, goal 1.5`] : []),
      ...((toAll ?? 0) > 1.5 ? [`${task}: ${toAll} times the fastest of all, goal 1.5`] : []),
      ...((times ?? 0) > 1.1 ? [`${task}: ${times} times the fewest words are marked, goal 1.1`] : []),
      ...(lost + cut > 0 ? [`${task}: ${lost} texts lost, ${cut} characters cut, goal none`] : []),
    ]);
}

function table(lines: readonly Measured[]): string {
  const head = ['task', 'by', 'marks', 'ms', '× words', '× all', 'marked %', '× fewest', 'lost', 'cut'];
  const rows = lines.map((one) => [
    ...[one.task, one.by, one.marks, one.milliseconds, one.toWords ?? '', one.toAll ?? ''],
    ...[one.marked, one.times ?? '', one.lost, one.cut],
  ]);
  const all = [head, ...rows].map((row) => row.map(String));
  const width = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column < 3 ? text.padEnd(width[column] ?? 0) : text.padStart(width[column] ?? 0);
  return all.map((row) => row.map(cell).join('  ')).join('\n');
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(help);
else {
  const lines = [...cases().flatMap(compared), ...merged()];
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, best of 7 to 200 runs`;
  const goals = missed(lines);
  const end = goals.length > 0 ? `Goals missed:\n${goals.join('\n')}` : 'Every goal is met.';
  console.log(
    values.json
      ? JSON.stringify({ machine, lines, missed: goals }, null, 2)
      : `${machine}\n${table(lines)}\n${end}`,
  );
}
