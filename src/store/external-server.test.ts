import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmod, chown, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { isReady, migrate, openDatabase } from './database.ts';
import { namedAccount } from './embedded/server-account.ts';
import { whyUnusable } from './external-server.ts';

const isRoot = process.getuid?.() === 0;

async function installed(): Promise<string | null> {
  const versions = await readdir('/usr/lib/postgresql').catch(() => []);
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  return newest ? `/usr/lib/postgresql/${newest}/bin` : null;
}

/** Debian's PostgreSQL; where the tests run for nobody to wait, it is installed when it is missing. */
async function debianServer(): Promise<string | null> {
  const found = await installed();
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  if (found || !isRoot || !process.env.CI || !/^ID=debian$/m.test(release)) return found;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env });
  return installed();
}

const programs = await debianServer();
if (!programs) console.log('skipped: there is no /usr/lib/postgresql to stand for a server that is not ours');

const folder = await mkdtemp(path.join(tmpdir(), 'pg-'));
const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A server started by other programs than ours, that knows nothing of Parvis. */
async function startForeign(bin: string): Promise<string> {
  const account = isRoot ? await namedAccount() : null;
  if (account) await chown(folder, account.uid, account.gid);
  await chmod(folder, 0o700);
  const cluster = path.join(folder, 'cluster');
  const options = { cwd: '/', stdio: 'ignore' as const, ...account };
  execFileSync(
    path.join(bin, 'initdb'),
    ['-D', cluster, '-U', 'owner', '--auth=trust', '--encoding=UTF8'],
    options,
  );
  const server = spawn(
    path.join(bin, 'postgres'),
    ['-D', cluster, '-k', folder, '-c', 'listen_addresses='],
    options,
  );
  stops.push(async () => {
    if (server.exitCode !== null) return;
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  });
  const url = `postgresql://owner@/postgres?host=${encodeURIComponent(folder)}`;
  for (let tries = 0; tries < 200 && (await whyUnusable(url)); tries += 1) await sleep(50);
  return url;
}

test.runIf(programs)(
  'a PostgreSQL that is not ours is migrated and used',
  async () => {
    const url = await startForeign(programs ?? '');
    expect(await whyUnusable(url)).toBeNull();
    const db = openDatabase(url);
    const applied = await migrate(db);
    expect(applied.length).toBeGreaterThan(0);
    expect(await migrate(db)).toEqual([]);
    expect(await db.selectFrom('edition').selectAll().execute()).toEqual([]);
    expect(await isReady(db)).toBe(true);
    await db.destroy();
  },
  60_000,
);

test('a server that is not there: where and why, without the password', async () => {
  const reason = await whyUnusable('postgresql://parvis:hunter2@127.0.0.1:1/parvis');
  expect(reason).toBe('no connection to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1');
});
