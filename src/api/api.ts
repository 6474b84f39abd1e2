import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { longest } from '../domain/longest.ts';
import { longestSource } from '../domain/papers/source-file.ts';
import { doors } from './all-doors.ts';
import type { Host } from './host.ts';
import { problem, type Refusal, refused } from './problems.ts';

const base = '/api/v1';
/** A file in base64, and what surrounds it. */
const longestUpload = Math.ceil(longestSource / 3) * 4 + 64 * 1024;

const about = `The same texts, voices and acts as the pages of the site, for programs. Reading takes no account. Acts are
those of the person whose session cookie is sent: JSON only, and never from another site's page. A list is read on
by the \`next\` of its answer, given back as \`after\`. Texts carry the language they are in and, where they are
translations, whose: \`original\`, \`human\`, \`machine\` or \`stale\`.`;

/** The interface for programs: a function from request to response, at `/api/v1`. */
export function createApi(host: Host): { fetch(request: Request): Response | Promise<Response> } {
  const app = new OpenAPIHono();
  const refuse = (headers: Headers, refusal: Refusal) => problem(host, host.words(headers), refused(refusal));

  app.use(async (c, next) => {
    // No name holds a NUL, and the database takes none.
    if (/%00/.test(c.req.url)) return refuse(c.req.raw.headers, 'not-there');
    await next();
    c.header('Cache-Control', 'private, no-cache');
    c.header('Vary', 'Accept-Language, Cookie');
    // What needs no session may be read from anybody's page; a browser sends it no cookie.
    if (c.req.method === 'GET' || c.req.method === 'HEAD') c.header('Access-Control-Allow-Origin', '*');
  });
  app.post('*', async (c, next) => {
    const { headers } = c.req.raw;
    const origin = headers.get('Origin');
    if (origin !== null && origin !== host.origin) return refuse(headers, 'other-site');
    if (!/^application\/json\s*(;|$)/i.test(headers.get('Content-Type') ?? ''))
      return refuse(headers, 'not-json');
    return next();
  });
  const limited = (maxSize: number) =>
    bodyLimit({ maxSize, onError: (c) => refuse(c.req.raw.headers, 'too-large') });
  const [request, upload] = [limited(longest.request), limited(longestUpload)];
  app.use((c, next) => (/\/sources$/.test(c.req.path) ? upload : request)(c, next));

  for (const door of doors) {
    app.openAPIRegistry.registerPath(door.route);
    app.on(door.method.toUpperCase(), base + door.path.replace(/\{(\w+)\}/g, ':$1'), (c) =>
      door.answer(host, c),
    );
  }
  const document = app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Parvis',
      version: '1',
      description: about,
      license: { name: 'EUPL-1.2' },
    },
    servers: [{ url: host.origin + base }],
  });
  app.get(`${base}/openapi.json`, (c) => c.json(document));

  app.notFound((c) => refuse(c.req.raw.headers, 'not-there'));
  app.onError((error, c) => {
    console.error(error);
    return refuse(c.req.raw.headers, 'failed');
  });
  return app;
}
