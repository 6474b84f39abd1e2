import { execFile } from 'node:child_process';
import { chown, lchown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Binaries } from './binaries.ts';
import { commandOf, startOf } from './processes.ts';
import { namedAccount, type ServerAccount } from './server-account.ts';

const run = promisify(execFile);

async function handOver(folder: string, account: { uid: number; gid: number }): Promise<void> {
  await chown(folder, account.uid, account.gid);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    await lchown(path.join(entry.parentPath, entry.name), account.uid, account.gid);
  }
}

/** Of a start that was killed, `initdb` may still be writing: it keeps its folder, and the next start clears it. */
async function removeDrafts(cluster: string): Promise<void> {
  const folder = path.dirname(cluster);
  const drafts = (await readdir(folder)).filter((name) => name.startsWith(`${path.basename(cluster)}.new-`));
  for (const name of drafts)
    await rm(path.join(folder, name), { recursive: true, force: true }).catch(() => {});
}

/**
 * Makes the cluster when there is none. It is prepared beside its place and moved there at the end, so a
 * start that is killed half-way leaves nothing that looks like a cluster.
 */
export async function ensureCluster(
  cluster: string,
  binaries: Binaries,
  account: ServerAccount,
  authentication: readonly string[],
): Promise<void> {
  if (await stat(path.join(cluster, 'PG_VERSION')).catch(() => null)) return;
  await removeDrafts(cluster);
  const draft = `${cluster}.new-${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  const maker = account ? await namedAccount() : null;
  if (maker) await chown(draft, maker.uid, maker.gid);
  // The built-in C.UTF-8 knows the case of every script and never changes with a library's version,
  // which would silently break indexes; sorting for readers names its collation in the query.
  const args = ['-D', draft, '-U', 'parvis', '--encoding=UTF8', '--locale=C', '--no-instructions'];
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums', ...authentication);
  try {
    await run(binaries.initdb, args, { cwd: path.parse(cluster).root, env: serverEnvironment(), ...maker });
  } catch (error) {
    const { stderr = '', message } = error as { stderr?: string; message: string };
    throw new Error(`PostgreSQL could not prepare ${cluster}: ${stderr.trim() || message}`);
  }
  if (account) await handOver(draft, account);
  await rename(draft, cluster);
}

/** No PG* variable of ours may reach the server, and its messages stay in English, which we read. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { LC_ALL: 'C', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }), ...(TEMP && { TEMP }) };
}

/**
 * Called with the folder lock held: a server still on the cluster is an orphan. Its watcher is stopping it;
 * if that was killed too, we stop it. A pid that now belongs to another program is forgotten.
 */
export async function endOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  const began = Date.now();
  let asked = false;
  for (;;) {
    const text = await readFile(file, 'utf8').catch(() => null);
    if (text === null) return;
    const pid = Number(text.split('\n')[0]);
    if (!(await startOf(pid))) return;
    if (process.platform !== 'win32' && !(await commandOf(pid)).includes(cluster)) {
      await rm(file, { force: true });
      return;
    }
    const waited = Date.now() - began;
    if (waited > 30_000) throw new Error(`An older PostgreSQL (process ${pid}) on ${cluster} does not stop.`);
    if (waited > 2_000 && !asked) {
      process.kill(pid, 'SIGINT');
      asked = true;
    }
    await sleep(20);
  }
}
