import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { startOf } from './processes.ts';

type Owner = { readonly pid: number; readonly started: string | null; readonly url?: string };

/** The process that holds a data folder; `url` once its database answers. */
export type Holder = { readonly pid: number; readonly url: string | null };

/** Held from the first touch of a data folder to the last. */
export type FolderLock = {
  /** Lets other commands find the running server. */
  announce(url: string): Promise<void>;
  release(): Promise<void>;
};

/** Thrown when another living process holds the data folder. */
export class DataFolderInUse extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(`Parvis is already running on this data folder (process ${pid})`);
    this.name = 'DataFolderInUse';
    this.pid = pid;
  }
}

async function read(file: string): Promise<Owner | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  const started = await startOf(owner.pid);
  return started !== null && (owner.started === null || owner.started === started);
}

/** Who holds the folder now, if anybody. */
export async function holderOf(file: string): Promise<Holder | null> {
  const owner = await read(file);
  return owner && (await isAlive(owner)) ? { pid: owner.pid, url: owner.url ?? null } : null;
}

/** Moves a dead owner's lock away. A lock that another process took meanwhile is put back. */
async function clearDead(file: string, dead: Owner | null): Promise<void> {
  const aside = `${file}.${process.pid}.dead`;
  await rename(file, aside).catch(() => {});
  const moved = await read(aside);
  if (moved && moved.pid !== dead?.pid) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

/**
 * Takes the lock or throws `DataFolderInUse`. The lock is a file that appears whole (a hard link is made in
 * one step and refuses to replace) and names its owner with the moment it started, so that the lock of a
 * process killed without warning is known to be dead even when its number has been given to another.
 */
export async function takeFolderLock(file: string): Promise<FolderLock> {
  const own: Owner = { pid: process.pid, started: await startOf(process.pid) };
  const draft = `${file}.${process.pid}`;
  for (;;) {
    await writeFile(draft, JSON.stringify(own), { mode: 0o600 });
    const taken = await link(draft, file).then(
      () => true,
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return false;
        throw error;
      },
    );
    await rm(draft, { force: true });
    if (taken) break;
    const owner = await read(file);
    if (owner && (await isAlive(owner))) throw new DataFolderInUse(owner.pid);
    await clearDead(file, owner);
  }
  return {
    async announce(url) {
      await writeFile(draft, JSON.stringify({ ...own, url }), { mode: 0o600 });
      await rename(draft, file);
    },
    async release() {
      await rm(file, { force: true });
    },
  };
}
