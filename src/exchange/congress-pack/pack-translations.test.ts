import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { reviewTranslation } from '../../actions/review-translation.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { paperTranslation } from '../../queries/translation-texts.ts';
import { testDatabase } from '../../store/test-database.ts';
import { exportPack } from './export.ts';
import { importPack } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

let demo: Demonstration;
let folder: string;
beforeAll(async () => {
  demo = await demonstration();
  folder = await mkdtemp(path.join(tmpdir(), 'parvis-translations-'));
}, 60_000);
afterAll(async () => {
  await demo.drop();
  await rm(folder, { recursive: true, force: true });
});

test('whose translations are, who reviewed them, and terms travel; words of drafts with drafts alone', async () => {
  const { db, now } = demo;
  const paper = 'accessible-cities';
  const lead = await demo.viewer('lead-world-enabled');
  const text = async (ref: string) =>
    (await paperTranslation(db, demo.edition, paper, 'fr'))?.texts.find((one) => one.ref === ref);
  const write = async (ref: string, language: string, words: string) => {
    const content = [{ type: 'text', text: words }] as const;
    const basis = (await text(ref))?.basis ?? 0;
    const given = { paper, ref, language, content, basis, waiveTerms: true, key: crypto.randomUUID() };
    expect((await reviseProvision(db, lead, given, now)).ok).toBe(true);
  };
  await write('p06', 'en', 'Every sitting met a potoroo.');
  await write('p06', 'fr', 'Une session.');
  const reviewed = { paper, ref: 'p07', language: 'fr', read: (await text('p07'))?.translation ?? [] };
  expect((await reviewTranslation(db, lead, reviewed, now)).ok).toBe(true);

  const whole = path.join(folder, 'whole');
  expect(await exportPack(db, whole, { drafts: true })).toMatchObject({ ok: true });
  const list = await readFile(path.join(whole, 'papers', paper, 'translations.csv'), 'utf8');
  expect(list).toMatch(/^3,p06,fr,lead-world-enabled,[\dT:.-]+,,,sitting,Every sitting met a potoroo\.$/m);
  expect(list).toMatch(/^\d,p07,fr,,,lead-world-enabled,[\dT:.-]+,,$/m);
  const copy = await testDatabase();
  expect(await importPack(copy.db, whole, { now })).toMatchObject({ ok: true });
  const [one, other] = [await loadPack(db, 'durban-2019'), await loadPack(copy.db, 'durban-2019')];
  expect(same(other, one)).toBe(true);
  // Again changes nothing, and what is known here stays.
  expect(await importPack(copy.db, whole, { now })).toMatchObject({ ok: true });
  expect(same(await loadPack(copy.db, 'durban-2019'), one)).toBe(true);
  await copy.drop();

  const published = path.join(folder, 'published');
  expect(await exportPack(db, published)).toMatchObject({ ok: true });
  const open = await readFile(path.join(published, 'papers', paper, 'translations.csv'), 'utf8');
  expect(open).not.toMatch(/potoroo|,p06,/);
}, 60_000);
