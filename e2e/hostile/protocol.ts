import { randomUUID } from 'node:crypto';
import { type Answer, encodeForm, formHeaders, sendBytes } from './ask.ts';
import { forms } from './forms.ts';
import type { Ground } from './ground.ts';
import type { Input } from './journal.ts';

const target = '/en/papers/accessible-cities/provisions/p04/contributions';
const only =
  (...allowed: readonly number[]) =>
  ({ status }: Answer) =>
    allowed.includes(status) ? undefined : `status ${status}`;

/** Forms that another site sends, or that do not say who sends them: every one is refused before it is read. */
export function originInputs({ ask, holder, server }: Ground): Input[] {
  const origins = [
    'http://evil.test',
    'null',
    `http://localhost:${server.port + 1}`,
    `${server.origin}.evil.test`,
    `https://localhost:${server.port}`,
    `${server.origin}/`,
    '',
  ];
  return Object.entries(forms).flatMap(([route, form], index) => {
    const send =
      (origin: string | undefined, more: Record<string, string> = {}) =>
      async () => {
        const { Origin: _, ...plain } = formHeaders('', await holder('secretariat'));
        const headers = { ...plain, ...(origin !== undefined && { Origin: origin }), ...more };
        const body = encodeForm(Object.entries(form.fields ?? {}));
        return ask({ method: 'POST', path: `/en${form.to.replace('{n}', '01')}`, headers, body });
      };
    const origin = origins[index % origins.length] ?? '';
    return [
      { name: `${route} from ${origin}`, send: send(origin), expect: only(403) },
      { name: `${route} from nowhere`, send: send(undefined), expect: only(403) },
      {
        name: `${route} from another site, as text`,
        send: send('http://evil.test', { 'Content-Type': 'text/plain', 'Sec-Fetch-Site': 'cross-site' }),
        expect: only(403),
      },
    ];
  });
}

