import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { lacking } from '../domain/terms/check-terms.ts';
import type { Term } from '../domain/terms/term.ts';
import { termbase, termChecks } from '../queries/terms.ts';
import { segments, translationStates, waivedTranslations } from '../queries/translations.ts';
import { addTerm } from './add-term.ts';
import { changeTerm, retireTerm } from './change-term.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { reviseProvision } from './revise-provision.ts';

let demo: Demonstration;
let secretariat: Viewer;
beforeAll(async () => {
  demo = await demonstration();
  secretariat = await demo.viewer('secretariat');
}, 60_000);
afterAll(() => demo.drop());

const only = (preferred: string) => ({ preferred, admitted: [], forbidden: [] });
const add = (forms: Term['forms'], key = randomUUID()) => {
  const given = { edition: demo.edition, forms, note: '', noteLanguage: 'en', key };
  return addTerm(demo.db, secretariat, given, demo.now);
};
const termNamed = async (slug: string) =>
  (await termbase(demo.db, demo.edition)).find((term) => term.slug === slug);
const recorded = async (term: string) => {
  const rows = await demo.db.selectFrom('event').select(['kind', 'content']).orderBy('sequence').execute();
  return rows.filter(({ content }) => (content as { term?: string } | null)?.term === term);
};

describe('the termbase', () => {
  test('begins with the words of every congress, in four languages', async () => {
    const terms = await termbase(demo.db, demo.edition);
    expect(terms.length).toBeGreaterThan(40);
    for (const { slug, forms } of terms)
      expect([slug, Object.keys(forms).sort()]).toEqual([slug, ['ar', 'en', 'es', 'fr']]);
    expect((await termNamed('track'))?.forms.es).toEqual({
      preferred: 'línea temática',
      admitted: ['línea'],
      forbidden: ['pista'],
    });
  });

  test('a term is added once for a key, named after its words, and recorded with them', async () => {
    const key = randomUUID();
    const forms = { en: only('Public square'), fr: only('parvis') };
    for (const _ of [1, 2]) expect(await add(forms, key)).toEqual({ ok: true, value: 'public-square' });
    expect(await add(forms)).toEqual({ ok: true, value: 'public-square-2' });
    expect(await termNamed('public-square')).toMatchObject({ revision: 1, forms, retired: false });
    expect(await recorded('public-square')).toMatchObject([{ kind: 'term-added', content: { forms } }]);
  });

  test.each([
    [{}, 'term-empty'],
    [{ fr: { preferred: 'Parvis', admitted: [], forbidden: ['parvis'] } }, 'term-contradicts'],
    [{ fr: only('…') }, 'term-without-words'],
  ] as const)('%j is refused', async (forms, refusal) => {
    expect(await add(forms)).toEqual({ ok: false, refusal });
  });

  test('a change names the revision it was read at, and is done once for a key', async () => {
    expect(await add({ en: only('roof') })).toEqual({ ok: true, value: 'roof' });
    const key = randomUUID();
    const change = (revision: number, own = randomUUID()) => {
      const given = { slug: 'roof', revision, forms: { fr: only('toit') }, note: 'Over a head.', key: own };
      const about = { edition: demo.edition, noteLanguage: 'en' };
      return changeTerm(demo.db, secretariat, { ...about, ...given }, demo.now);
    };
    for (const _ of [1, 2]) expect(await change(1, key)).toEqual({ ok: true, value: 2 });
    expect(await change(1)).toEqual({ ok: false, refusal: 'changed-meanwhile' });
    expect(await termNamed('roof')).toMatchObject({
      revision: 2,
      forms: { fr: only('toit') },
      note: 'Over a head.',
    });
    expect((await recorded('roof')).map(({ kind }) => kind)).toEqual(['term-added', 'term-changed']);
  });

  test('a term out of use is kept, changed no more, and asked of nobody', async () => {
    expect(await add({ en: only('gable'), fr: only('pignon') })).toEqual({ ok: true, value: 'gable' });
    const text = { source: 'A gable.', target: 'Un mur.' };
    const languages = { source: 'en', target: 'fr' };
    const lacks = async () =>
      (await termChecks(demo.db, demo.edition, languages, [text])).flatMap(lacking).length;
    expect(await lacks()).toBe(1);
    const given = { edition: demo.edition, slug: 'gable' };
    for (const _ of [1, 2])
      expect(await retireTerm(demo.db, secretariat, { ...given, key: randomUUID() }, demo.now)).toEqual({
        ok: true,
        value: null,
      });
    expect(await lacks()).toBe(0);
    expect(await termNamed('gable')).toMatchObject({ retired: true });
    const words = { forms: { en: only('gables') }, note: '', noteLanguage: 'en', revision: 1 };
    expect(
      await changeTerm(demo.db, secretariat, { ...given, ...words, key: randomUUID() }, demo.now),
    ).toEqual({ ok: false, refusal: 'no-such-term' });
    expect((await recorded('gable')).map(({ kind }) => kind)).toEqual(['term-added', 'term-retired']);
  });
});

