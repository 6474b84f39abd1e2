import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { testDatabase } from '../store/test-database.ts';
import { runParvis } from './run-parvis.testing.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'parvis-cli-'));
const database = await testDatabase();
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const settings = { PARVIS_DATA: folder, DATABASE_URL: database.url };

test.each([
  ['no command', []],
  ['an unknown command', ['open']],
  ['an unknown option', ['migrate', '--force']],
  ['an argument too many', ['migrate', 'now']],
  ['no folder', ['import']],
])('%s: the usage is shown and the code is 2', async (_, args) => {
  const ran = await runParvis(args, settings);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('Usage: npm run parvis -- ');
});

test('wrong settings: every one is named and the code is 2', async () => {
  const ran = await runParvis(['migrate'], { ...settings, PORT: 'x', PARVIS_DEMO: 'y' });
  expect(ran.code).toBe(2);
  expect(ran.err).toContain('PORT: found "x"');
  expect(ran.err).toContain('PARVIS_DEMO: found "y"');
});

test('--help tells one command or all of them', async () => {
  const one = await runParvis(['import', '--help'], settings);
  expect(one).toMatchObject({ code: 0, err: '' });
  expect(one.out).toContain('Usage: npm run parvis -- import <folder>');
  const all = await runParvis(['--help'], settings);
  expect(all).toMatchObject({ code: 0, err: '' });
  expect(all.out).toMatch(/serve .*\n.*migrate .*\n.*import /);
});

test('--json: the answer alone is on the standard output', async () => {
  const ran = await runParvis(['migrate', '--json'], settings);
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out)).toEqual({ migrated: [] });
});

test('a folder without a pack is refused with what is wrong', async () => {
  const ran = await runParvis(['import', folder, '--json'], settings);
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out)).toMatchObject({
    ok: false,
    errors: expect.arrayContaining([expect.stringContaining('edition.yml')]),
  });
});

test('DATABASE_URL that does not answer: the reason, without the password', async () => {
  const ran = await runParvis(['migrate'], {
    ...settings,
    DATABASE_URL: 'postgresql://parvis:hunter2@127.0.0.1:1/parvis',
  });
  expect(ran.code).toBe(1);
  expect(ran.err).toContain('DATABASE_URL: no connection to 127.0.0.1:1');
  expect(ran.err).not.toContain('hunter2');
});

test('with DATABASE_URL no server of our own is made', async () => {
  expect(inject('databaseUrl')).not.toContain(folder);
  await expect(stat(path.join(folder, 'postgres'))).rejects.toThrow('ENOENT');
});

test('without DATABASE_URL a command starts the embedded server and stops it again', async () => {
  const dataFolder = path.join(folder, 'own');
  const ran = await runParvis(['migrate', '--json'], { PARVIS_DATA: dataFolder });
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out).migrated.length).toBeGreaterThan(0);
  const again = await runParvis(['migrate'], { PARVIS_DATA: dataFolder });
  expect(again).toMatchObject({ code: 0, out: 'Nothing to do.\n' });
}, 30_000);
