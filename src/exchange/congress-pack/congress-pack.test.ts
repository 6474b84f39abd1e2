import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '../../domain/editions/local-time.ts';
import { type TestDatabase, testDatabase } from '../../store/test-database.ts';
import { changedPack, demo } from './changed-pack.testing.ts';
import { exportPack } from './export.ts';
import { importPack, recountTallies } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

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

test('a recommendation that an amendment brought keeps its code', async () => {
  const own = await changedPack(
    folder,
    'papers/accessible-cities/paper.yml',
    (text) => `${text}codes: { r15: AIC-R99 }\n`,
  );
  const copy = await database();
  expect(await importPack(copy.db, own, { now })).toMatchObject({ ok: true });
  const found = (await loadPack(copy.db, edition))?.papers.find(({ code }) => code === 'AIC');
  expect(found?.codes).toEqual({ r15: 'AIC-R99' });
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
  const moments = (pack: typeof then) =>
    pack?.papers.flatMap(({ amendments }) =>
      amendments.flatMap(({ proposed, author, signatures, supports, wordings, steps }) => [
        proposed,
        ...(author.withdrawn === undefined ? [] : [author.withdrawn]),
        ...[...signatures, ...supports.organisations, ...wordings, ...steps].map(({ at }) => at),
      ]),
    ) ?? [];
  const before = moments(then);
  expect(before.length).toBeGreaterThan(100);
  expect(moments(moved)).toEqual(
    before.map((moment) => addDays(moment.slice(0, 10), days) + moment.slice(10)),
  );
}, 60_000);

test('an export never writes over files', async () => {
  expect(await exportPack(original.db, demo)).toMatchObject({
    ok: false,
    error: expect.stringContaining('not empty'),
  });
});
