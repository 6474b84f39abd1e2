import type { Context } from 'hono';
import type { Viewer } from '../domain/people/viewer.ts';
import type { CurrentEdition } from '../queries/current-edition.ts';
import type { Database } from '../queries/database.ts';
import type { CompleteSettings } from '../settings.ts';
import type { Assets } from './assets.ts';
import type { PageContext } from './page-context.ts';

/** What every page works with. */
export interface Site {
  readonly db: Database;
  readonly settings: CompleteSettings;
  readonly now: () => Date;
  readonly assets: Assets;
}

/** What a request carries once the middleware has looked at it. */
export interface Env {
  Variables: {
    page: PageContext;
    edition: CurrentEdition;
    viewer: Viewer | null;
    /** The fields of the form that was sent, once they were read: a refusal gives them back. */
    typed?: Readonly<Record<string, string>>;
  };
}

export type Handler = (c: Context<Env>) => Response | Promise<Response>;
