import { forms } from './forms.ts';
import type { Ground } from './ground.ts';
import type { Input } from './journal.ts';

/** What stands in an address where a name is meant: paths, plain and encoded once and twice, forged and broken names. */
const hostileNames: readonly string[] = [
  '..%2f..%2f..%2fetc%2fpasswd',
  '%2e%2e%2f%2e%2e%2fpackage.json',
  '%252e%252e%252fetc%252fpasswd',
  '..%5c..%5cwindows%5cwin.ini',
  '....//....//etc/passwd',
  'file:%2f%2f%2fetc%2fpasswd',
  'x%00.png',
  '%ff%fe',
  '%ed%a0%80',
  '%e2%80%ae%e2%81%a6',
  '%0d%0aSet-Cookie:%20a=b',
  "'%20or%201=1--",
  '<script>window.__pwned=1</script>',
  '__proto__',
  'constructor',
  '-1',
  '0',
  '99999999999999999999',
  '00000000-0000-0000-0000-000000000000',
  '{00000000-0000-0000-0000-000000000000}',
  '%25s%25n',
  'a'.repeat(3_000),
];

/** How a route names its language. */
export const languagePart = '/:language{[a-z][a-z]}';

/** Every name in every address of the site, replaced; asked for, and sent to. */
export function parameterInputs(
  ground: Ground,
  routes: readonly { method: string; path: string }[],
): Input[] {
  const named = routes.filter(({ path }) => path.replace(languagePart, '').includes(':'));
  return named.flatMap(({ method, path }) =>
    hostileNames.map((name) => {
      const address = path.replace(languagePart, '/en').replace(/:\w+(\{[^/]*\})?/g, () => name);
      return {
        name: `${method} ${path} ${name.slice(0, 30)}`,
        async send() {
          const cookie = await ground.holder('secretariat');
          const form = forms[path.replace(languagePart, '')];
          if (method === 'POST') return ground.post(address.replace(/^\/en/, ''), form?.fields ?? {}, cookie);
          return ground.ask({
            path: address.replace(/[<> "]/g, encodeURIComponent),
            headers: { Cookie: cookie },
          });
        },
        expect: ({ body }) => /root:.*:0:0|"parvis"/.test(body) && 'shows a file',
      };
    }),
  );
}

const escapes: readonly string[] = [
  '/../../../../etc/passwd',
  '/en/../../../etc/passwd',
  '/assets/../../package.json',
  '/assets/%2e%2e/%2e%2e/package.json',
  '/assets/..%2f..%2fpackage.json',
  '/assets/%252e%252e%252fpackage.json',
  '/sources/%2e%2e/%2e%2e/package.json',
  '//etc/passwd',
  '/en/papers/..%c0%af..%c0%afetc/passwd',
  '/.git/config',
  '/.env',
  '/.data/secret',
  '/node_modules/hono/package.json',
  '/%',
  '/%zz',
  '/en/%',
  '/en/papers/%e0%a4%a',
];

/** Filters and cursors of lists, in the query. */
const queries = [
  'circuit',
  'domain',
  'kind',
  'language',
  'lead',
  'state',
  'paper',
  'before',
  'after',
  'next',
  'page',
];
const values = [
  "'%20or%201=1--",
  '%00',
  '%ff',
  '-1',
  '9e99',
  '__proto__',
  '[]',
  '%3Cscript%3E',
  'a'.repeat(5_000),
];

/** Paths that lead out, and queries that no link of the site has. */
export function addressInputs(ground: Ground): Input[] {
  const paths = ['/en/papers', '/en/register', '/en/moderation', '/en/account', '/en/roles'];
  return [
    ...escapes.map(
      (path): Input => ({
        name: `out by ${path}`,
        send: () => ground.ask({ path }),
        expect: ({ status, body }) =>
          (status === 200 && !body.includes('<html')) || /root:|dependencies/.test(body)
            ? 'shows a file'
            : undefined,
      }),
    ),
    ...paths.flatMap((path) =>
      queries.flatMap((name, index) => {
        const value = values[(index + path.length) % values.length] ?? '';
        return [
          {
            name: `${path}?${name}=${value.slice(0, 20)}`,
            send: async () =>
              ground.ask({
                path: `${path}?${name}=${value}`,
                headers: { Cookie: await ground.holder('secretariat') },
              }),
          },
        ];
      }),
    ),
    {
      name: 'a thousand questions in one address',
      send: () => ground.ask({ path: `/en/papers?${'kind=policy&'.repeat(1_000)}` }),
    },
  ];
}
