import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** The uid and gid PostgreSQL runs under; `null` means our own. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | null;

// PostgreSQL refuses to run as root. This uid needs no account to exist: it lies in the range that
// systemd's list of uids leaves to nobody (60578–61183) and inside the 65536 that containers map.
const firstFreeUid = 60741;

type PasswdEntry = { readonly name: string; readonly uid: number; readonly gid: number };

async function passwd(): Promise<PasswdEntry[]> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

/**
 * Chooses whom the server runs as. Not root: ourselves. Root: the owner of the cluster when there is one
 * already, else a uid that belongs to no account, so that no other process of the machine shares it.
 */
export async function serverAccount(clusterFolder: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return null;
  const existing = await stat(clusterFolder).catch(() => null);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const taken = new Set((await passwd()).map((entry) => entry.uid));
  let uid = firstFreeUid;
  while (taken.has(uid)) uid += 1;
  return { uid, gid: uid };
}

/**
 * The account `initdb` runs under, which asks for the name of its uid and so needs one that has a name.
 * Its files are handed to the server's own uid afterwards.
 */
export async function namedAccount(): Promise<{ uid: number; gid: number }> {
  const ordinary = (await passwd()).filter((entry) => entry.uid > 0);
  const chosen = ordinary.find((entry) => entry.name === 'nobody') ?? ordinary[0];
  if (!chosen) {
    throw new Error(
      'Running as root, and /etc/passwd names no other account: PostgreSQL cannot prepare its folder. ' +
        'Run Parvis as an ordinary user, or set DATABASE_URL.',
    );
  }
  return { uid: chosen.uid, gid: chosen.gid };
}

/** Whether `account` may enter `folder` and everything above it. */
export async function canEnter(account: ServerAccount, folder: string): Promise<boolean> {
  if (account === null) return true;
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const info = await stat(at).catch(() => null);
    // A folder that is not there yet will be made by us, with a mode that lets the account in.
    if (info) {
      const bit = info.uid === account.uid ? 0o100 : info.gid === account.gid ? 0o010 : 0o001;
      if ((info.mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}
