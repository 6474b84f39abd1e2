import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkoutFolder } from '../../settings.ts';
import { type TestDatabase, testDatabase } from '../../store/test-database.ts';
import { exportPack } from './export.ts';
import { importPack, recountTallies } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

const demo = path.join(checkoutFolder, 'demo');
const now = new Date('2026-11-24T09:00:00Z');
const edition = 'durban-2019';
let folder: string;
let original: TestDatabase;
const databases: TestDatabase[] = [];

async function database(): Promise<TestDatabase> {
  const made = await testDatabase();
  databases.push(made);
  return made;
}

/** A copy of the demonstration pack with one file changed. */
async function changed(file: string, change: (text: string) => string): Promise<string> {
  const copy = await mkdtemp(path.join(folder, 'copy-'));
  await cp(demo, copy, { recursive: true });
  const target = path.join(copy, file);
  const before = await readFile(target, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${file} was not changed`);
  await writeFile(target, after);
  return copy;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parvis-pack-'));
  original = await database();
  expect(await importPack(original.db, demo, { now })).toMatchObject({ ok: true, edition });
}, 60_000);

afterAll(async () => {
  for (const { drop } of databases) await drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

test('what is exported and imported into an empty database is the same congress', async () => {
  const out = path.join(folder, 'out');
  expect(await exportPack(original.db, out)).toMatchObject({ ok: true, edition });
  const copy = await database();
  expect(await importPack(copy.db, out, { now })).toMatchObject({ ok: true });
  expect(same(await loadPack(original.db, edition), await loadPack(copy.db, edition))).toBe(true);
}, 60_000);

test('importing again changes nothing, the record included', async () => {
  const before = await loadPack(original.db, edition);
  expect(await importPack(original.db, demo, { now })).toMatchObject({ ok: true });
  expect(same(before, await loadPack(original.db, edition))).toBe(true);
  expect(await original.db.selectFrom('event').selectAll().execute()).toHaveLength(1);
}, 60_000);

test('the counts beside provisions are those of the rows', async () => {
  const counts = () =>
    original.db.selectFrom('provision_tally').selectAll().orderBy('provision_id').execute();
  const kept = await counts();
  await recountTallies(original.db);
  expect(await counts()).toEqual(kept);
  expect(kept.length).toBeGreaterThan(0);
});

test('as a demonstration every date moves by whole weeks, so that the rehearsal is this week', async () => {
  const copy = await database();
  await importPack(copy.db, demo, { now, rehearseOn: '2026-11-24' });
  const then = await loadPack(original.db, edition);
  const moved = await loadPack(copy.db, edition);
  const days = (Date.parse(moved?.edition.from ?? '') - Date.parse(then?.edition.from ?? '')) / 86_400_000;
  expect(days % 7).toBe(0);
  const monday = Date.parse(moved?.edition.rehearsal ?? '');
  expect((Date.parse('2026-11-24') - monday) / 86_400_000).toBeLessThan(7);
  expect(Date.parse('2026-11-24') - monday).toBeGreaterThanOrEqual(0);
}, 60_000);

test('an export never writes over files', async () => {
  expect(await exportPack(original.db, demo)).toMatchObject({
    ok: false,
    error: expect.stringContaining('not empty'),
  });
});

describe('a fault is told with its file, its line and what to do; nothing is saved', () => {
  test.each<[string, string, (text: string) => string, RegExp]>([
    [
      'a missing circuit',
      'tracks.yml',
      (text) => text.replace('circuit: town-hall', 'circuit: market'),
      /^tracks\.yml:\d+: there is no circuit market: correct the name or add it$/m,
    ],
    [
      'a word that is no kind',
      'papers/africa/paper.yml',
      (text) => text.replace('kind: position', 'kind: poem'),
      /^papers\/africa\/paper\.yml:2: kind: /m,
    ],
    [
      'broken YAML',
      'edition.yml',
      (text) => `${text}\n: [`,
      /^edition\.yml:\d+: .*check the indentation and the quotes$/m,
    ],
    [
      'a text under no provision',
      'papers/africa/v1/en.md',
      (text) => text.replace('---\n\n', '---\n\nLost words.\n\n'),
      /^papers\/africa\/v1\/en\.md:\d+: «Lost words\.» stands under no provision/m,
    ],
    [
      'a translation of nothing',
      'papers/africa/v1/en.md',
      (text) => `${text}\n{#p99}\nMore.\n`,
      /^papers\/africa\/v1\/en\.md:\d+: \{#p99\} is not in fr\.md/m,
    ],
    [
      'HTML in a text',
      'papers/africa/v1/fr.md',
      (text) => text.replace('{#p01}\n', '{#p01}\n<b>gras</b> '),
      /^papers\/africa\/v1\/fr\.md:\d+: \{#p01\}: html is not allowed/m,
    ],
    [
      'an answer to two things',
      'papers/africa/answers.csv',
      (text) => text.replace(/(afr-a001,afr-c\d+),,/, '$1,AFR-R01,'),
      /^papers\/africa\/answers\.csv:\d+: afr-a001: fill exactly one/m,
    ],
    [
      'a moment that is none',
      'papers/africa/contributions.csv',
      (text) => text.replace(/2019-\d\d-\d\dT/, 'soon-T'),
      /^papers\/africa\/contributions\.csv:\d+: date: write a moment/m,
    ],
    [
      'a comment for many',
      'papers/africa/contributions.csv',
      (text) =>
        text.replace(/(,comment,[^\n]*?,(?:communities|civil-society|local-government),)(,)/, '$112$2'),
      /^papers\/africa\/contributions\.csv:\d+: afr-c\d+: people is for kind collective/m,
    ],
  ])('%s', async (_, file, change, message) => {
    const { db } = original;
    const before = await db.selectFrom('event').select('sequence').execute();
    const result = await importPack(db, await changed(file, change), { now });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? '' : result.errors.join('\n')).toMatch(message);
    expect(await db.selectFrom('event').select('sequence').execute()).toEqual(before);
  });

  test('a published version that says something else', async () => {
    const copy = await changed('papers/africa/v1/fr.md', (text) =>
      text.replace('{#p01}\n', '{#p01}\nAutrement : '),
    );
    expect(await importPack(original.db, copy, { now })).toEqual({
      ok: false,
      errors: [
        'papers/africa/v1/fr.md:1: version 1 is already there with another text: add a version instead',
      ],
    });
  });
});
