import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { MiddlewareHandler } from 'hono';
import { recordVersion } from '../queries/record-version.ts';
import type { Env, Site } from './site.ts';

interface Finished {
  readonly version: number;
  readonly madeAt: number;
  readonly etag: string;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer>;
  /** Plain records: the server writes them out as they are. */
  readonly headers: Readonly<Record<string, string>>;
  readonly gzipHeaders: Readonly<Record<string, string>>;
}

/** Pages kept at most; the one made longest ago goes first. */
const capacity = 500;
/** Another process may have written: how long its acts may stay unseen, in milliseconds. */
const patience = 1_000;
/** What is late depends on the hour, not on an act. */
const longest = 60_000;

/**
 * Keeps finished pages for readers who are not signed in until an act moves the record. A hit asks the database at
 * most once a second, whatever the number of readers; what this process writes itself is seen at once.
 */
export function pageCache({ db }: Site): MiddlewareHandler<Env> {
  const pages = new Map<string, Finished>();
  const version = lastVersion(() => recordVersion(db));

  return async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      await next();
      version.forget();
      return;
    }
    if (c.req.header('Cookie')?.includes('session_token') || !/^\/(fr|en|es|ar)(\/|$)/.test(c.req.path))
      return next();
    const current = await version.now();
    // Whatever host was asked for, the page is the same.
    const address = c.req.url.slice(c.req.url.indexOf('/', 'https://'.length));
    const known = pages.get(address);
    if (known && known.version === current && Date.now() - known.madeAt < longest)
      return answer(known, c.req.raw);
    await next();
    if (c.res.status !== 200 || c.res.headers.has('Set-Cookie')) return;
    if (c.res.headers.get('Cache-Control')?.includes('no-store')) return;
    const made = await finish(c.res, current);
    if (pages.size >= capacity) pages.delete(pages.keys().next().value ?? '');
    pages.delete(address);
    pages.set(address, made);
    c.res = undefined;
    c.res = answer(made, c.req.raw);
  };
}

function lastVersion(ask: () => Promise<number>) {
  let asked: Promise<number> | null = null;
  let until = 0;
  return {
    now(): Promise<number> {
      if (!asked || Date.now() > until) {
        until = Date.now() + patience;
        asked = ask();
        asked.catch(() => {
          asked = null;
        });
      }
      return asked;
    },
    forget(): void {
      asked = null;
    },
  };
}

async function finish(response: Response, version: number): Promise<Finished> {
  const body = new Uint8Array(await response.arrayBuffer());
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const { 'content-length': _, ...own } = Object.fromEntries(response.headers);
  const headers = { ...own, etag, 'cache-control': 'private, no-cache', vary: 'Accept-Encoding, Cookie' };
  const gzip = new Uint8Array(gzipSync(body));
  const gzipHeaders = { ...headers, 'content-encoding': 'gzip' };
  return { version, madeAt: Date.now(), etag, body, gzip, headers, gzipHeaders };
}

function answer(page: Finished, request: Request): Response {
  if (isKnown(page, request.headers)) return new Response(null, { status: 304, headers: page.headers });
  return /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')
    ? new Response(page.gzip, { headers: page.gzipHeaders })
    : new Response(page.body, { headers: page.headers });
}

/** Whether the reader has the page as it is: by its tag, else by its date where it has one (RFC 9110, 13.1.3). */
function isKnown({ etag, headers }: Finished, asked: Headers): boolean {
  const tags = asked.get('If-None-Match');
  if (tags !== null) return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(asked.get('If-Modified-Since') ?? '');
  return since >= Date.parse(headers['last-modified'] ?? '');
}
