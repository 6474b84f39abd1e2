import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, RequestError } from '@hono/node-server';
import { CannotRun } from './command.ts';

type Handler = { fetch(request: Request): Response | Promise<Response> };

/** A port we hold; what arrives before `answerWith` waits for it. */
export type WebServer = {
  readonly port: number;
  answerWith(handler: Handler): void;
  /** Takes no new request, finishes those in hand within `graceMs`, and ends. */
  close(graceMs: number): Promise<void>;
};

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program: set PORT to another one, or to 0 for any that is free`;
      reject(
        new CannotRun(
          error.code === 'EADDRINUSE' ? taken : `Cannot listen on ${host}:${port}: ${error.message}`,
        ),
      );
    });
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function finish(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    // A connection kept alive turns idle only once its request in hand is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(cut);
      resolve();
    });
  });
}

/** How long the head of a request may take to arrive, in milliseconds, and how often that is looked at. */
const slowest = { headersTimeout: 10_000, connectionsCheckingInterval: 5_000 };

/** What is no request is refused before the site sees it. */
function errorHandler(error: unknown): Response {
  const refused = error instanceof RequestError;
  if (!refused) console.error(error);
  return new Response(refused ? 'This is not a request.' : 'Something went wrong.', {
    status: refused ? 400 : 500,
    headers: { 'Content-Security-Policy': "default-src 'none'", 'X-Content-Type-Options': 'nosniff' },
  });
}

/** Listens at once, so that a taken port is known before anything slow begins. */
export async function openWebServer(port: number, host: string): Promise<WebServer> {
  const { promise: handler, resolve: answerWith } = Promise.withResolvers<Handler>();
  const server = createServer(
    slowest,
    getRequestListener(async (request) => (await handler).fetch(request), { errorHandler }),
  );
  return {
    port: await listen(server, port, host),
    answerWith,
    close: (graceMs) => finish(server, graceMs),
  };
}
