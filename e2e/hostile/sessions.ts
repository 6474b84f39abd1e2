import { randomUUID } from 'node:crypto';
import type { Answer } from './ask.ts';
import { cookieOf, type Ground } from './ground.ts';
import type { Input } from './journal.ts';

const places = [
  'http://evil.test',
  '//evil.test',
  '///evil.test',
  '/\\evil.test',
  '\\/evil.test',
  '/en//evil.test/..',
  '/en\r\nLocation: http://evil.test',
  '/en%0d%0aSet-Cookie:%20a=b',
  '/en\nSet-Cookie: a=b',
  'javascript:window.__pwned=1',
  'data:text/html,<script>window.__pwned=1</script>',
  '/en@evil.test',
  '/en.evil.test',
  '/de/papers',
  '/en/\u2028x',
  ' /en',
  `/en/${'a'.repeat(600)}`,
];

const leaves = ({ headers: { location = '' }, status }: Answer) =>
  status === 303 && new URL(location, 'http://localhost').host !== 'localhost'
    ? `leads to ${location}`
    : undefined;

/** Where to go afterwards is always this site. */
export function redirectInputs(ground: Ground): Input[] {
  const { ask, post } = ground;
  const hosts: readonly Record<string, string>[] = [
    { Host: 'evil.test' },
    { 'X-Forwarded-Host': 'evil.test', Forwarded: 'host=evil.test;proto=https' },
    { 'X-Original-URL': '/en/outbox', 'X-Rewrite-URL': '/en/outbox' },
  ];
  const slashes = [
    '/en/papers/',
    '/en/nowhere//',
    '//evil.test/',
    '/en/papers///?a=//evil.test',
    '/evil.test//',
    '/nowhere/%2f/',
  ];
  return [
    ...places.map((next) => ({
      name: `after signing in, to ${next}`,
      send: () => post('/roles', { mandate: 'chair-town-hall', next }),
      expect: leaves,
    })),
    ...places.map((next) => ({
      name: `a link that leads to ${next}`,
      send: () => ask({ path: `/en/sign-in/links/unknown?next=${encodeURIComponent(next)}` }),
      expect: ({ body }: Answer) => (/(href|action)="[^"]*evil/.test(body) ? 'links there' : undefined),
    })),
    ...slashes.flatMap((path) =>
      hosts.map((headers) => ({
        name: `${path} of ${JSON.stringify(headers)}`,
        send: () => ask({ path, headers }),
        expect: ({ headers: { location = '' }, body }: Answer) =>
          /^(https?:)?\/\//.test(location) ||
          (location === '' && /(href|content)="https?:\/\/evil/.test(body))
            ? `leads to ${location}`
            : undefined,
      })),
    ),
  ];
}

/** Whether an answer is for somebody who is not signed in. */
const outside = ({ status }: Answer) => (status === 403 ? undefined : `status ${status}`);

/** Cookies that were never given, or were given to others. */
export async function cookieInputs(ground: Ground): Promise<Input[]> {
  const { ask, db } = ground;
  const own = await ground.newcomer();
  const [name = '', value = ''] = own.split(/=(.*)/);
  const [token = '', signature = ''] = decodeURIComponent(value).split('.');
  const other = await db.selectFrom('sign_in_session').select(['id', 'token']).executeTakeFirstOrThrow();
  const forged = [
    `${name}=`,
    `${name}=${token}`,
    `${name}=${token}.`,
    `${name}=${token}.${encodeURIComponent(signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')))}`,
    `${name}=${other.token}.${encodeURIComponent(signature)}`,
    `${name}=${other.id}.${encodeURIComponent(signature)}`,
    `${name}=${'a'.repeat(5_000)}.${encodeURIComponent(signature)}`,
    `${name}=%00.%00`,
    `${name}=%ff.%ff`,
    `${name}=__proto__.constructor`,
    `${name}={"token":"${token}"}`,
    `${name}=' or 1=1 --.${signature}`,
    `__Host-${own}`,
    `better-auth.session_token=${value}`,
    `${name}.=x; ${name}x=${value}`,
    Array.from({ length: 200 }, (_, index) => `c${index}=x`).join('; '),
    'parvis.journey={"state":"x"}.x',
  ];
  return forged.map((cookie) => ({
    name: `cookie ${cookie.slice(0, 60)}`,
    send: () => ask({ path: '/en/account', headers: { Cookie: cookie } }),
    expect: outside,
  }));
}

/** A session is another one after signing in, and none after signing out, on whatever was brought along. */
export async function fixation(
  ground: Ground,
): Promise<{ readonly brought: string; readonly given: string; after: number[] }> {
  const brought = await ground.newcomer();
  const answer = await ground.post('/roles', { mandate: 'secretariat', next: '' }, brought);
  const given = cookieOf(answer);
  await ground.post('/sign-out', {}, given);
  const status = async (cookie: string) =>
    (await ground.ask({ path: '/en/account/data', headers: { Cookie: cookie } })).status;
  const reused = await ground.post('/roles', { mandate: 'secretariat', next: randomUUID() }, given);
  return {
    brought,
    given: cookieOf(reused) === given ? 'the same again' : given,
    after: [await status(given)],
  };
}
