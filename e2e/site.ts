import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { importPack } from '../src/exchange/congress-pack/import.ts';
import { checkoutFolder, parseSettings } from '../src/settings.ts';
import type { Database } from '../src/store/database.ts';
import { createApp } from '../src/web/app.tsx';

export interface RunningSite {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Loads the demonstration edition and serves it on a free port, with more settings where a test needs them. */
export async function serveDemonstration(
  db: Database,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningSite> {
  const now = () => new Date();
  const loaded = await importPack(db, path.join(checkoutFolder, 'demo'), {
    now: now(),
    rehearseOn: now().toISOString().slice(0, 10),
  });
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const settings = parseSettings({
    PORT: String(port),
    PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea',
    ...environment,
  });
  if (!settings.ok) throw new Error(settings.errors.join('\n'));
  const { secret } = settings.value;
  const app = await createApp({ db, settings: { ...settings.value, secret: secret ?? '' }, now });
  server.on('request', getRequestListener(app.fetch));
  return {
    origin: `http://localhost:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
