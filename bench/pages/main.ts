import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import type { Ready, Used } from './server.ts';

const help = `Usage: npm run bench -- pages [--seconds 5] [--json]

Signed-out pages of the demonstration edition, beside plain node:http that replays the same bytes:
requests per second, p99 and CPU per request, as measured and as ratios. The second round has ten times
as many contributions: the figures should not move.`;

const addresses = { home: '/fr', paper: '/fr/papers/accessible-cities', register: '/fr/register' };

interface Figures {
  readonly requestsPerSecond: number;
  readonly p99Milliseconds: number;
  readonly cpuMillisecondsPerRequest: number;
}

interface Line {
  readonly page: string;
  readonly contributions: number;
  readonly parvis: Figures;
  readonly limit: Figures;
  /** Requests per second, as a share of the limit's. */
  readonly ratio: number;
}

async function ask<T>(server: ChildProcess, question: object): Promise<T> {
  server.send(question);
  const [answer] = await once(server, 'message');
  return answer as T;
}

async function measure(server: ChildProcess, url: string, seconds: number): Promise<Figures> {
  await autocannon({ url, connections: 10, duration: 1 });
  await ask<Used>(server, { kind: 'usage' });
  const result = await autocannon({ url, connections: 10, duration: seconds });
  const used = await ask<Used>(server, { kind: 'usage' });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${result.non2xx} refusals, ${result.errors} errors`);
  return {
    requestsPerSecond: Math.round(result.requests.average),
    p99Milliseconds: result.latency.p99,
    cpuMillisecondsPerRequest: Number((used.cpuMilliseconds / result.requests.total).toFixed(3)),
  };
}

function open(folder: string): ChildProcess {
  return fork(path.join(import.meta.dirname, 'server.ts'), [folder], { execArgv: ['--import', 'tsx'] });
}

/** One round: every page on both servers. */
async function round(server: ChildProcess, ready: Ready, seconds: number): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [page, address] of Object.entries(addresses)) {
    process.stderr.write(`${page}, ${ready.contributions} contributions\n`);
    const parvis = await measure(server, ready.origin + address, seconds);
    const { port } = await ask<{ port: number }>(server, { kind: 'replay', address });
    const limit = await measure(server, `http://127.0.0.1:${port}/`, seconds);
    const ratio = Number((parvis.requestsPerSecond / limit.requestsPerSecond).toFixed(2));
    lines.push({ page, contributions: ready.contributions, parvis, limit, ratio });
  }
  return lines;
}

function table(lines: readonly Line[]): string {
  const head = ['page', 'contributions', 'req/s', 'limit', 'ratio', 'p99 ms', 'limit', 'CPU ms', 'limit'];
  const rows = lines.map(({ page, contributions, parvis, limit, ratio }) => [
    page,
    contributions,
    parvis.requestsPerSecond,
    limit.requestsPerSecond,
    ratio.toFixed(2),
    parvis.p99Milliseconds,
    limit.p99Milliseconds,
    parvis.cpuMillisecondsPerRequest,
    limit.cpuMillisecondsPerRequest,
  ]);
  const all = [head, ...rows].map((row) => row.map(String));
  const width = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => cell.padStart(width[column] ?? 0)).join('  ')).join('\n');
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const seconds = Number(values.seconds);
if (values.help) console.log(help);
else if (!(seconds > 0)) {
  console.error(help);
  process.exitCode = 2;
} else {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'parvis-bench-'));
  const server = open(folder);
  try {
    const [first] = (await once(server, 'message')) as [Ready];
    const lines = await round(server, first, seconds);
    const more = await ask<Ready>(server, { kind: 'multiply' });
    lines.push(...(await round(server, more, seconds)));
    const machine = `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, 10 connections, ${seconds} s each`;
    console.log(values.json ? JSON.stringify({ machine, lines }, null, 2) : `${machine}\n${table(lines)}`);
  } finally {
    server.send({ kind: 'stop' });
    await once(server, 'exit');
    await rm(folder, { recursive: true, force: true });
  }
}
