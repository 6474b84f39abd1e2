import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openWebServer } from './web-server.ts';

const slow = (milliseconds: number) => ({
  async fetch() {
    await sleep(milliseconds);
    return new Response('done');
  },
});

test('what arrives before the site is ready waits for it', async () => {
  const server = await openWebServer(0, '127.0.0.1');
  const early = fetch(`http://127.0.0.1:${server.port}/`);
  await sleep(50);
  server.answerWith(slow(0));
  expect(await (await early).text()).toBe('done');
  await server.close(1_000);
});

test('closing answers the request in hand, takes no other, and does not wait for idle connections', async () => {
  const server = await openWebServer(0, '127.0.0.1');
  server.answerWith(slow(300));
  const address = `http://127.0.0.1:${server.port}/`;
  const inHand = fetch(address).then((response) => response.text());
  await sleep(100);
  const began = performance.now();
  const closed = server.close(10_000);
  await expect(fetch(address)).rejects.toThrow();
  expect(await inHand).toBe('done');
  await closed;
  expect(performance.now() - began).toBeLessThan(1_500);
});

test('a request that never ends is cut after the grace', async () => {
  const server = await openWebServer(0, '127.0.0.1');
  server.answerWith(slow(60_000));
  const cut = expect(fetch(`http://127.0.0.1:${server.port}/`)).rejects.toThrow();
  await sleep(50);
  await server.close(200);
  await cut;
});
