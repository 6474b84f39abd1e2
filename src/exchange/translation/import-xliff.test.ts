import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { reviseProvision } from '../../actions/revise-provision.ts';
import { type CurrentEdition, currentEdition } from '../../queries/current-edition.ts';
import { translationMemory } from '../../queries/translation-memory.ts';
import { paperTranslation, type TranslationText } from '../../queries/translation-texts.ts';
import { exportXliff } from './export-xliff.ts';
import { importXliff, type Outcome } from './import-xliff.ts';
import { readTmx } from './read-tmx.ts';
import { writeTmx } from './tmx.ts';

const slug = 'accessible-cities';
let demo: Demonstration;
let edition: CurrentEdition;
beforeAll(async () => {
  demo = await demonstration();
  const current = await currentEdition(demo.db, 'en');
  if (!current) throw new Error('no edition');
  edition = current;
}, 60_000);
afterAll(() => demo.drop());

async function exported(paper: string, language: string): Promise<string> {
  const result = await exportXliff(demo.db, edition, paper, language);
  if (!result.ok) throw new Error(result.refusal);
  return result.xliff;
}

async function imported(text: string, mandate: string | null): Promise<readonly Outcome[]> {
  const by = mandate === null ? null : await demo.viewer(mandate);
  const result = await importXliff(demo.db, { text, edition, by, now: demo.now });
  if (!result.ok) throw new Error(result.refusal);
  return result.papers.flatMap(({ outcomes }) => outcomes);
}

const notable = (outcomes: readonly Outcome[]) => outcomes.filter(({ outcome }) => outcome !== 'unchanged');

/** The words a unit is translated with, replaced in a file. */
const translated = (xliff: string, ref: string, words: string): string =>
  xliff.replace(
    new RegExp(`(<unit id="${ref}".*?</source>)(<target>.*?</target>)?`),
    `$1<target>${words}</target>`,
  );

async function here(ref: string, language: string) {
  const paper = await paperTranslation(demo.db, edition.id, slug, language);
  const text = paper?.texts.find((found) => found.ref === ref);
  if (!text) throw new Error(`no ${ref}`);
  return text;
}

