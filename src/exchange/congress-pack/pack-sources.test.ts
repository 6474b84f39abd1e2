import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attachSource } from '../../actions/attach-source.ts';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { withdrawSource } from '../../actions/withdraw-source.ts';
import { bytesOf, pdf, png } from '../../domain/papers/source-files.testing.ts';
import { type TestDatabase, testDatabase } from '../../store/test-database.ts';
import { exportPack } from './export.ts';
import { importPack } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

const paper = 'accessible-cities';
let demo: Demonstration;
let copy: TestDatabase;
let folder: string;
const at = (...parts: string[]) => path.join(folder, 'papers', paper, ...parts);

beforeAll(async () => {
  demo = await demonstration();
  copy = await testDatabase();
  const lead = await demo.viewer('lead-world-enabled');
  const attach = (name: string, bytes: Uint8Array) =>
    attachSource(demo.db, lead, { paper, name, bytes }, demo.now);
  await attach('Rapport été.pdf', pdf);
  await attach('plan.png', png);
  const gone = await attach('gone.txt', bytesOf('Gone.'));
  if (gone.ok) await withdrawSource(demo.db, lead, { paper, sha256: gone.value }, demo.now);
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'parvis-sources-')), 'pack');
  expect(await exportPack(demo.db, folder)).toMatchObject({ ok: true });
}, 60_000);

afterAll(async () => {
  await demo.drop();
  await copy.drop();
  await rm(path.dirname(folder), { recursive: true, force: true });
});

test('files travel with the pack, those that were withdrawn excepted', async () => {
  expect(await importPack(copy.db, folder, { now: demo.now })).toMatchObject({ ok: true });
  expect(same(await loadPack(demo.db, 'durban-2019'), await loadPack(copy.db, 'durban-2019'))).toBe(true);
  const rows = await copy.db.selectFrom('paper_source').select(['name', 'bytes']).orderBy('id').execute();
  expect(rows).toEqual([
    { name: 'Rapport été.pdf', bytes: Buffer.from(pdf) },
    { name: 'plan.png', bytes: Buffer.from(png) },
  ]);
  expect(await importPack(copy.db, folder, { now: demo.now })).toMatchObject({ ok: true });
  expect(await copy.db.selectFrom('paper_source').select('id').execute()).toHaveLength(2);
}, 60_000);

async function refusals(): Promise<string> {
  const result = await importPack(copy.db, folder, { now: demo.now });
  return result.ok ? '' : result.errors.join('\n');
}

test('a file that changed, is missing, or would run is told with its line', async () => {
  await writeFile(at('sources', 'plan.png'), '<svg/>');
  expect(await refusals()).toMatch(/sources\.csv:3: plan\.png: active: only what can be attached/);
  expect(await refusals()).toMatch(/sources\.csv:3: plan\.png: its SHA-256 is [0-9a-f]{64}/);
  await rename(at('sources', 'plan.png'), at('sources', 'other.png'));
  expect(await refusals()).toMatch(/sources\.csv:3: plan\.png: there is no such file/);
  const list = await readFile(at('sources.csv'), 'utf8');
  await writeFile(at('sources.csv'), list.replace('plan.png', '../paper.yml'));
  expect(await refusals()).toMatch(/sources\.csv:3: \.\.\/paper\.yml: there is no such file/);
}, 60_000);
