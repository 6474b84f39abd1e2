import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { getRequestListener } from '@hono/node-server';
import { sql } from 'kysely';
import { importPack, recountTallies } from '../../src/exchange/congress-pack/import.ts';
import { checkoutFolder, parseSettings, withSecret } from '../../src/settings.ts';
import { migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded/start.ts';
import { createApp } from '../../src/web/app.tsx';

/** What this process tells the one that measures. */
export interface Ready {
  readonly origin: string;
  readonly contributions: number;
}
export interface Used {
  /** Of this process since the last time it was asked. */
  readonly cpuMilliseconds: number;
}

const dataFolder = process.argv[2] ?? '';
const embedded = await startEmbedded({ dataFolder, log: () => {} });
const db = openDatabase(embedded.url);
await migrate(db);
const now = () => new Date();
const today = now().toISOString().slice(0, 10);
const loaded = await importPack(db, path.join(checkoutFolder, 'demo'), { now: now(), rehearseOn: today });
if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
const parsed = parseSettings({ PORT: '0', PARVIS_DATA: dataFolder });
if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
const app = await createApp({ db, settings: await withSecret(parsed.value), now });
const server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
await new Promise((resolve) => server.once('listening', resolve));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function ready(): Promise<Ready> {
  const { count } = await db
    .selectFrom('contribution')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return { origin, contributions: count };
}

/** Ten times as many contributions: each said nine times more, on the same provisions. */
async function multiply(): Promise<Ready> {
  await sql`
    insert into contribution (edition_id, slug, provision_id, paper_version_id, kind, language, person_id, mandate_id,
      constituency, people, text, imported_supports, answer_due_at, created_at)
    select edition_id, slug || '-x' || again, provision_id, paper_version_id, kind, language, person_id, mandate_id,
      constituency, people, text, imported_supports, answer_due_at, created_at
    from contribution, generate_series(1, 9) as again where reply_to is null`.execute(db);
  await recountTallies(db);
  await db.insertInto('event').values({ at: now(), kind: 'multiplied' }).execute();
  return ready();
}

/** The same bytes from plain node:http: what the runtime can do at most. */
async function replay(address: string): Promise<{ port: number }> {
  const response = await fetch(origin + address, { headers: { 'Accept-Encoding': 'identity' } });
  const body = Buffer.from(await response.arrayBuffer());
  const headers = Object.fromEntries(response.headers);
  const plain = createServer((_, answer) => answer.writeHead(200, headers).end(body)).listen(0, '127.0.0.1');
  await new Promise((resolve) => plain.once('listening', resolve));
  return { port: (plain.address() as AddressInfo).port };
}

let before = process.cpuUsage();
function usage(): Used {
  const spent = process.cpuUsage(before);
  before = process.cpuUsage();
  return { cpuMilliseconds: (spent.user + spent.system) / 1000 };
}

process.on('message', async (question: { kind: string; address?: string }) => {
  if (question.kind === 'usage') process.send?.(usage());
  if (question.kind === 'replay') process.send?.(await replay(question.address ?? '/'));
  if (question.kind === 'multiply') process.send?.(await multiply());
  if (question.kind === 'stop') {
    await db.destroy();
    await embedded.stop();
    process.exit(0);
  }
});
process.send?.(await ready());
