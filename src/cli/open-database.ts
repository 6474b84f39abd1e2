import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../settings.ts';
import { type Database, migrate, openDatabase } from '../store/database.ts';
import { findRunning, startEmbedded } from '../store/embedded/start.ts';
import { whyUnusable } from '../store/external-server.ts';
import { CannotRun, type Io } from './command.ts';

/** A migrated database, whichever server it is on. */
export type OpenDatabase = {
  readonly db: Database;
  /** The names of the migrations that were applied just now. */
  readonly migrated: readonly string[];
  /** Settles when the server is gone without having been asked; never for one that is not ours. */
  readonly lost: Promise<void>;
  close(): Promise<void>;
};

const never = new Promise<void>(() => {});

async function ready(url: string, lost: Promise<void>, stop: () => Promise<void>): Promise<OpenDatabase> {
  const db = openDatabase(url);
  const close = async () => {
    await db.destroy();
    await stop();
  };
  try {
    return { db, migrated: await migrate(db), lost, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openExternal(url: string): Promise<OpenDatabase> {
  const reason = await whyUnusable(url);
  if (reason) throw new CannotRun(`DATABASE_URL: ${reason}`);
  return ready(url, never, async () => {});
}

async function openEmbedded(settings: Settings, io: Io): Promise<OpenDatabase> {
  const server = await startEmbedded({ dataFolder: settings.dataFolder, log: io.note }).catch(
    (error: Error) => {
      throw new CannotRun(error.message);
    },
  );
  return ready(server.url, server.ended, server.stop);
}

/** Opens the database for the one process that serves the site. */
export function openOwnDatabase(settings: Settings, io: Io): Promise<OpenDatabase> {
  return settings.databaseUrl ? openExternal(settings.databaseUrl) : openEmbedded(settings, io);
}

/** Opens the database for a command: beside a running Parvis on its server, else on one started for it. */
export async function openDatabaseBesides(settings: Settings, io: Io): Promise<OpenDatabase> {
  if (settings.databaseUrl) return openExternal(settings.databaseUrl);
  const patience = Date.now() + 30_000;
  for (;;) {
    const holder = await findRunning(settings.dataFolder);
    if (holder?.url) return ready(holder.url, never, async () => {});
    if (!holder) return openEmbedded(settings, io);
    if (Date.now() > patience)
      throw new CannotRun(`Process ${holder.pid} holds the data folder and does not get ready.`);
    await sleep(100);
  }
}
