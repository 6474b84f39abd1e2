import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import { questionOf } from '../../src/domain/search/question.ts';
import { search } from '../../src/queries/search.ts';
import { type Ground, openGround } from './ground.ts';
import { subjects } from './texts.ts';

const help = `Usage: npm run bench -- search [--contributions 100000] [--rounds 5] [--folder <folder>] [--json]

A page of search among many contributions in five languages, beside what others would do on the same rows:
ILIKE, and full text computed at each question as the Ruby gem pg_search does without a column of its own;
and beside the limit, twenty rows by their keys. In milliseconds, each kind of question asked in turns so
that all stand the same weather. A folder is kept, and filled the first time; without one, a scratch is made.`;

type Ask = (typed: string) => Promise<unknown>;

interface Line {
  readonly kind: string;
  readonly questions: number;
  readonly p50: number;
  readonly p95: number;
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  0;

/** Ten words of each kind, from the stems that are there. */
async function questions({ db }: Ground): Promise<Record<string, string[]>> {
  const { rows } = await sql<{ stem: string; texts: number }>`select stem, texts from search_stem
    where texts between 15 and 400 order by md5(stem) limit 20`.execute(db);
  const words = Object.values(subjects).flatMap((list) => list.slice(0, 4));
  const pairs = Object.values(subjects).flatMap(([one, two, three]) => [`${one} ${two}`, `${two} ${three}`]);
  return {
    'a common word': words.filter((_, place) => place % 2 === 0),
    'two words': pairs,
    'a rare word': rows.map(({ stem }) => stem).slice(0, 10),
    'words in a row': [
      '"right to the city"',
      '"droit à la ville"',
      '"derecho a la ciudad"',
      '"espace public"',
    ],
    'a code': ['AIC-R07', 'RTC', 'b-77', 'OUT-R01'],
    mistyped: ['housng', 'logment', 'vivenda', 'accesibility'],
  };
}

/** The same rows, found as others find them. */
function peers({ db }: Ground): Record<string, Ask> {
  const bare = (typed: string) => typed.replaceAll('"', '');
  return {
    ILIKE: (typed) =>
      sql`select id, text from contribution where standing = 'published'
      and text ilike all(${bare(typed)
        .split(' ')
        .map((word) => `%${word}%`)}::text[]) order by id desc limit 20`.execute(db),
    'pg_search, no column': (typed) =>
      sql`select id, text, ts_rank(to_tsvector('simple', text), asked) as rank
      from contribution, to_tsquery('simple', ${bare(typed)
        .split(/[\s-]+/)
        .map((word) => `${word}:*`)
        .join(' & ')}) as asked
      where to_tsvector('simple', text) @@ asked order by rank desc, id limit 20`.execute(db),
  };
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await ask();
  return performance.now() - began;
}

async function measure(
  ground: Ground,
  rounds: number,
): Promise<{ lines: Line[]; limit: number; peers: Record<string, number> }> {
  const { db, edition } = ground;
  const ours: Ask = (typed) => search(db, { edition, language: 'fr', question: questionOf(typed) });
  const limit = () =>
    sql`select id from contribution where id = any(array(select (random() * 90000)::bigint from generate_series(1, 20)))`.execute(
      db,
    );
  const all = await questions(ground);
  const times = new Map<string, number[]>(Object.keys(all).map((kind) => [kind, []]));
  const keys: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    for (const [kind, list] of Object.entries(all)) {
      for (const typed of list) {
        const [own, key] = [await timed(() => ours(typed)), await timed(limit)];
        // The first round only warms.
        if (round === 0) continue;
        times.get(kind)?.push(own);
        keys.push(key);
      }
    }
  }
  // What everybody is asked: some of each kind.
  const mix = Object.values(all).flatMap((list) => list.slice(0, 2));
  const others: Record<string, number> = {};
  for (const [name, ask] of Object.entries(peers(ground))) {
    const asked = [];
    for (const typed of mix) asked.push(await timed(() => ask(typed)));
    others[name] = at(asked, 0.5);
  }
  const lines = [...times].map(([kind, own]) => ({
    kind,
    questions: own.length,
    p50: at(own, 0.5),
    p95: at(own, 0.95),
  }));
  const every = [...times.values()].flat();
  return {
    lines: [...lines, { kind: 'all', questions: every.length, p50: at(every, 0.5), p95: at(every, 0.95) }],
    limit: at(keys, 0.5),
    peers: others,
  };
}

function table({ lines, limit, peers: others }: Awaited<ReturnType<typeof measure>>): string {
  const all = lines.at(-1)?.p50 ?? 0;
  return [
    ...lines.map(
      ({ kind, questions: asked, p50, p95 }) =>
        `${kind.padEnd(22)} ${asked} asked, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`,
    ),
    ...Object.entries(others).map(
      ([name, p50]) => `${name.padEnd(22)} p50 ${p50.toFixed(1)} ms: ${(p50 / all).toFixed(1)} times ours`,
    ),
    `${'limit: rows by key'.padEnd(22)} p50 ${limit.toFixed(1)} ms: ours takes ${(all / limit).toFixed(1)} times that`,
  ].join('\n');
}

const { values } = parseArgs({
  options: {
    contributions: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
    folder: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(`${help}\n`);
  process.exit(0);
}
const folder = values.folder ?? (await mkdtemp(path.join(os.tmpdir(), 'parvis-search-')));
const ground = await openGround(folder, Number(values.contributions));
try {
  const measured = await measure(ground, Number(values.rounds));
  process.stdout.write(`${values.json ? JSON.stringify(measured, null, 2) : table(measured)}\n`);
} finally {
  await ground.stop();
  if (!values.folder) await rm(folder, { recursive: true, force: true });
}
process.exit(0);
