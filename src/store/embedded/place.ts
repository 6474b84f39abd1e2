import { createHash, randomUUID } from 'node:crypto';
import { chmod, chown, lstat, mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sharedFolder } from './binaries.ts';
import { canEnter, type ServerAccount, serverAccount } from './server-account.ts';

/** Where one data folder keeps its PostgreSQL, and who runs it. */
export type Place = {
  /** Holds the cluster, the lock and the log. */
  readonly folder: string;
  readonly cluster: string;
  readonly lock: string;
  readonly log: string;
  readonly account: ServerAccount;
};

const noteName = 'where-is-postgres.txt';

function placeAt(folder: string, account: ServerAccount): Place {
  const at = (name: string) => path.join(folder, name);
  return { folder, cluster: at('cluster'), lock: at('lock.json'), log: at('postgres.log'), account };
}

async function noted(dataFolder: string): Promise<string | null> {
  const note = await readFile(path.join(dataFolder, noteName), 'utf8').catch(() => null);
  return note?.split('\n').find((line) => line.startsWith('/')) ?? null;
}

/** The place of a data folder that has been started before, or would be made by its next start. */
export async function findPlace(dataFolder: string): Promise<Place> {
  const elsewhere = await noted(dataFolder);
  const folder = elsewhere ?? path.join(await realpath(dataFolder).catch(() => dataFolder), 'postgres');
  return placeAt(folder, await serverAccount(path.join(folder, 'cluster')));
}

/**
 * Makes the place. Started by root below a folder that the server's uid cannot enter, the cluster goes to
 * /var/lib/parvis under a fresh name, and a note in the data folder tells where: deleting the data folder
 * then starts anew, and a copy of it is still locked against the original.
 */
export async function makePlace(dataFolder: string, log: (line: string) => void): Promise<Place> {
  await mkdir(dataFolder, { recursive: true });
  let place = await findPlace(dataFolder);
  if (!(await canEnter(place.account, place.folder))) {
    place = placeAt(path.join(sharedFolder, randomUUID()), place.account);
    await mkdir(sharedFolder, { recursive: true, mode: 0o755 });
    const note = `The database of this folder is kept in\n${place.folder}\nbecause PostgreSQL, which does not run as root, cannot enter this one.\n`;
    await writeFile(path.join(dataFolder, noteName), note);
    log(`PostgreSQL's user cannot enter ${dataFolder}; the database is kept in ${place.folder}`);
  }
  await mkdir(place.folder, { recursive: true });
  // Ours to write; the server's uid only passes through it to its own cluster.
  await chmod(place.folder, place.account ? 0o711 : 0o700);
  return place;
}

// The address of a socket holds 104 bytes on macOS and 108 on Linux; PostgreSQL adds "/.s.PGSQL.5432.lock".
const longestSocketFolder = 80;

/** A private folder with a short path for the server's socket: only its uid and root can enter. */
export async function makeSocketFolder(place: Place): Promise<string> {
  let folder = path.join(place.folder, 'socket');
  if (Buffer.byteLength(folder) > longestSocketFolder) {
    const name = createHash('sha256').update(place.folder).digest('hex').slice(0, 20);
    folder = `/tmp/parvis-${name}`;
  }
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const info = await lstat(folder);
  const mine = place.account?.uid ?? (await stat(place.folder)).uid;
  // In /tmp anybody may have made it first, to read what passes.
  if (!info.isDirectory() || (info.uid !== mine && info.uid !== process.getuid?.())) {
    throw new Error(`${folder} belongs to somebody else: remove it, or set PARVIS_DATA to a shorter path.`);
  }
  if (place.account) await chown(folder, place.account.uid, place.account.gid);
  await chmod(folder, 0o700);
  return folder;
}
