import { Hono, type MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { longest } from '../domain/longest.ts';
import { longestSource } from '../domain/papers/source-file.ts';
import type { Database } from '../queries/database.ts';
import { isReady } from '../queries/is-ready.ts';
import type { CompleteSettings } from '../settings.ts';
import { addresses, inLanguage } from './addresses.ts';
import { loadAssets } from './assets.ts';
import { protectiveHeaders } from './headers.ts';
import { hostOf } from './host.ts';
import { negotiate } from './languages/languages.ts';
import { pageCache } from './page-cache.ts';
import { failurePage, notFoundPage, tooLargePage } from './pages/errors.tsx';
import { withPage } from './request.ts';
import { routes } from './routes.ts';
import { organisationSignIn } from './sign-in/organisation.ts';
import { createSignIn } from './sign-in/sign-in.ts';
import type { Env, Site } from './site.ts';

/** The site as one function from request to response. */
export async function createApp(given: {
  readonly db: Database;
  readonly settings: CompleteSettings;
  readonly now: () => Date;
  /** The interface for programs, where there is one. */
  readonly api?: (host: ReturnType<typeof hostOf>) => {
    fetch(request: Request): Response | Promise<Response>;
  };
}): Promise<Hono<Env>> {
  const { api, ...parts } = given;
  const site: Site = { ...parts, assets: await loadAssets() };
  const signIn = createSignIn(site);
  const organisation = organisationSignIn(site.settings);
  const app = new Hono<Env>();

  // First of all, so that a page that is kept costs nothing more; it is kept with the headers of the others.
  app.use(pageCache(site));
  app.use(protectiveHeaders(site.settings.origin));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => ((await isReady(site.db)) ? c.text('ok') : c.text('no database', 503)));
  const programs = api?.(hostOf(site, signIn));
  if (programs) app.all('/api/*', (c) => programs.fetch(c.req.raw));
  // No name holds a NUL, and the database takes none.
  app.use(async (c, next) => (/%00/.test(c.req.url) ? c.notFound() : next()));
  app.use(withoutSlashes);
  serveAssets(app, site);
  app.use(csrf({ origin: site.settings.origin }));
  const onError = tooLargePage(site);
  const [form, upload] = [
    bodyLimit({ maxSize: longest.request, onError }),
    bodyLimit({ maxSize: longestUpload, onError }),
  ];
  app.use((c, next) => (uploads.test(c.req.path) ? upload : form)(c, next));
  app.get('/', (c) => redirect(c.req.header('Accept-Language'), addresses.home));
  app.get('/r/:code', (c) =>
    redirect(
      c.req.header('Accept-Language'),
      addresses.recommendation(encodeURIComponent(c.req.param('code'))),
    ),
  );
  app.use('/:language{[a-z][a-z]}/*', withPage(site, signIn));
  for (const { method, path, handler } of routes(site, signIn, organisation)) app.on(method, path, handler);
  app.notFound(notFoundPage(site));
  app.onError(failurePage(site));
  return app;
}

/** A file, and what surrounds it in a form. */
const longestUpload = longestSource + 64 * 1024;
const uploads = /^\/[a-z]{2}\/papers\/[^/]+\/(sources|translations\/[a-z]{2}\/files(\/review)?)$/;

/** An address with slashes after it leads to the one without: on this site, whatever host was asked for. */
const withoutSlashes: MiddlewareHandler = async (c, next) => {
  await next();
  const { path, method } = c.req;
  if (c.res.status !== 404 || !/.\/$/.test(path) || !/^(GET|HEAD)$/.test(method)) return;
  const Location = `/${path.replace(/^\/+|\/+$/g, '')}${new URL(c.req.url).search}`;
  c.res = undefined;
  c.res = new Response(null, { status: 301, headers: { Location } });
};

/** To the same page in the language the reader likes best; which one depends on the header alone. */
function redirect(acceptLanguage: string | undefined, path: string): Response {
  const Location = inLanguage(negotiate(acceptLanguage), path);
  return new Response(null, { status: 302, headers: { Location, Vary: 'Accept-Language' } });
}

function serveAssets(app: Hono<Env>, { assets }: Site): void {
  for (const path of ['/assets/*', '/favicon.svg']) {
    app.get(path, (c) => {
      const asset = assets.get(c.req.path);
      if (!asset) return c.text('There is no such file.', 404);
      const life = asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
      return c.body(asset.body, 200, { 'Content-Type': asset.type, 'Cache-Control': life });
    });
  }
}
