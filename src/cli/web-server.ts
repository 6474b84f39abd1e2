import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
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

/** Listens at once, so that a taken port is known before anything slow begins. */
export async function openWebServer(port: number, host: string): Promise<WebServer> {
  const { promise: handler, resolve: answerWith } = Promise.withResolvers<Handler>();
  const server = createServer(getRequestListener(async (request) => (await handler).fetch(request)));
  return {
    port: await listen(server, port, host),
    answerWith,
    close: (graceMs) => finish(server, graceMs),
  };
}
