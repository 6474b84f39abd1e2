import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importPack } from '../exchange/congress-pack/import.ts';
import { stubServer } from '../exchange/machine/stub-server.testing.ts';
import { checkoutFolder } from '../settings.ts';
import { type TestDatabase, testDatabase } from '../store/test-database.ts';
import { runParvis } from './run-parvis.testing.ts';

let database: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parvis-translate-'));
  database = await testDatabase();
  const now = new Date();
  const rehearseOn = now.toISOString().slice(0, 10);
  const loaded = await importPack(database.db, path.join(checkoutFolder, 'demo'), { now, rehearseOn });
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
}, 60_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const run = (...args: string[]) =>
  runParvis(['translate', ...args], { PARVIS_DATA: folder, DATABASE_URL: database.url, INIT_CWD: folder });

test.each([
  ['nothing to do', []],
  ['something else to do', ['print', 'a', 'b', 'c']],
  ['no file', ['export', 'accessible-cities', 'fr']],
  ['a file too many', ['memory', 'a.tmx', 'b.tmx']],
  ['no mandate', ['import', 'a.xlf']],
  ['a mandate to export', ['export', 'accessible-cities', 'fr', 'a.xlf', '--as', 'secretariat']],
  ['an unknown option', ['import', 'a.xlf', '--force']],
])('%s: the usage is shown and the code is 2', async (_, args) => {
  const ran = await run(...args);
  expect(ran).toMatchObject({ code: 2, out: '' });
  expect(ran.err).toContain('Usage: npm run parvis -- translate export <paper> <language> <file>');
});

test('a paper goes out, is translated, planned, taken in, and again changes nothing', async () => {
  expect(await run('export', 'accessible-cities', 'fr', 'out.xlf')).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^accessible-cities, version \d+: \d+ units in .*out\.xlf\n$/),
  });
  const again = await run('export', 'accessible-cities', 'fr', 'out.xlf');
  expect(again.code).toBe(1);
  expect(again.err).toContain('out.xlf cannot be written: EEXIST');

  const xliff = await readFile(path.join(folder, 'out.xlf'), 'utf8');
  const back = xliff
    .replace(/(<unit id="p01".*?<\/source>)<target>.*?<\/target>/, '$1<target>Des mots nouveaux.</target>')
    .replace(/(<unit id="p02".*?<\/source>)<target>.*?<\/target>/, '$1');
  await writeFile(path.join(folder, 'back.xlf'), back);
  const planned = await run('import', 'back.xlf', '--dry-run');
  expect(planned.code).toBe(1);
  expect(planned.out).toContain('accessible-cities/p01: Des mots nouveaux.\n');
  expect(planned.out).toContain(
    'accessible-cities/p02: refused, it had a translation and has none any more\n',
  );
  expect(planned.out).toMatch(/accessible-cities: 1 to write, \d+ unchanged, 0 in conflict, 1 refused\n$/);

  await writeFile(path.join(folder, 'back.xlf'), back.replace(/<unit id="p02".*?<\/unit>/, ''));
  const other = await run('import', 'back.xlf', '--as', 'lead-gpr2c');
  expect(other).toMatchObject({ code: 1, out: expect.stringContaining('does not cover this paper') });
  const taken = await run('import', 'back.xlf', '--as', 'lead-world-enabled', '--json');
  expect(taken.code).toBe(0);
  expect(JSON.parse(taken.out)).toMatchObject({ ok: true, language: 'fr', dryRun: false });
  const same = await run('import', 'back.xlf', '--as', 'lead-world-enabled');
  expect(same).toMatchObject({ code: 0, out: expect.stringMatching(/^accessible-cities: 0 written, /) });
}, 60_000);

test('what cannot be done is said, and the code is 1', async () => {
  await writeFile(path.join(folder, 'bytes.xlf'), Buffer.from([0xff, 0xfe, 0x00]));
  await writeFile(path.join(folder, 'bomb.xlf'), '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>');
  for (const [args, said] of [
    [['export', 'nothing', 'fr', 'x.xlf'], 'There is no such paper'],
    [['export', 'accessible-cities', 'tlh', 'x.xlf'], 'no language of this edition'],
    [['import', 'missing.xlf', '--dry-run'], 'missing.xlf cannot be read'],
    [['import', 'bytes.xlf', '--dry-run'], 'bytes.xlf cannot be read'],
    [['import', 'bomb.xlf', '--dry-run'], 'declares a document type'],
    [['import', 'bomb.xlf', '--as', 'nobody'], 'There is no mandate "nobody"'],
  ] as const) {
    const ran = await run(...args);
    expect([ran.code, ran.out + ran.err]).toEqual([1, expect.stringContaining(said)]);
  }
}, 60_000);

test('the memory of the edition is written', async () => {
  const ran = await run('memory', 'memory.tmx', '--json');
  expect(ran.code).toBe(0);
  const { units } = JSON.parse(ran.out);
  expect((await readFile(path.join(folder, 'memory.tmx'), 'utf8')).split('<tu ').length - 1).toBe(units);
});

test('a machine translates what is missing, and tells how it went; without one there is nothing to ask', async () => {
  const args = ['translate', 'machine', 'accessible-cities', 'pt', '--as', 'lead-world-enabled'];
  const common = { PARVIS_DATA: folder, DATABASE_URL: database.url };
  const none = await runParvis(args, common);
  expect([none.code, none.err]).toEqual([1, expect.stringContaining('set TRANSLATION_MACHINE')]);
  const server = await stubServer();
  const machine = { TRANSLATION_MACHINE: 'libretranslate', TRANSLATION_MACHINE_URL: server.url };
  const ran = await runParvis(args, { ...common, ...machine });
  expect(ran.out).toMatch(/accessible-cities: \d+ written by machine, to be reviewed; 0 refused, 0 left/);
  expect(ran.err).toMatch(/10 of \d+/);
  await server.close();
});
