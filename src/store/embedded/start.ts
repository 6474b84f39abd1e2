import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { type Binaries, findBinaries } from './binaries.ts';
import { endOrphan, ensureCluster, serverEnvironment } from './cluster.ts';
import { type Holder, holderOf, takeFolderLock } from './folder-lock.ts';
import { findPlace, makePlace, type Place } from './place.ts';
import { openTransport, type Transport } from './transport.ts';

/** A PostgreSQL of our own, started for this process. */
export type EmbeddedServer = {
  readonly url: string;
  /** Settles when the server is gone, whether asked or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
};

type Options = {
  readonly dataFolder: string;
  readonly log: (line: string) => void;
  /** Whether an acknowledged write survives a loss of power; only a throw-away test database says no. */
  readonly durable?: boolean;
};

const watcher = fileURLToPath(new URL('./watcher.mjs', import.meta.url));

// For one modest server: little memory, no compiler that the binaries do not carry, no second clock.
const settings = [
  'max_connections=60',
  'shared_buffers=64MB',
  'jit=off',
  'timezone=UTC',
  'max_wal_size=512MB',
];
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

type Running = { readonly process: ChildProcess; readonly ended: Promise<void>; hasEnded(): boolean };

async function launch(place: Place, binaries: Binaries, args: readonly string[]): Promise<Running> {
  const size = await stat(place.log).then(
    (info) => info.size,
    () => 0,
  );
  if (size > 5_000_000) await rename(place.log, `${place.log}.1`);
  const log = await open(place.log, 'a', 0o600);
  const account = place.account ? `${place.account.uid}:${place.account.gid}` : '-';
  // Its own process group: a Ctrl-C in the terminal is ours to answer, after the requests in hand.
  const child = spawn(
    process.execPath,
    [watcher, account, place.cluster, binaries.pgCtl, binaries.postgres, '-D', place.cluster, ...args],
    { detached: true, stdio: ['pipe', log.fd, log.fd], env: serverEnvironment() },
  );
  await log.close();
  child.stdin?.on('error', () => {});
  let over = false;
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  }).then(() => {
    over = true;
  });
  // The server must not keep us alive by itself: when we have nothing left to do we end, and so does it.
  child.unref();
  return { process: child, ended, hasEnded: () => over };
}

async function connectOnce(url: string): Promise<'ready' | 'no-database' | 'not-yet'> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'ready';
  } catch (error) {
    return (error as { code?: string }).code === '3D000' ? 'no-database' : 'not-yet';
  } finally {
    await client.end().catch(() => {});
  }
}

async function createDatabase(transport: Transport): Promise<void> {
  const client = new pg.Client({ connectionString: transport.url('postgres') });
  await client.connect();
  try {
    await client.query('create database parvis');
  } finally {
    await client.end();
  }
}

/** Waits until the database answers; false when the server ended instead. */
async function becomesReady(running: Running, transport: Transport): Promise<boolean> {
  while (!running.hasEnded()) {
    const state = await connectOnce(transport.url('parvis'));
    if (state === 'ready') return true;
    if (state === 'no-database') await createDatabase(transport);
    else await sleep(15);
  }
  return false;
}

async function logSince(place: Place, start: number): Promise<string> {
  const text = await readFile(place.log).catch(() => Buffer.alloc(0));
  return text.subarray(start).toString('utf8').trim();
}

async function startServer(
  place: Place,
  binaries: Binaries,
  transport: Transport,
  durable: boolean,
): Promise<Running> {
  const values = durable ? settings : [...settings, ...careless];
  const args = [...transport.serverArguments, ...values.flatMap((value) => ['-c', value])];
  const deadline = Date.now() + 15_000;
  for (;;) {
    await endOrphan(place.cluster);
    const before = await stat(place.log).then(
      (info) => info.size,
      () => 0,
    );
    const running = await launch(place, binaries, args);
    if (await becomesReady(running, transport)) return running;
    const said = await logSince(place, before);
    // The last processes of a server that was killed may still hold its memory for a moment.
    const lingering = /lock file|shared memory block/.test(said);
    if (!lingering || Date.now() > deadline) {
      throw new Error(`PostgreSQL did not start (${place.log}):\n${said.split('\n').slice(-8).join('\n')}`);
    }
    await sleep(200);
  }
}

/**
 * Starts PostgreSQL in `dataFolder` and answers once its database `parvis` does.
 * Throws `DataFolderInUse` when another process holds the folder.
 */
export async function startEmbedded({ dataFolder, log, durable = true }: Options): Promise<EmbeddedServer> {
  const place = await makePlace(dataFolder, log);
  const lock = await takeFolderLock(place.lock);
  try {
    const binaries = await findBinaries(place.account, place.folder, log);
    const transport = await openTransport(place);
    await ensureCluster(place.cluster, binaries, place.account, transport.authentication);
    const running = await startServer(place, binaries, transport, durable);
    const url = transport.url('parvis');
    await lock.announce(url);
    return {
      url,
      ended: running.ended,
      async stop() {
        running.process.ref();
        running.process.stdin?.end();
        await running.ended;
        await transport.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** The process that runs Parvis on `dataFolder` now, with the address of its database once that answers. */
export async function findRunning(dataFolder: string): Promise<Holder | null> {
  const place = await findPlace(dataFolder);
  return holderOf(place.lock);
}
