import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

interface Asked {
  readonly method?: string;
  /** Sent as it is: nothing tidies it first. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

export type Ask = (asked: Asked) => Promise<Answer>;

/** Asks over HTTP, as a program does that sends what no browser would. */
export const asking =
  (port: number): Ask =>
  ({ method = 'GET', path, headers = {}, body }) =>
    new Promise((resolve, reject) => {
      const sent = request({
        host: '127.0.0.1',
        agent: false,
        port,
        method,
        path,
        headers: { Host: `localhost:${port}`, ...headers },
      });
      sent.on('response', (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (data) => {
          text += data;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
        response.on('error', reject);
      });
      sent.on('error', reject);
      sent.setTimeout(20_000, () => sent.destroy(new Error(`no answer to ${method} ${path.slice(0, 80)}`)));
      sent.end(body);
    });

/** Sends bytes as they are, and gives what comes back until the connection ends. */
export function sendBytes(port: number, bytes: string | Uint8Array, patience = 5_000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    const end = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding('latin1').on('data', (data) => {
      text += data;
    });
    socket.on('end', end).on('error', end).setTimeout(patience, end);
  });
}

export type Fields = readonly (readonly [name: string, value: string | Uint8Array])[];

/** A form as a browser encodes it; a `Uint8Array` stands for bytes that are no text. */
export function encodeForm(fields: Fields): string {
  const encode = (value: string | Uint8Array) =>
    typeof value === 'string'
      ? new URLSearchParams([['', value]]).toString().slice(1)
      : [...value].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

export const formHeaders = (origin: string, cookie = ''): OutgoingHttpHeaders => ({
  Origin: origin,
  'Content-Type': 'application/x-www-form-urlencoded',
  ...(cookie && { Cookie: cookie }),
});
