import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server was asked. */
export interface Asked {
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Record<string, unknown>;
}

/** What it answers; null: nothing, ever. */
export type Answer = { readonly status?: number; readonly body: string; readonly location?: string } | null;

export interface StubServer {
  readonly url: string;
  readonly asked: Asked[];
  /** What it answers from now on. */
  answerWith(answer: (asked: Asked) => Answer): void;
  close(): Promise<void>;
}

/** Words as a machine of a test translates them: in capitals, tags as they were. */
export const shouted = (text: string): string =>
  text.replace(/(<[^>]*>|&\w+;)|([^<&]+)/g, (_, tag, words) => tag ?? words.toUpperCase());

/** What LibreTranslate and DeepL answer to what they were asked. */
export function inCapitals({ path, body }: Asked): Answer {
  const texts = (body.q ?? body.text) as string[];
  const made = texts.map(shouted);
  const answer = path.endsWith('/v2/translate')
    ? { translations: made.map((text) => ({ detected_source_language: 'EN', text })) }
    : { translatedText: made };
  return { body: JSON.stringify(answer) };
}

/** A machine on this computer that answers over HTTP as it is told to. */
export async function stubServer(): Promise<StubServer> {
  const asked: Asked[] = [];
  let answer: (asked: Asked) => Answer = inCapitals;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const body = JSON.parse(Buffer.concat(parts).toString('utf8') || '{}');
    const question = { path: request.url ?? '', headers: request.headers, body };
    asked.push(question);
    const given = answer(question);
    if (!given) return;
    const headers = {
      'Content-Type': 'application/json',
      ...(given.location ? { Location: given.location } : {}),
    };
    response.writeHead(given.status ?? 200, headers).end(given.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    answerWith(given) {
      answer = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
