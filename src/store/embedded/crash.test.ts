import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { DataFolderInUse } from './folder-lock.ts';
import { startOf } from './processes.ts';
import { findRunning, startEmbedded } from './start.ts';
import { freshFolder, runWriter, type Writer } from './writer.testing.ts';

const writers: Writer[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const writer of writers.splice(0)) await writer.kill();
  for (const folder of folders.splice(0))
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function dataFolder(): Promise<string> {
  const folder = await freshFolder();
  folders.push(folder);
  return path.join(folder, 'data');
}

function writeTo(folder: string, mode: 'write' | 'hold' = 'write'): Writer {
  const writer = runWriter(folder, mode);
  writers.push(writer);
  return writer;
}

const postmasterOf = async (folder: string) =>
  Number((await readFile(path.join(folder, 'postgres/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);

test('killed 20 times while writing: nothing acknowledged is lost, and the next start works at once', async () => {
  const folder = await dataFolder();
  let acknowledged = 0;
  let atOnce = 3_000;
  for (let round = 0; round <= 20; round += 1) {
    const writer = writeTo(folder);
    const started = await writer.started;
    // A row may have been stored whose acknowledgement did not arrive any more: never the other way round.
    expect(started.last).toBeGreaterThanOrEqual(acknowledged);
    expect(started.last).toBeLessThanOrEqual(acknowledged + 1);
    expect(started.count).toBe(started.last);
    // Where others keep the machine busy, no longer than twice the first start, which makes the database.
    if (round === 0) atOnce = Math.max(atOnce, 2 * started.milliseconds);
    else expect(started.milliseconds).toBeLessThan(atOnce);
    await writer.acknowledged(started.last + 20 + round * 3);
    await writer.kill();
    acknowledged = writer.last();
  }
  expect(acknowledged).toBeGreaterThan(20 * 20);
}, 300_000);

test('a server whose watcher was killed as well is stopped by the next start', async () => {
  const folder = await dataFolder();
  const writer = writeTo(folder, 'hold');
  await writer.started;
  const postmaster = await postmasterOf(folder);
  const watcher = Number(
    (await readFile(`/proc/${postmaster}/stat`, 'utf8').catch(() => '')).split(') ')[1]?.split(' ')[1],
  );
  if (!watcher) return console.log('skipped: /proc does not tell the watcher on this system');
  process.kill(watcher, 'SIGKILL');
  await writer.kill();
  expect(await startOf(postmaster)).not.toBeNull();
  const server = await startEmbedded({ dataFolder: folder, log: () => {} });
  expect(await startOf(postmaster)).toBeNull();
  await server.stop();
});

test('a second start on the same folder names the first and leaves it alone', async () => {
  const folder = await dataFolder();
  const writer = writeTo(folder, 'hold');
  await writer.started;
  const second = startEmbedded({ dataFolder: folder, log: () => {} });
  await expect(second).rejects.toThrow(
    `Parvis is already running on this data folder (process ${writer.pid})`,
  );
  await expect(second).rejects.toBeInstanceOf(DataFolderInUse);
  expect(await findRunning(folder)).toMatchObject({
    pid: writer.pid,
    url: expect.stringMatching(/^postgresql:/),
  });
  await writer.kill();
  expect(await findRunning(folder)).toBeNull();
});

test('of several starts at one moment one wins', async () => {
  const folder = await dataFolder();
  const first = writeTo(folder, 'hold');
  const second = writeTo(folder, 'hold');
  const third = writeTo(folder, 'hold');
  const outcomes = await Promise.allSettled([first, second, third].map((writer) => writer.started));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

test('a first start that was killed half-way does not spoil the next', async () => {
  const folder = await dataFolder();
  for (const delay of [350, 500, 650, 800]) {
    const writer = writeTo(folder, 'hold');
    writer.started.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, delay));
    await writer.kill();
  }
  const writer = writeTo(folder);
  await writer.started;
  await writer.acknowledged(5);
});

test('nothing runs on after stop, nor after the process was killed', async () => {
  const folder = await dataFolder();
  const server = await startEmbedded({ dataFolder: folder, log: () => {} });
  const stopped = await postmasterOf(folder);
  await server.stop();
  expect(await startOf(stopped)).toBeNull();
  const writer = writeTo(folder, 'hold');
  await writer.started;
  const killed = await postmasterOf(folder);
  await writer.kill();
  await expect.poll(() => startOf(killed), { timeout: 60_000 }).toBeNull();
});