describe('finding terms', () => {
  const pairs: readonly (readonly [language: string, term: string, text: string, found: boolean])[] = [
    ['en', 'follow-up', 'It follows the rules up to now.', false],
    ['en', 'follow-up', 'The follow-up of it', true],
    ['en', 'track', 'A soundtrack', false],
    ['fr', 'droit à la ville', 'Les droits à la ville de tous', true],
    ['fr', 'droit à la ville', 'Le droit de la ville', false],
    ['fr', 'document d’orientation', "Les documents d'orientation", true],
    ['fr', 'délégué·e', 'Les délégué·e·s votent, les déléguées aussi.', true],
    ['fr', 'organisation sœur', 'Nos organisations sœurs', true],
    ['es', 'resolución', 'Las resoluciones', true],
    ['es', 'organización hermana', 'las organizaciones hermanas', true],
    ['pt', 'recomendação', 'As recomendações', true],
    ['ar', 'توصية', 'والتوصية', true],
    ['ar', 'توصية', 'بالتوصيات', true],
    ['ar', 'توصية', 'وللتوصية', true],
    ['ar', 'محور', 'للمحور', true],
    ['ar', 'الحق في المدينة', 'بالحق في المدينة', true],
    ['ar', 'وثيقة سياسات', 'ووثيقة السياسات', true],
    ['ar', 'ولاية', 'بولايته', true],
    ['ar', 'حكم', 'محكمة', false],
    ['zh', '城市权', '尊重城市权。', true],
  ];

  test.each(pairs)('%s: « %s » in « %s »: %s', async (language, term, text, found) => {
    const added = await add({ en: only('xylophone'), [language]: only(term) });
    if (!added.ok) throw new Error(added.refusal);
    const languages = { source: language, target: 'xx' };
    const [checks = []] = await termChecks(demo.db, demo.edition, languages, [
      { source: text, target: null },
    ]);
    expect(checks.some(({ slug }) => slug === added.value)).toBe(found);
    const given = { edition: demo.edition, slug: added.value, key: randomUUID() };
    expect((await retireTerm(demo.db, secretariat, given, demo.now)).ok).toBe(true);
  });

  test('what is expected, admitted, avoided, part of a longer term, or one of two with the same words', async () => {
    const lacks = async (source: string, target: string, from = 'en', into = 'fr') => {
      const [checks = []] = await termChecks(demo.db, demo.edition, { source: from, target: into }, [
        { source, target },
      ]);
      return lacking(checks).map(({ slug, present, forbidden }) => [slug, present, forbidden]);
    };
    expect(await lacks('Every sitting has a mandate.', 'Les séances ont un mandat.')).toEqual([]);
    expect(await lacks('Every sitting has a mandate.', 'Les sessions ont un mandat.')).toEqual([
      ['sitting', false, ['session']],
    ]);
    expect(await lacks('The answers', 'Pour répondre')).toEqual([]);
    expect(await lacks('A sister organisation', 'Une organisation sœur')).toEqual([]);
    expect(await lacks('A sister organisation', 'Une organisation')).toEqual([
      ['sister-organisation', false, []],
    ]);
    const paper = 'Un document d’orientation';
    expect(await lacks(paper, 'A position paper', 'fr', 'en')).toEqual([]);
    expect(await lacks(paper, 'A text', 'fr', 'en')).toEqual([
      ['policy-paper', false, []],
      ['position-paper', false, []],
    ]);
  });
});

test('a translation against the termbase is saved knowingly alone, and counted until it is put right', async () => {
  const lead = await demo.viewer('lead-world-enabled');
  const paper = 'accessible-cities';
  const { id } = await demo.db
    .selectFrom('paper')
    .select('id')
    .where('slug', '=', paper)
    .executeTakeFirstOrThrow();
  const segment = async () => {
    const wanted = { paper: id, authentic: 'en', target: 'fr', states: translationStates, after: null };
    const found = await segments(demo.db, { ...wanted, limit: 500 });
    const own = found.find(({ ref }) => ref === 'p06');
    if (!own) throw new Error('there is no p06');
    return own;
  };
  const write = async (language: string, text: string, waiveTerms = false) => {
    const { basis } = await segment();
    const content = [{ type: 'text', text }] as const;
    const given = { paper, ref: 'p06', language, content, basis, waiveTerms, key: randomUUID() };
    return reviseProvision(demo.db, lead, given, demo.now);
  };
  expect((await write('en', 'Every sitting is in a square.')).ok).toBe(true);
  const before = await segment();
  expect(await write('fr', 'Toute session est sur une place.')).toEqual({
    ok: false,
    refusal: 'terms-missing',
  });
  expect(await segment()).toEqual(before);
  expect((await write('fr', 'Toute session est sur une place.', true)).ok).toBe(true);
  expect(await segment()).toMatchObject({ state: 'unreviewed', waived: ['sitting'] });
  expect(await waivedTranslations(demo.db, id, 'fr')).toBe(1);
  const event = await demo.db
    .selectFrom('event')
    .select('content')
    .where('kind', '=', 'provision-translated')
    .orderBy('sequence', 'desc')
    .executeTakeFirstOrThrow();
  expect(event.content).toMatchObject({ language: 'fr', waived: ['sitting'] });
  expect((await write('fr', 'Toute séance est sur une place.')).ok).toBe(true);
  expect(await waivedTranslations(demo.db, id, 'fr')).toBe(0);
});
