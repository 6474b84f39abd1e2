import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Amendment, Provision, Text } from '../../src/domain/amendments/amendment.ts';
import { mergeAmendments } from '../../src/domain/amendments/merge.ts';
import { plainText } from '../../src/domain/papers/inline.ts';
import { type Comparer, mergedByDiff3, ours, type Part, peers } from './peers.ts';
import { type Case, cases, lots, sentence } from './texts.ts';

const help = `Usage: npm run bench -- redline [--json]

The text engine beside diff and diff-match-patch, and node-diff3 for merging, on the same texts: milliseconds,
how many times the fastest of the others (goal: 1.5), the share of both texts that is marked, and failures:
texts that do not come back, characters cut in two. diff-match-patch compares characters and knows no words.
Goals that are missed are listed.`;

interface Measured {
  readonly task: string;
  readonly by: string;
  readonly milliseconds: number;
  /** Our time in times of the fastest of the others; null in their lines. */
  readonly ratio: number | null;
  /** Percent of the characters of both texts. */
  readonly marked: number;
  readonly lost: number;
  readonly cut: number;
}

const rounded = (number: number, digits = 2) => Number(number.toFixed(digits));

/** The best of several runs: what else the machine does only adds. */
function best(run: () => unknown): number {
  const times = Array.from({ length: 7 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
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

function measured(given: Case, { name, compare }: Comparer): Measured {
  const parts = compare(given);
  const [old, now] = [faultsOf(parts, 1, given.before), faultsOf(parts, -1, given.after)];
  const marked = parts.reduce((sum, [kind, part]) => sum + (kind === 0 ? 0 : part.length), 0);
  return {
    task: given.task,
    by: name,
    milliseconds: rounded(best(() => compare(given))),
    ratio: null,
    marked: rounded((100 * marked) / (given.before.length + given.after.length)),
    lost: old.lost + now.lost,
    cut: old.cut + now.cut,
  };
}

/** Our line with how many times the fastest of the others it took. */
function beside(own: Measured, others: readonly Measured[]): Measured[] {
  const fastest = Math.min(...others.map(({ milliseconds }) => milliseconds));
  return [{ ...own, ratio: rounded(own.milliseconds / fastest) }, ...others];
}

function compared(raw: Case): Measured[] {
  process.stderr.write(`${raw.task}\n`);
  const given = { ...raw, before: raw.before.normalize('NFC'), after: raw.after.normalize('NFC') };
  return beside(
    measured(given, ours),
    peers.map((peer) => measured(given, peer)),
  );
}

const shape: Provision['shape'] = { kind: 'paragraph', level: null, part: 'context', addressee: null };
const content = (text: string) => [{ type: 'text', text } as const];
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
    return { task: mergeName, by, milliseconds, ratio: null, marked: 0, lost, cut: 0 };
  };
  return beside(told('parvis', byUs), [told('node-diff3', byDiff3)]);
}

/** What is not as fast or as whole as it should be. */
function missed(lines: readonly Measured[]): string[] {
  const most: Readonly<Record<string, number>> = { 'one word in 51 KB': 5, [mergeName]: 150 };
  return lines
    .filter(({ by }) => by === 'parvis')
    .flatMap(({ task, milliseconds, ratio, lost, cut }) => [
      ...(milliseconds >= (most[task] ?? Number.POSITIVE_INFINITY)
        ? [`${task}: ${milliseconds} ms, goal under ${most[task]} ms`]
        : []),
      ...((ratio ?? 0) > 1.5 ? [`${task}: ${ratio} times the fastest of the others, goal 1.5`] : []),
      ...(lost + cut > 0 ? [`${task}: ${lost} texts lost, ${cut} characters cut, goal none`] : []),
    ]);
}

function table(lines: readonly Measured[]): string {
  const head = ['task', 'by', 'ms', 'ratio', 'marked %', 'lost', 'cut'];
  const rows = lines.map((one) => [
    one.task,
    one.by,
    one.milliseconds,
    one.ratio ?? '',
    one.marked,
    one.lost,
    one.cut,
  ]);
  const all = [head, ...rows].map((row) => row.map(String));
  const width = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const cell = (text: string, column: number) =>
    column < 2 ? text.padEnd(width[column] ?? 0) : text.padStart(width[column] ?? 0);
  return all.map((row) => row.map(cell).join('  ')).join('\n');
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(help);
else {
  const lines = [...cases().flatMap(compared), ...merged()];
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, best of 7`;
  const goals = missed(lines);
  const end = goals.length > 0 ? `Goals missed:\n${goals.join('\n')}` : 'Every goal is met.';
  console.log(
    values.json
      ? JSON.stringify({ machine, lines, missed: goals }, null, 2)
      : `${machine}\n${table(lines)}\n${end}`,
  );
}
