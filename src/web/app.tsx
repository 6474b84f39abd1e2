import { Hono } from 'hono';
import type { Database } from '../queries/database.ts';
import { isReady } from '../queries/is-ready.ts';
import type { CompleteSettings } from '../settings.ts';

/** The site as one function from request to response. */
export async function createApp(site: {
  readonly db: Database;
  readonly settings: CompleteSettings;
  readonly now: () => Date;
}): Promise<Hono> {
  const app = new Hono();
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => ((await isReady(site.db)) ? c.text('ok') : c.text('no database', 503)));
  return app;
}
