import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { signAmendment } from '../../actions/sign-amendment.ts';
import { supportAmendment } from '../../actions/support-amendment.ts';
import { withdrawAmendment } from '../../actions/withdraw-amendment.ts';
import { applyOperations } from '../../domain/amendments/apply.ts';
import { mergeAmendments } from '../../domain/amendments/merge.ts';
import { rebase } from '../../domain/amendments/rebase.ts';
import { amendableText, descentBetween } from '../../queries/amendable-text.ts';
import { amendmentCourse, amendmentWordings } from '../../queries/amendment-course.ts';
import { type AmendmentEntry, amendmentNamed, amendmentsTo } from '../../queries/amendments.ts';
import { currentEdition } from '../../queries/current-edition.ts';
import { organisationActs } from '../../queries/organisation-acts.ts';
import { personalData } from '../../queries/personal-data.ts';
import { publicNames } from '../../queries/public-paths.ts';
import { testDatabase } from '../../store/test-database.ts';
import { exportPack } from './export.ts';
import { importPack } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

let demo: Demonstration;
const reader = () => ({ language: 'en', now: demo.now });

beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

async function named(code: string): Promise<AmendmentEntry> {
  const entry = await amendmentNamed(demo.db, demo.edition, code, reader());
  if (!entry) throw new Error(`there is no amendment ${code}`);
  return entry;
}

const authentic = async (paper: number) =>
  (
    await demo.db
      .selectFrom('paper')
      .select('authentic_language as language')
      .where('id', '=', paper)
      .executeTakeFirstOrThrow()
  ).language;

const textOf = async (paper: number, version: number) =>
  (await amendableText(demo.db, paper, version, await authentic(paper))).text;

describe('an imported amendment is what the acts would have left', () => {
  test.each([
    ['AIC-A1-014', 'merged', 32, 0, false],
    ['AIC-A1-027', 'declined', 6, 1, false],
    ['AIC-A1-017', 'admitted', 10, 0, true],
    ['AIC-A2-002', 'seeking-support', 3, 0, false],
    ['AIC-A1-026', 'withdrawn', 7, 0, false],
    ['AIC-A1-024', 'awaiting-consent', 10, 0, false],
    ['AIC-A1-021', 'admitted', 23, 1, false],
    ['AIC-A1-018', 'supported', 15, 1, false],
  ])(
    '%s: %s, with %i people and %i organisations behind it',
    async (code, state, people, organisations, late) => {
      expect(await named(code)).toMatchObject({ state, people, organisations, late });
    },
  );

  test('the wording that counts is the last one its author stands by', async () => {
    const entry = await named('AIC-A1-024');
    const wordings = await amendmentWordings(demo.db, entry.id);
    expect(wordings.map(({ madeBy, version }) => [madeBy, version])).toEqual([
      ['author', 1],
      ['carried', 2],
      ['lead', 2],
    ]);
    expect(entry).toMatchObject({ version: 2, carried: 'clean' });
  });

  test('its course names who took each step, under which mandate', async () => {
    const { id } = await named('AIC-A4-023');
    expect(await amendmentCourse(demo.db, id, 'en')).toMatchObject([
      { kind: 'proposed', person: 'Maryam B.', mandate: null },
      { kind: 'supported', person: null, mandate: null },
      { kind: 'admitted', mandate: 'Track coordination, World Enabled' },
      { kind: 'referred', mandate: 'Track coordination, World Enabled', language: 'en' },
    ]);
  });

  test('it is found by the provisions it touches', async () => {
    const { id } = await demo.db
      .selectFrom('recommendation')
      .select('provision_id as id')
      .where('code', '=', 'AIC-R12')
      .executeTakeFirstOrThrow();
    const { paperId } = await named('AIC-A1-018');
    const { entries } = await amendmentsTo(demo.db, paperId, reader(), { provision: id });
    expect(entries.map(({ code }) => code)).toEqual(['AIC-A1-018']);
  });

  test('it is among the acts of the organisation it was proposed for', async () => {
    const { id } = await demo.db
      .selectFrom('organisation')
      .select('id')
      .where('slug', '=', 'kervallon')
      .executeTakeFirstOrThrow();
    const { acts } = await organisationActs(demo.db, demo.edition, id, 'en');
    expect(acts).toContainEqual(
      expect.objectContaining({ kind: 'amendment', name: 'AIC-A1-015', to: 'accessible-cities' }),
    );
  });
});

