import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { createApi } from '../../api/api.ts';
import { parseSettings } from '../../settings.ts';
import { createApp } from '../app.tsx';

/** The site over the demonstration edition, asked as a browser asks it. */
export interface TestSite {
  readonly demo: Demonstration;
  readonly origin: string;
  /** Cookies kept from answer to answer, as one browser does. */
  browser(): TestBrowser;
  /** A browser signed in as the holder of a mandate of the demonstration. */
  holder(mandate: string): Promise<TestBrowser>;
  /** The hour the site believes it is, from now on. */
  moveTo(now: Date): void;
}

export interface TestBrowser {
  get(path: string): Promise<Response>;
  /** Sends a form; one with a file in parts. */
  post(path: string, fields?: Record<string, string> | FormData): Promise<Response>;
  /** Sends JSON, as a program does. */
  send(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Signs in by a link sent to an address. */
  enter(email: string): Promise<Response>;
  readonly cookies: ReadonlyMap<string, string>;
}

export async function testSite(environment: Record<string, string> = {}): Promise<TestSite> {
  const demo = await demonstration();
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea', ...environment });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret, origin } = settings.value;
  let now = new Date();
  const app = await createApp({
    db: demo.db,
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => now,
    api: createApi,
  });

  function browser(): TestBrowser {
    const cookies = new Map<string, string>();
    async function ask(path: string, init: RequestInit): Promise<Response> {
      const Cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const headers = { Origin: origin, ...(Cookie ? { Cookie } : {}), ...(init.headers as object) };
      const response = await app.request(origin + path, { ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    }
    const get = (path: string) => ask(path, { method: 'GET' });
    const post = (path: string, fields: Record<string, string> | FormData = {}) =>
      ask(path, {
        method: 'POST',
        body: fields instanceof FormData ? fields : new URLSearchParams(fields),
      });
    const send = (path: string, body: unknown, headers: Record<string, string> = {}) =>
      ask(path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
    return {
      cookies,
      get,
      post,
      send,
      async enter(email) {
        await post('/en/sign-in/links', { email });
        const { body } = await demo.db
          .selectFrom('mail_message')
          .select('body')
          .where('recipient', '=', email)
          .orderBy('id', 'desc')
          .executeTakeFirstOrThrow();
        const link = /\/en\/sign-in\/links\/[\w-]+/.exec(body)?.[0] ?? '';
        return post(link);
      },
    };
  }

  return {
    demo,
    origin,
    browser,
    async holder(mandate) {
      const holder = browser();
      const { status } = await holder.post('/en/roles', { mandate });
      if (status !== 303) throw new Error(`the role ${mandate} is refused: ${status}`);
      return holder;
    },
    moveTo: (moment) => {
      now = moment;
    },
  };
}