async function revised(ref: string, language: string, words: string): Promise<void> {
  const { basis } = await here(ref, language);
  const given = {
    paper: slug,
    ref,
    language,
    basis,
    content: [{ type: 'text', text: words } as const],
    key: crypto.randomUUID(),
  };
  const result = await reviseProvision(demo.db, await demo.viewer('lead-world-enabled'), given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
}

test('every paper comes back in every language as it left, and asks for nothing', async () => {
  const papers = await demo.db.selectFrom('paper').select(['slug', 'kind', 'authentic_language']).execute();
  let units = 0;
  for (const paper of papers)
    for (const language of edition.contentLanguages) {
      const result = await exportXliff(demo.db, edition, paper.slug, language);
      if (paper.kind === 'outcome') expect(result).toEqual({ ok: false, refusal: 'not-a-paper' });
      else if (language === paper.authentic_language)
        expect(result).toEqual({ ok: false, refusal: 'no-such-language' });
      else {
        const outcomes = await imported(result.ok ? result.xliff : '', null);
        expect(notable(outcomes)).toEqual([]);
        units += outcomes.length;
      }
    }
  expect(papers.length).toBeGreaterThan(10);
  expect(units).toBeGreaterThan(500);
}, 60_000);

test('what is new is written in the draft under the mandate, once', async () => {
  const text = translated(await exported(slug, 'fr'), 'p01', 'Des mots nouveaux.');
  const planned = await imported(text, null);
  expect(notable(planned)).toMatchObject([
    { outcome: 'new', ref: 'p01', words: 'Des mots nouveaux.', wordsHere: expect.any(String) },
  ]);
  expect((await here('p01', 'fr')).translation).not.toEqual([{ type: 'text', text: 'Des mots nouveaux.' }]);
  expect(notable(await imported(text, 'lead-world-enabled'))).toEqual(notable(planned));
  expect(await here('p01', 'fr')).toMatchObject({
    translation: [{ type: 'text', text: 'Des mots nouveaux.' }],
    status: 'human',
  });
  const event = await demo.db
    .selectFrom('event')
    .innerJoin('mandate', 'mandate.id', 'event.mandate_id')
    .select(['kind', 'mandate.slug'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  expect(event).toEqual({ kind: 'provision-translated', slug: 'lead-world-enabled' });
  expect(notable(await imported(text, 'lead-world-enabled'))).toEqual([]);
  // The next export is of the draft, where these words stand.
  expect(await exported(slug, 'fr')).toContain('<target>Des mots nouveaux.</target>');
});

test('a translation that was changed here meanwhile is shown beside the other, and kept', async () => {
  const text = translated(await exported(slug, 'es'), 'p02', 'Palabras del archivo.');
  await revised('p02', 'es', 'Palabras de aquí.');
  expect(notable(await imported(text, 'lead-world-enabled'))).toMatchObject([
    {
      outcome: 'conflict',
      ref: 'p02',
      why: 'translation-changed',
      words: 'Palabras del archivo.',
      wordsHere: 'Palabras de aquí.',
    },
  ]);
  expect((await here('p02', 'es')).translation).toEqual([{ type: 'text', text: 'Palabras de aquí.' }]);
});

test('an original that changed meanwhile is shown as it was and is, and nothing is written', async () => {
  const text = translated(await exported(slug, 'es'), 'p03', 'Palabras viejas.');
  const untouched = await exported(slug, 'fr');
  const before = await here('p03', 'es');
  const { authentic } = (await paperTranslation(demo.db, edition.id, slug, 'es')) ?? {};
  await revised('p03', authentic ?? '', 'The original anew.');
  expect(notable(await imported(text, 'lead-world-enabled'))).toMatchObject([
    {
      outcome: 'conflict',
      ref: 'p03',
      why: 'source-changed',
      source: expect.any(String),
      sourceHere: 'The original anew.',
      words: 'Palabras viejas.',
    },
  ]);
  expect(await here('p03', 'es')).toMatchObject({ translation: before.translation, status: 'stale' });
  // Who did not touch it meets no conflict.
  expect(notable(await imported(untouched, 'lead-world-enabled'))).toEqual([]);
});

test('what is written between the look and the writing is not overwritten', async () => {
  const write = async ({ basis, seen }: TranslationText, words: string) =>
    reviseProvision(
      demo.db,
      await demo.viewer('lead-world-enabled'),
      {
        ...{ paper: slug, ref: 'p02', language: 'es', basis, seen, key: crypto.randomUUID() },
        content: [{ type: 'text', text: words }],
      },
      demo.now,
    );
  expect((await write(await here('p02', 'es'), 'Palabras.')).ok).toBe(true);
  const looked = await here('p02', 'es');
  expect((await write(looked, 'Palabras de otra persona.')).ok).toBe(true);
  expect((await here('p02', 'es')).basis).toBe(looked.basis);
  expect(await write(looked, 'Otras palabras.')).toEqual({ ok: false, refusal: 'changed-meanwhile' });
});

test('words that are stale are confirmed by saying they are final', async () => {
  const text = await exported(slug, 'es');
  const segment = /(<unit id="p03".*?<segment id="s1") state="reviewed" subState="parvis:stale"/;
  expect(text).toMatch(segment);
  expect(notable(await imported(text, 'lead-world-enabled'))).toEqual([]);
  const confirmed = text.replace(segment, '$1 state="final"');
  expect(notable(await imported(confirmed, 'lead-world-enabled'))).toMatchObject([
    { outcome: 'new', ref: 'p03' },
  ]);
  expect((await here('p03', 'es')).status).toBe('human');
});

test('who may not translate here is refused unit by unit, and what is refused holds up nothing', async () => {
  let text = translated(await exported(slug, 'fr'), 'p01', 'Un.');
  text = translated(text, 'p02', 'Deux<pc id="9">!</pc>');
  text = translated(text, 'p05', 'Cinq.');
  for (const [mandate, why] of [
    ['lead-gpr2c', 'not-your-track'],
    ['rapporteur-assembly', 'not-your-role'],
  ] as const)
    expect(notable(await imported(text, mandate))).toEqual([
      { outcome: 'refused', ref: 'p01', why },
      { outcome: 'refused', ref: 'p02', why: 'codes' },
      { outcome: 'refused', ref: 'p05', why },
    ]);
  expect(
    (await imported(text, 'lead-world-enabled')).filter(({ outcome }) => outcome === 'new'),
  ).toHaveLength(2);
  expect((await here('p05', 'fr')).translation).toEqual([{ type: 'text', text: 'Cinq.' }]);
});

test.each([
  ['another paper', ['<file id="accessible-cities"', '<file id="nothing"'], 'no-such-paper'],
  ['the outcome', ['<file id="accessible-cities"', '<file id="outcome"'], 'not-a-paper'],
  ['another source', ['srcLang="en"', 'srcLang="es"'], 'other-source'],
  ['a language of nobody', ['trgLang="fr"', 'trgLang="tlh"'], 'no-such-language'],
  ['its own language', ['trgLang="fr"', 'trgLang="en"'], 'no-such-language'],
] as const)('a file for %s is refused as a whole', async (_, [from, to], refusal) => {
  const text = (await exported(slug, 'fr')).replace(from, to);
  const by = await demo.viewer('lead-world-enabled');
  expect(await importXliff(demo.db, { text, edition, by, now: demo.now })).toEqual({ ok: false, refusal });
});

test('the memory of the edition is what people translated, as published', async () => {
  const units = await translationMemory(demo.db, edition.id);
  const tmx = writeTmx(units);
  const read = readTmx(tmx);
  const pairs = units.reduce((sum, { translations }) => sum + translations.length, 0);
  expect(read.ok && read.pairs.length).toBe(pairs);
  expect(pairs).toBeGreaterThan(100);
  // What was written above is still a draft.
  expect(tmx).not.toContain('Des mots nouveaux.');
  expect(tmx).not.toContain('Palabras de aquí.');
  // Neither what a machine wrote nor what is stale is remembered.
  const some = await demo.db
    .selectFrom('provision_text')
    .innerJoin('provision_state as state', 'state.id', 'state_id')
    .select(['state_id', 'language'])
    .where('status', '=', 'human')
    .where('until_version', 'is', null)
    .where('from_version', '=', 1)
    .limit(2)
    .execute();
  for (const [index, { state_id, language }] of some.entries())
    await demo.db
      .updateTable('provision_text')
      .set({ status: index === 0 ? 'machine' : 'stale' })
      .where('state_id', '=', state_id)
      .where('language', '=', language)
      .execute();
  const fewer = await translationMemory(demo.db, edition.id);
  expect(fewer.reduce((sum, { translations }) => sum + translations.length, 0)).toBe(pairs - 2);
});
