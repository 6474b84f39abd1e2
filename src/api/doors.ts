import { type RouteConfig, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Act } from '../domain/people/permissions/table.ts';
import type { Host, Request } from './host.ts';
import { faultsOf, faulty, problem, type Refused, refused } from './problems.ts';

/** One address of the interface: what the document says of it, and what it does. */
export interface Door {
  readonly method: 'get' | 'post';
  /** Within the interface, with its parameters as `{paper}`. */
  readonly path: string;
  readonly route: RouteConfig;
  answer(host: Host, c: Context): Promise<Response>;
}

interface Given<T> {
  readonly ok: true;
  readonly value: T;
  /** Of a session that the act opened. */
  readonly cookies?: readonly string[];
}

/** What was asked, parsed; `key` is empty where the act takes none. */
interface Asked<Params, Rest> {
  readonly params: Params;
  /** The query of a question, the body of an act. */
  readonly given: Rest;
  readonly key: string;
}

interface Description<Params extends z.ZodObject, Rest extends z.ZodType, Gives extends z.ZodType> {
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly params?: Params;
  readonly given?: Rest;
  /** What leaves: nothing that it does not name. */
  readonly gives: Gives;
  answer(
    asked: Asked<z.output<Params>, z.output<Rest>>,
    request: Request,
  ): Promise<Given<z.input<Gives>> | Refused>;
}

const nothing = z.object({});
type Nothing = typeof nothing;

const keyed = z.object({
  'Idempotency-Key': z
    .uuid()
    .openapi({ description: 'A UUID of your own: sent again, the act is done once.' }),
});

const problems = {
  default: {
    description: 'Refused: a problem document (RFC 9457), worded in the language of Accept-Language.',
    content: {
      'application/problem+json': {
        schema: z
          .object({
            type: z.url(),
            title: z.string(),
            status: z.int(),
            refusal: z.string(),
            faults: z.record(z.string(), z.string()).optional(),
            lines: z
              .array(z.object({ line: z.int(), words: z.string(), address: z.url() }))
              .optional()
              .openapi({
                description: 'The lines of the table of permissions it rests on.',
              }),
          })
          .openapi('Problem'),
      },
    },
  },
};

const json = (schema: z.ZodType, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});

/** The names of an act in the table of permissions, for the document. */
const named = (acts: readonly Act[]) => (acts.length === 0 ? {} : { 'x-acts': acts });

/** A question, by GET; the acts of the table it is, where it is one. */
export function reading<
  G extends z.ZodType,
  P extends z.ZodObject = Nothing,
  R extends z.ZodObject = Nothing,
>(door: Description<P, R, G> & { readonly acts?: readonly Act[] }): Door {
  const { path, tag, summary, params, given, gives, acts = [] } = door;
  const request = { ...(params ? { params } : {}), ...(given ? { query: given } : {}) };
  const responses = { 200: json(gives, summary), ...problems };
  return {
    method: 'get',
    path,
    route: { method: 'get', path, tags: [tag], summary, request, responses, ...named(acts) },
    answer: (host, c) =>
      answer(host, c, { door, asked: { given: c.req.query() }, keyed: false, status: 200 }),
  };
}

/** An act, by POST, under its names in the table of permissions; none for what a private link alone decides. */
export function acting<G extends z.ZodType, P extends z.ZodObject = Nothing, R extends z.ZodType = Nothing>(
  door: Description<P, R, G> & { readonly acts: readonly Act[]; readonly keyed?: boolean },
): Door {
  const { path, tag, summary, params, given, gives, acts } = door;
  const takesKey = door.keyed === true;
  const request = {
    ...(params ? { params } : {}),
    ...(takesKey ? { headers: keyed } : {}),
    ...(given ? { body: { ...json(given, summary), required: true } } : {}),
  };
  const responses = { 201: json(gives, summary), ...problems };
  return {
    method: 'post',
    path,
    route: { method: 'post', path, tags: [tag], summary, request, responses, ...named(acts) },
    async answer(host, c) {
      const sent = given ? await jsonOf(c) : {};
      return sent === undefined
        ? problem(host, host.words(c.req.raw.headers), refused('malformed-json'))
        : answer(host, c, { door, asked: { given: sent }, keyed: takesKey, status: 201 });
    },
  };
}

/** The document that was sent; undefined when it is none. */
async function jsonOf(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

interface Round<P extends z.ZodObject, R extends z.ZodType, G extends z.ZodType> {
  readonly door: Description<P, R, G>;
  readonly asked: { readonly given: unknown };
  readonly keyed: boolean;
  readonly status: 200 | 201;
}

/** Parses what was asked, has the door answer it, and lets out what its shape names. */
async function answer<P extends z.ZodObject, R extends z.ZodType, G extends z.ZodType>(
  host: Host,
  c: Context,
  { door, asked, keyed: takesKey, status }: Round<P, R, G>,
): Promise<Response> {
  const { headers } = c.req.raw;
  const words = host.words(headers);
  const refuse = (refusal: Refused) => problem(host, words, refusal);
  const params = (door.params ?? nothing).safeParse(c.req.param());
  if (!params.success) return refuse(refused('not-there'));
  const key = takesKey ? keyed.safeParse({ 'Idempotency-Key': c.req.header('Idempotency-Key') }) : null;
  const given = (door.given ?? nothing).safeParse(asked.given);
  const faults = {
    ...(key?.error ? faultsOf(key.error) : {}),
    ...(given.error ? faultsOf(given.error) : {}),
  };
  if (!given.success || key?.success === false) return refuse(faulty(faults));
  const asker = await host.asker(headers);
  if (!asker) return refuse(refused('no-edition'));
  const parsed = {
    params: params.data as z.output<P>,
    given: given.data as z.output<R>,
    key: key?.data['Idempotency-Key'] ?? '',
  };
  const result = await door.answer(parsed, { ...asker, host, headers, language: words.language });
  if (!result.ok) return refuse(result);
  c.header('Content-Language', words.language);
  for (const cookie of result.cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
  return c.json(door.gives.parse(result.value), status);
}