/** Bodies of the wrong kind, cut, or too large. */
export function bodyInputs({ ask, server, holder }: Ground): Input[] {
  const send =
    (type: string, body: string | Uint8Array, path = target, more: Record<string, string> = {}) =>
    async () =>
      ask({
        method: 'POST',
        path,
        headers: {
          Origin: server.origin,
          'Content-Type': type,
          Cookie: await holder('lead-world-enabled'),
          ...more,
        },
        body,
      });
  const form = 'application/x-www-form-urlencoded';
  const json = JSON.stringify({ key: randomUUID(), text: 'x', ['__proto__']: { admin: true } });
  const multipart = 'multipart/form-data; boundary=x';
  const part = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\nhello\r\n';
  const many = Array.from({ length: 10_000 }, (_, index) => `f${index}=x`).join('&');
  const attach = '/en/papers/accessible-cities/sources';
  return [
    { name: 'JSON', send: send('application/json', json), expect: only(422) },
    { name: 'JSON that is none', send: send('application/json', '{"a":'), expect: only(422) },
    {
      name: 'XML',
      send: send('application/xml', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
      expect: only(422),
    },
    { name: 'text', send: send('text/plain', 'text=hello'), expect: only(422) },
    { name: 'no type', send: send('', 'text=hello'), expect: only(422) },
    { name: 'JSON as a form', send: send(form, json), expect: only(422) },
    { name: 'multipart without boundary', send: send('multipart/form-data', part), expect: only(400) },
    {
      name: 'multipart with another boundary',
      send: send('multipart/form-data; boundary=y', part),
      expect: only(400),
    },
    { name: 'multipart that is cut', send: send(multipart, part), expect: only(400) },
    { name: 'multipart that is a form', send: send(multipart, 'text=hello'), expect: only(400) },
    { name: 'multipart of nothing', send: send(multipart, ''), expect: only(400) },
    {
      name: 'multipart with a file where words are meant',
      send: send(multipart, `${part.replace('name="text"', 'name="text"; filename="x.html"')}--x--\r\n`),
      expect: only(422),
    },
    {
      name: 'a form in another encoding',
      send: send(`${form}; charset=utf-7`, 'text=+ADw-script+AD4-'),
      expect: only(422),
    },
    {
      name: 'a form that says it is packed',
      send: send(form, 'text=a', target, { 'Content-Encoding': 'gzip' }),
      expect: only(422),
    },
    { name: 'ten thousand fields', send: send(form, many), expect: only(422) },
    { name: 'one field a hundred thousand times', send: send(form, 'a&'.repeat(100_000)), expect: only(422) },
    { name: 'percent signs', send: send(form, '%'.repeat(100_000)), expect: only(422) },
    { name: 'brackets', send: send(form, `${'a['.repeat(50_000)}=1`), expect: only(422) },
    { name: 'more than a form', send: send(form, `text=${'a'.repeat(300_000)}`), expect: only(413) },
    {
      name: 'more than a form, in chunks',
      send: send(form, `text=${'a'.repeat(300_000)}`, target, { 'Transfer-Encoding': 'chunked' }),
      expect: only(413),
    },
    {
      name: 'more than a file',
      send: send(multipart, new Uint8Array(11 * 1024 * 1024), attach),
      expect: only(413),
    },
    { name: 'a file that is a form', send: send(form, 'file=x', attach), expect: only(422) },
  ];
}

const methods = [
  'PUT',
  'DELETE',
  'PATCH',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
  'SEARCH',
  'LOCK',
  'PURGE',
  'QUERY',
];

/** Methods that no address has; forms that are asked for, and pages that are sent to. */
export function methodInputs({ ask, server }: Ground): Input[] {
  const headers = {
    ...formHeaders(server.origin),
    'X-HTTP-Method-Override': 'DELETE',
    'X-Method-Override': 'PUT',
  };
  return [
    ...methods.flatMap((method) =>
      ['/', '/en', target, '/healthz', '/assets/x'].map((path) => ({
        name: `${method} ${path}`,
        send: () => ask({ method, path, headers }),
        expect: ({ status }: Answer) => (status < 400 ? `status ${status}` : undefined),
      })),
    ),
    ...['/en', '/en/papers', '/en/sign-in', '/en/outbox', '/sitemap.xml', '/favicon.svg'].map((path) => ({
      name: `POST ${path}`,
      send: () => ask({ method: 'POST', path, headers, body: 'a=b' }),
      expect: only(404),
    })),
  ];
}

/** Requests that are none: what the socket gives back must be a refusal, and short. */
export function brokenRequests({
  server,
}: Ground): readonly (readonly [name: string, answer: Promise<string>])[] {
  const host = `Host: localhost:${server.port}`;
  const raw = (head: string, body = '') => sendBytes(server.port, `${head}\r\n\r\n${body}`, 3_000);
  return [
    ['no host', raw('GET /en HTTP/1.1')],
    ['two hosts', raw(`GET /en HTTP/1.1\r\n${host}\r\nHost: evil.test`)],
    ['a host that is none', raw('GET /en HTTP/1.1\r\nHost: evil.test/path?@x')],
    ['a host with spaces', raw('GET /en HTTP/1.1\r\nHost: a b')],
    ['a header that is too long', raw(`GET /en HTTP/1.1\r\n${host}\r\nX: ${'a'.repeat(40_000)}`)],
    ['an address that is too long', raw(`GET /${'a'.repeat(40_000)} HTTP/1.1\r\n${host}`)],
    [
      'two lengths',
      raw(`POST ${target} HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nContent-Length: 6`, 'a=b'),
    ],
    [
      'a length and chunks',
      raw(
        `POST ${target} HTTP/1.1\r\n${host}\r\nContent-Length: 5\r\nTransfer-Encoding: chunked`,
        '0\r\n\r\n',
      ),
    ],
    ['a negative length', raw(`POST ${target} HTTP/1.1\r\n${host}\r\nContent-Length: -1`)],
    ['a fold in a header', raw(`GET /en HTTP/1.1\r\n${host}\r\nX: a\r\n b: c\r\n\t: d\r\nY y: z`)],
    ['a NUL in a header', raw(`GET /en HTTP/1.1\r\n${host}\r\nX: a\0b`)],
    ['a backslash in the path', raw(`GET /en\\..\\..\\x HTTP/1.1\r\n${host}`)],
    ['no protocol', raw('HELLO')],
    ['another protocol', raw('\x16\x03\x01\x02\x00\x01\x00\x01')],
    ['CONNECT', raw(`CONNECT evil.test:80 HTTP/1.1\r\n${host}`)],
  ];
}
