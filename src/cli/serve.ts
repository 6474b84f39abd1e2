import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { keepSearchFresh } from '../actions/refresh-search.ts';
import { createApi } from '../api/api.ts';
import { importPack } from '../exchange/congress-pack/import.ts';
import { keepPosting } from '../mail/post.ts';
import { hasEdition } from '../queries/has-edition.ts';
import { type CompleteSettings, checkoutFolder, type Settings, withSecret } from '../settings.ts';
import { createApp } from '../web/app.tsx';
import { CannotRun, type Command, type Io } from './command.ts';
import { type OpenDatabase, openOwnDatabase } from './open-database.ts';
import { readSettings } from './read-settings.ts';
import { openWebServer, type WebServer } from './web-server.ts';

const graceMs = 10_000;

/** Settles at the first request to stop; further ones (npm repeats the terminal's) change nothing. */
function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });
}

async function loadDemonstration({ db }: OpenDatabase, io: Io): Promise<void> {
  if (await hasEdition(db)) return;
  io.note('Loading the demonstration edition');
  const now = new Date();
  const result = await importPack(db, path.join(checkoutFolder, 'demo'), {
    now,
    rehearseOn: now.toISOString().slice(0, 10),
  });
  if (!result.ok)
    throw new CannotRun(`The demonstration edition cannot be loaded:\n${result.errors.join('\n')}`);
}

/** The port 0 stands for the one the system gave. */
function settleOrigin(settings: CompleteSettings, port: number): CompleteSettings {
  const guessed = settings.port === 0 && settings.origin === 'http://localhost:0';
  return { ...settings, port, origin: guessed ? `http://localhost:${port}` : settings.origin };
}

async function run(settings: Settings, server: WebServer, io: Io, stop: Promise<void>): Promise<number> {
  const database = await openOwnDatabase(settings, io);
  try {
    if (settings.demo) await loadDemonstration(database, io);
    const complete = settleOrigin(await withSecret(settings), server.port);
    server.answerWith(
      await createApp({ db: database.db, settings: complete, now: () => new Date(), api: createApi }),
    );
    const post = complete.mail ? keepPosting(database.db, complete.mail) : null;
    const freshness = keepSearchFresh(database.db);
    const listening = `Parvis is listening on http://localhost:${server.port}`;
    io.answer(listening, { url: `http://localhost:${server.port}` });
    const lost = await Promise.race([stop.then(() => false), database.lost.then(() => true)]);
    if (lost) io.note('PostgreSQL ended by itself: see postgres.log beside the database.');
    await server.close(lost ? 0 : graceMs);
    await post?.stop();
    await freshness.stop();
    return lost ? 1 : 0;
  } finally {
    await database.close();
  }
}

/** Serves the site until it is told to stop. */
export const serve: Command = {
  name: 'serve',
  summary: 'Serves the site; starts its own PostgreSQL unless DATABASE_URL is set.',
  usage: '',
  async run(args, io) {
    parseArgs({ args, options: {} });
    const stop = stopRequested();
    const settings = readSettings(io);
    const server = await openWebServer(settings.port, settings.host);
    try {
      return await run(settings, server, io, stop);
    } catch (error) {
      await server.close(0);
      throw error;
    }
  },
};
