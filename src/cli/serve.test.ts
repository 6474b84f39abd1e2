import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { checkoutFolder } from '../settings.ts';
import { findRunning } from '../store/embedded/start.ts';
import { runParvis } from './run-parvis.testing.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-serve-'));
// Run by root, the database's user must be able to enter.
await chmod(folder, 0o755);
const settings = { PORT: '0', PARVIS_DEMO: 'off', PARVIS_DATA: path.join(folder, 'data') };

const children: ChildProcess[] = [];
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

type Site = { readonly url: string; readonly ended: Promise<number | null>; readonly child: ChildProcess };

async function serve(): Promise<Site> {
  const env = { PATH: process.env.PATH ?? '', ...settings };
  const stdio = ['ignore', 'pipe', 'inherit'] as const;
  const child = spawn(process.execPath, ['bin/start.mjs'], { cwd: checkoutFolder, env, stdio: [...stdio] });
  children.push(child);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const url = /^Parvis is listening on (http:\/\/localhost:\d+)$/.exec(line)?.[1];
    if (url) return { url, ended, child };
  }
  throw new Error(`it ended with ${await ended}`);
}

test('it serves, is found by other commands, refuses a second, and stops cleanly', async () => {
  const began = performance.now();
  const site = await serve();
  const firstStart = performance.now() - began;
  expect((await fetch(`${site.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${site.url}/readyz`)).status).toBe(200);
  expect((await fetch(`${site.url}/api/v1/openapi.json`)).status).toBe(200);
  // Without an edition, the interface says so.
  expect((await fetch(`${site.url}/api/v1/edition`)).status).toBe(503);

  const beside = await runParvis(['migrate', '--json'], settings);
  expect(beside).toMatchObject({ code: 0, err: '' });

  const second = await runParvis(['serve'], settings);
  expect(second).toMatchObject({ code: 1, out: '' });
  expect(second.err).toBe(`Parvis is already running on this data folder (process ${site.child.pid})\n`);

  site.child.kill('SIGTERM');
  expect(await site.ended).toBe(0);
  expect(await findRunning(settings.PARVIS_DATA)).toBeNull();

  // It finds its database as it left it; where others keep the machine busy, no longer than making one takes.
  const stopped = performance.now();
  const again = await serve();
  expect(performance.now() - stopped).toBeLessThan(Math.max(5_000, firstStart));
  again.child.kill('SIGINT');
  expect(await again.ended).toBe(0);
});

test('a port that is taken: says so before anything else', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const ran = await runParvis(['serve'], { ...settings, PORT: String(port) });
  other.close();
  expect(ran).toMatchObject({ code: 1, out: '' });
  expect(ran.err).toContain(`Port ${port} is taken by another program`);
});
