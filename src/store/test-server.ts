import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrate, openDatabase } from './database.ts';
import { startEmbedded } from './embedded/start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated, empty database that each test file copies: see `testDatabase`. */
    databaseUrl: string;
  }
}

/** One PostgreSQL for the whole run of the tests, thrown away at its end. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'parvis-test-'));
  // Run by root, the server is somebody else, and must be able to enter.
  await chmod(dataFolder, 0o755);
  const server = await startEmbedded({ dataFolder, log: () => {}, durable: false });
  const template = openDatabase(server.url, 1);
  await migrate(template);
  // A database that somebody is connected to cannot be copied.
  await template.destroy();
  project.provide('databaseUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  };
}
