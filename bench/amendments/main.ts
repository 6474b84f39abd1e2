import os from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Amendment, Provision, Text } from '../../src/domain/amendments/amendment.ts';
import { diffContent } from '../../src/domain/amendments/diff.ts';
import { mergeAmendments } from '../../src/domain/amendments/merge.ts';
import { rebaseAll } from '../../src/domain/amendments/rebase.ts';

const help = `Usage: npm run bench -- amendments [--json]

The text engine beside its limit, which is to divide the same texts into words and compare these one by one
with nothing found out: milliseconds of both, and how many times the limit each task takes. OpenSlides blocks
the browser for 4.6 s on the first task.`;

const words = 'les villes écoutent celles et ceux qui y vivent puis répondent dans les délais promis'.split(
  ' ',
);

/** Numbers that look drawn by lot and are the same in every run (minimal standard generator of Park and Miller). */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

function sentence(draw: (below: number) => number, length: number): string[] {
  return Array.from({ length }, () => `${words[draw(words.length)]}${draw(40) === 0 ? ',' : ''}`);
}

const content = (text: readonly string[]) => [{ type: 'text', text: text.join(' ') } as const];

const shape: Provision['shape'] = { kind: 'paragraph', level: null, part: 'context', addressee: null };

const reworded = (text: readonly string[], at: number, by: string) => text.with(at % text.length, by);

interface Line {
  readonly task: string;
  readonly milliseconds: number;
  readonly limitMilliseconds: number;
  readonly ratio: number;
}

/** The best of several runs: what else the machine does only adds. */
function best(run: () => unknown): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

const segmenter = new Intl.Segmenter('fr', { granularity: 'word' });
const wordsOf = (text: string) => [...segmenter.segment(text)].map(({ segment }) => segment);

/** How many words of pairs of texts are the same at the same place: all of a comparison that cannot be left out. */
function compared(pairs: readonly (readonly [string, string])[]): number {
  return pairs.reduce((sum, [one, other]) => {
    const others = wordsOf(other);
    return sum + wordsOf(one).filter((word, index) => word === others[index]).length;
  }, 0);
}

function line(task: string, run: () => unknown, pairs: readonly (readonly [string, string])[]): Line {
  process.stderr.write(`${task}\n`);
  const [milliseconds, limit] = [best(run), best(() => compared(pairs))];
  const rounded = (number: number) => Number(number.toFixed(1));
  return {
    task,
    milliseconds: rounded(milliseconds),
    limitMilliseconds: rounded(limit),
    ratio: rounded(milliseconds / limit),
  };
}

function diffTask(): Line {
  const old = sentence(lots(1), 9000);
  while (new TextEncoder().encode(old.join(' ')).length > 51 * 1024) old.pop();
  const step = Math.floor(old.length / 50);
  const now = old.map((word, index) =>
    index % step === 7 && index < step * 50 ? `autrement${index}` : word,
  );
  const pair = [old.join(' '), now.join(' ')] as const;
  return line(
    'diff: 50 changes in a provision of 51 KB',
    () => diffContent(content(old), content(now), 'fr'),
    [pair],
  );
}

/** A paper of 300 provisions of 80 words, and amendments that each change a word of one of the first so many. */
function paper(count: number, amended: number) {
  const draw = lots(2);
  const texts = Array.from({ length: 300 }, () => sentence(draw, 80));
  const text: Text = {
    language: 'fr',
    provisions: texts.map((words, index) => ({ ref: `p${index}`, shape, content: content(words) })),
  };
  const pairs: [string, string][] = [];
  const amendments = Array.from({ length: count }, (_, index): Amendment => {
    // Two amendments meet on one provision only on different words.
    const which = index % amended;
    const old = texts[which] ?? [];
    const now = reworded(old, 3 + 20 * Math.floor(index / amended), `autrement${index}`);
    pairs.push([old.join(' '), now.join(' ')]);
    return { id: `A${index}`, operations: [{ kind: 'replace', ref: `p${which}`, content: content(now) }] };
  });
  return { texts, text, amendments, pairs };
}

function mergeTask(): Line {
  const { text, amendments, pairs } = paper(200, 100);
  return line(
    'merge: 200 amendments, by twos, into 300 provisions',
    () => mergeAmendments(text, amendments),
    pairs,
  );
}

function rebaseTask(): Line {
  const { texts, text, amendments, pairs } = paper(500, 300);
  const after: Text = {
    language: 'fr',
    provisions: text.provisions.map((provision, index) => ({
      ...provision,
      content: content(reworded(texts[index] ?? [], 60, 'nouvellement')),
    })),
  };
  const moved = texts.map((words): [string, string] => [
    words.join(' '),
    reworded(words, 60, 'nouvellement').join(' '),
  ]);
  return line(
    'rebase: 500 amendments when every provision was reworded',
    () => rebaseAll(amendments, text, after, []),
    [...pairs, ...moved],
  );
}

function table(lines: readonly Line[]): string {
  const head = ['task', 'ms', 'limit ms', 'ratio'];
  const rows = lines.map((one) => [one.task, one.milliseconds, one.limitMilliseconds, one.ratio]);
  const all = [head, ...rows].map((row) => row.map(String));
  const width = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(width[0] ?? 0) : cell.padStart(width[column] ?? 0),
        )
        .join('  '),
    )
    .join('\n');
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});
if (values.help) console.log(help);
else {
  const lines = [diffTask(), mergeTask(), rebaseTask()];
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, best of 5`;
  const peer = 'OpenSlides blocks the browser for 4.6 s on the first.';
  console.log(
    values.json ? JSON.stringify({ machine, lines }, null, 2) : `${machine}\n${table(lines)}\n${peer}`,
  );
}