test('whoever proposed, signed or supported one takes it with their data', async () => {
  const { id } = await demo.db
    .selectFrom('person')
    .select('id')
    .where('name', '=', 'Carmen T.')
    .executeTakeFirstOrThrow();
  expect(await personalData(demo.db, id)).toMatchObject({
    amendments: [],
    amendment_signatures: [{ amendment: 'AIC-A1-018' }],
  });
  const caucus = await demo.viewer('caucus-youth');
  expect(await personalData(demo.db, caucus.person)).toMatchObject({
    amendments: [{ code: 'AIC-A1-021.1' }, { code: 'EUR-A1-007' }],
    amendment_wordings: [{ number: 1 }, { number: 1 }],
  });
});

test('each has a public address', async () => {
  const names = await publicNames(demo.db, demo.edition, 10_000, 0);
  expect(names).toContainEqual({ kind: 'amendment', name: 'AIC-A1-021.1', paper: 'accessible-cities' });
});

test('what people did since travels with an export', async () => {
  const { db, now } = demo;
  const code = 'AIC-A2-002';
  const [signer, supporter] = [await demo.participant(), await demo.participant()];
  const caucus = await demo.viewer('caucus-feminism');
  expect((await signAmendment(db, signer, { code, mandate: undefined }, now)).ok).toBe(true);
  expect((await supportAmendment(db, supporter, { code, mandate: undefined, supports: true }, now)).ok).toBe(
    true,
  );
  expect(
    (await supportAmendment(db, caucus, { code, mandate: 'caucus-feminism', supports: true }, now)).ok,
  ).toBe(true);
  expect((await withdrawAmendment(db, signer, code, now)).ok).toBe(true);
  expect(await named(code)).toMatchObject({ state: 'supported', people: 4, organisations: 1 });
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-amendments-'));
  const copy = await testDatabase();
  try {
    expect(await exportPack(db, path.join(folder, 'out'))).toMatchObject({ ok: true });
    expect(await importPack(copy.db, path.join(folder, 'out'), { now })).toMatchObject({ ok: true });
    const [one, other] = [await loadPack(db, 'durban-2019'), await loadPack(copy.db, 'durban-2019')];
    expect(same(one, other)).toBe(true);
    const edition = await currentEdition(copy.db, 'en');
    const entry = await amendmentNamed(copy.db, edition?.id ?? 0, code, reader());
    expect(entry).toMatchObject({ state: 'supported', people: 4, organisations: 1 });
  } finally {
    await copy.drop();
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

describe('the demonstration says of its amendments what the engine finds', () => {
  test.each([
    ['AIC-A1-014', 'r01'],
    ['AIC-A1-016', 'r03'],
  ])('%s is what changed in %s', async (code, ref) => {
    const { paperId, operations } = await named(code);
    const applied = applyOperations(await textOf(paperId, 1), operations);
    const wordsIn = (text: Awaited<ReturnType<typeof textOf>>) =>
      text.provisions.find((provision) => provision.ref === ref)?.content;
    expect(applied.ok && wordsIn(applied.value.text)).toEqual(wordsIn(await textOf(paperId, 2)));
  });

  test('the same words make the same fingerprint', async () => {
    const [one, other] = [await named('AIC-A1-002'), await named('AIC-A2-002')];
    expect(one.fingerprint).toBe(other.fingerprint);
    expect(one.fingerprint).not.toBe((await named('AIC-A1-017')).fingerprint);
  });

  test('two shares for the same budget cannot both be done', async () => {
    const both = [await named('AIC-A1-017'), await named('AIC-A2-017')];
    const merged = mergeAmendments(
      await textOf(both[0]?.paperId ?? 0, 2),
      both.map(({ code, operations }) => ({ id: code, operations })),
    );
    expect(merged).toMatchObject({ ok: false, conflicts: [{ ref: 'r04' }] });
  });

  test('what was carried over was carried as the engine does', async () => {
    const rows = await demo.db
      .selectFrom('amendment_wording as wording')
      .innerJoin('amendment', 'amendment.id', 'wording.amendment_id')
      .select(['amendment.id', 'amendment.code', 'amendment.paper_id as paper', 'wording.carried'])
      .select('wording.operations')
      .where('wording.carried', 'is not', null)
      .execute();
    expect(new Set(rows.map(({ carried }) => carried))).toEqual(
      new Set(['clean', 'adapted', 'needs-author']),
    );
    for (const { id, code, paper, carried, operations } of rows) {
      const [first] = await amendmentWordings(demo.db, id);
      const descent = await descentBetween(demo.db, paper, 1, 2);
      const found = rebase(
        { id: code, operations: first?.operations ?? [] },
        await textOf(paper, 1),
        await textOf(paper, 2),
        descent,
      );
      expect([code, found.status]).toEqual([code, carried]);
      if (carried !== 'needs-author') expect([code, found.operations]).toEqual([code, operations]);
    }
  });
});
