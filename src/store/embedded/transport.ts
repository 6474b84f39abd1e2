import { randomBytes } from 'node:crypto';
import { readFile, rmdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { makeSocketFolder, type Place } from './place.ts';

/** How we reach the server: what `initdb` and the server are told, and the address of a database. */
export type Transport = {
  readonly authentication: readonly string[];
  readonly serverArguments: readonly string[];
  url(database: string): string;
  /** Leaves nothing outside the data folder once the server is gone. */
  close(): Promise<void>;
};

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()));
    });
  });
}

/**
 * A socket and no TCP at all. Whoever can enter the socket's folder (mode 0700: the server's uid, which
 * no account has, and root; or ourselves) could read the cluster's files anyway, so a password, which
 * would have to be kept in a file of the same folder, adds nothing: `trust` inside, `reject` outside.
 */
async function overSocket(place: Place): Promise<Transport> {
  const folder = await makeSocketFolder(place);
  return {
    authentication: ['--auth-local=trust', '--auth-host=reject'],
    serverArguments: ['-k', folder, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700'],
    url: (database) => `postgresql://parvis@/${database}?host=${encodeURIComponent(folder)}`,
    // PostgreSQL removed its socket; a folder that is not empty is not ours alone to remove.
    close: () => rmdir(folder).catch(() => {}),
  };
}

/** Windows has no socket that its permissions guard: the loopback address and a password nobody else reads. */
async function overLoopback(place: Place): Promise<Transport> {
  const file = path.join(place.folder, 'password');
  const fresh = randomBytes(24).toString('hex');
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch(() => {});
  const password = await readFile(file, 'utf8');
  const port = await freePort();
  return {
    authentication: ['--auth=scram-sha-256', `--pwfile=${file}`],
    serverArguments: ['-c', 'listen_addresses=127.0.0.1', '-p', String(port)],
    url: (database) => `postgresql://parvis:${password}@127.0.0.1:${port}/${database}`,
    close: async () => {},
  };
}

/** Prepares the way to the server of `place`. */
export function openTransport(place: Place): Promise<Transport> {
  return process.platform === 'win32' ? overLoopback(place) : overSocket(place);
}
