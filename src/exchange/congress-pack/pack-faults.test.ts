import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../store/test-database.ts';
import { changedPack, demo } from './changed-pack.testing.ts';
import { importPack } from './import.ts';

const now = new Date('2026-11-24T09:00:00Z');
const aic = 'papers/accessible-cities/amendments.yml';
let folder: string;
let database: TestDatabase;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'parvis-faults-'));
  database = await testDatabase();
  expect(await importPack(database.db, demo, { now })).toMatchObject({ ok: true });
}, 60_000);

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
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
      'an amendment to a provision that its version does not have',
      aic,
      (text) => text.replace('- replace: r03', '- replace: r99'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-016: there is no provision r99 in version 1: correct the name or the version$/m,
    ],
    [
      'an amendment that changes nothing',
      aic,
      (text) => text.replace(' **or renovated**', ''),
      /^papers\/accessible-cities\/amendments\.yml:16: AIC-A1-014: this cannot be done on version 1 \(nothing-changes\)/m,
    ],
    [
      'an amendment against no version',
      aic,
      (text) => text.replace('version: 1', 'version: 7'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-014: accessible-cities has no version 7/m,
    ],
    [
      'an amendment under no mandate',
      aic,
      (text) => text.replace('mandate: lead-world-enabled', 'mandate: lead-nobody'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-014: there is no mandate lead-nobody/m,
    ],
    [
      'an amendment to no amendment',
      aic,
      (text) => text.replace('parent: AIC-A1-021', 'parent: AIC-A9-021'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-021\.1: there is no amendment AIC-A9-021 before it/m,
    ],
    [
      'a code that says another provision',
      aic,
      (text) => text.replace('code: AIC-A1-014', 'code: AIC-A1-099'),
      /^papers\/accessible-cities\/amendments\.yml:1: AIC-A1-099: the first provision it touches is § 14: write a code such as AIC-A1-014$/m,
    ],
    [
      'a course that nobody allows',
      aic,
      (text) => text.replace('- kind: admitted', '- kind: merged'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-014: supported cannot be followed by merged/m,
    ],
    [
      'a refusal without a reason',
      aic,
      (text) => text.replace(/note: "Not accepted[^\n]*/, 'note: ""'),
      /^papers\/accessible-cities\/amendments\.yml:\d+: AIC-A1-027: declined says why: write a note$/m,
    ],
    [
      'a comment for many',
      'papers/africa/contributions.csv',
      (text) =>
        text.replace(/(,comment,[^\n]*?,(?:communities|civil-society|local-government),)(,)/, '$112$2'),
      /^papers\/africa\/contributions\.csv:\d+: afr-c\d+: people is for kind collective/m,
    ],
  ])('%s', async (_, file, change, message) => {
    const { db } = database;
    const before = await db.selectFrom('event').select('sequence').execute();
    const result = await importPack(db, await changedPack(folder, file, change), { now });
    expect(result).toMatchObject({ ok: false });
    expect(result.ok ? '' : result.errors.join('\n')).toMatch(message);
    expect(await db.selectFrom('event').select('sequence').execute()).toEqual(before);
  });

  test('an amendment that is there with another reason', async () => {
    const copy = await changedPack(folder, aic, (text) => text.replace('I am blind.', 'I am deaf.'));
    expect(await importPack(database.db, copy, { now })).toEqual({
      ok: false,
      errors: [
        `${aic}:1: AIC-A1-016 is already there with other words or another course: it goes on there, not in the pack`,
      ],
    });
  });

  test('a published version that says something else', async () => {
    const copy = await changedPack(folder, 'papers/africa/v1/fr.md', (text) =>
      text.replace('{#p01}\n', '{#p01}\nAutrement : '),
    );
    expect(await importPack(database.db, copy, { now })).toEqual({
      ok: false,
      errors: [
        'papers/africa/v1/fr.md:1: version 1 is already there with another text: add a version instead',
      ],
    });
  });
});
