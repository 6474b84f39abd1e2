import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { questionOf } from '../domain/search/question.ts';
import { search } from './search.ts';
import type { SearchFilters } from './search-matches.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

async function value<T>(query: ReturnType<typeof sql<{ value: T }>>): Promise<T | undefined> {
  return (await query.execute(demo.db)).rows[0]?.value;
}

/** Whether a question finds a text of a language. */
const finds = (language: string, text: string, typed: string) =>
  value<boolean>(sql`select search_words(${language}, ${text})
    @@ search_question(${[...questionOf(typed).wanted]}::text[]) as value`);

const found = async (
  typed: string,
  filters: SearchFilters = {},
  language = 'en',
  cursor: string | null = null,
) => search(demo.db, { edition: demo.edition, language, question: questionOf(typed) }, filters, cursor);

describe('the words of a text', () => {
  test.each([
    ['Œuvre, ŒUVRE et Ægir', 'oeuvre oeuvre et aegir'],
    ['L’école où l’on naît', 'l ecole ou l on nait'],
    ['Straße, Łódź, Ørsted', 'strasse lodz orsted'],
    ['أُصغي إلى الآنسة الجميـــلة', 'اصغي الي الانسة الجميلة'],
    ['سؤال ٢٠٢٦', 'سوال 2026'],
    ['ЁЛКА и ЙОД', 'елка и йод'],
    ['城市倾听 ok', '城 市 倾 听 ok'],
    ['ｆｕｌｌ ½ ﬁn', 'full 1 2 fin'],
    ['co\u00ADopération\u200B', 'cooperation'],
    ['AIC-R07, p. 3; <b>&amp;</b>', 'aic r07 p 3 b amp b'],
  ])('%s', async (text, words) => {
    expect(await value(sql`select search_spaced(search_fold(${text})) as value`)).toBe(words);
  });

  test.each([
    ['représentant·e·s', 'representants', 'representantes'],
    ['acteur·rice·s', 'acteurs', 'actrices'],
    ['administrateur·ice', 'administrateur', 'administratrice'],
    ['travailleur•euse•s', 'travailleurs', 'travailleuses'],
    ['actif·ve', 'actif', 'active'],
    ['heureux·se·s', 'heureuxs', 'heureuses'],
    ['conseiller.ère.s', 'conseillers', 'conseilleres'],
    ['habitant-e-s', 'habitants', 'habitantes'],
    ['citoyen‧ne', 'citoyen', 'citoyenne'],
    ['peut-être port-amande 2.5', 'peut-etre port-amande 2.5', 'peut-etre port-amande 2.5'],
  ])('%s is two words at one place', async (text, masculine, feminine) => {
    const folded = sql`search_fold(${text})`;
    expect(await value(sql`select search_masculine(${folded}, true) as value`)).toBe(masculine);
    expect(await value(sql`select search_feminine(${folded}, true) as value`)).toBe(feminine);
  });

  test.each([
    ['fr', 'Les représentant·e·s élu·e·s votent', 'représentante', true],
    ['fr', 'Les représentant·e·s élu·e·s votent', '"représentants élus votent"', true],
    ['fr', 'Les représentant·e·s élu·e·s votent', '"représentantes élues votent"', true],
    ['fr', 'Les personnes handicapées', 'handicapé', true],
    ['fr', 'Un employé', 'employées', true],
    ['es', 'La participación', 'participaciones', true],
    ['es', 'Las participaciones', 'participacion', true],
    ['pt', 'Cidades acessíveis', 'acessivel', true],
    ['fr', 'Le droit à la ville', 'droit à ville', true],
    ['fr', 'Le droit à la ville', '"droit ville"', false],
    ['fr', 'Le droit de la ville', 'droit à la ville', true],
    ['fr', 'Une école', 'ECOLES', true],
    ['en', 'Cities are listening', 'listen city', true],
    ['es', 'Las ciudades escuchan', 'ciudad', true],
    ['ar', 'المدن تُصغي إلى الناس', 'إلى المدن تصغي', true],
    ['ar', 'وثيقة الآراء', 'الاراء', true],
    ['pt', 'Habitações dignas', 'habitacao', true],
    ['ru', 'Города слушают', 'городов', true],
    ['zh', '城市倾听社区', '倾听', true],
    ['zh', '城市倾听社区', '听倾', false],
    ['sw', 'Miji inasikiliza', 'miji', true],
    ['ca', 'Les accions de la ciutat', 'acció ciutats', true],
    ['ca', 'La participació', 'participacions', true],
  ])('of %s: « %s » is found by %s: %s', async (language, text, typed, expected) => {
    expect(await finds(language, text, typed)).toBe(expected);
  });

  test('are marked as they are written', async () => {
    const words = await value(sql`select search_found('fr', 'Les représentant·e·s, à l’Œuvre : égalité !',
      search_question(array['representante', 'à', 'œuvre'])) as value`);
    expect(words).toEqual(['Œuvre', 'représentant·e·s'].sort());
  });
});

describe('search', () => {
  test('finds what an amendment proposes, and shows it', async () => {
    const { hits } = await found('renovated', { kind: 'amendment' });
    expect(hits.length).toBeGreaterThan(0);
    for (const { text, found: words } of hits) for (const word of words) expect(text).toContain(word);
  });

  test('finds what a term of the edition is called in other languages', async () => {
    const languages = async (typed: string) =>
      new Set((await found(typed, {}, 'en')).hits.map(({ language }) => language));
    // The name of a policy domain.
    expect(await languages('right to the city')).toContain('fr');
    const french = await found('right to the city', { language: 'fr' });
    expect(french.hits.length).toBeGreaterThan(0);
    expect(french.hits.some(({ title, text }) => /droit à la ville/i.test(`${title} ${text}`))).toBe(true);
    const arabic = await found('droits à la ville', { language: 'ar' });
    expect(arabic.hits.some(({ title, text }) => `${title} ${text}`.includes('الحق في المدينة'))).toBe(true);
    // A term, with a word beside it that stays.
    await sql`with made as (
        insert into term (edition_id, slug, note_language) values (${demo.edition}, 'wheelchair', 'en') returning id)
      insert into term_form (term_id, language, standing, place, form)
      select id, language, 'preferred', 1, form from made,
        unnest(array['en', 'ar'], array['wheelchair', 'كرسي متحرك']) as called (language, form)`.execute(
      demo.db,
    );
    const chair = await found('wheelchairs', { kind: 'contribution' });
    expect(chair.hits.map(({ slug }) => slug)).toEqual(expect.arrayContaining(['eur-c006', 'mew-c013']));
    const market = await found('wheelchairs السوق');
    expect(market.hits.map(({ slug }) => slug)).toEqual(['mew-c013']);
    expect(market.near).toBe(false);
  });

  test('of a policy domain', async () => {
    const all = await found('city', { domain: 'accessibility' });
    expect(all.hits.length).toBeGreaterThan(0);
    expect((await found('city', { domain: 'nowhere' })).hits).toEqual([]);
    const { hits } = await found('accessibility', { kind: 'domain', domain: 'accessibility' });
    expect(hits.map(({ slug }) => slug)).toEqual(['accessibility']);
    const papers = (await found('city', { domain: 'accessibility', kind: 'contribution' })).hits;
    for (const { paper } of papers) {
      const row = await demo.db
        .selectFrom('paper_domain')
        .innerJoin('paper', 'paper.id', 'paper_id')
        .innerJoin('policy_domain', 'policy_domain.id', 'policy_domain_id')
        .where('paper.slug', '=', paper)
        .where('policy_domain.slug', '=', 'accessibility')
        .select('paper.id')
        .executeTakeFirst();
      expect(row).toBeDefined();
    }
  });

  test('finds a recommendation by its code first, in any case', async () => {
    const { hits } = await found('aic-r07');
    expect(hits[0]).toMatchObject({ kind: 'recommendation', code: 'AIC-R07', paper: 'accessible-cities' });
  });

  test('finds an organisation by its acronym and a paper by its code', async () => {
    expect((await found('hic')).hits[0]).toMatchObject({ kind: 'organisation', slug: 'hic' });
    expect((await found('rtc')).hits[0]).toMatchObject({ kind: 'paper', slug: 'right-to-the-city' });
  });

  test('shows what exists in several languages once, in the reader’s', async () => {
    const { hits } = await found('pharmacie farmacia', {}, 'es');
    expect(hits).toEqual([]);
    const [domain] = (await found('accesibilidad', { kind: 'domain' }, 'fr')).hits;
    expect(domain).toMatchObject({ slug: 'accessibility', language: 'fr' });
    const ids = (await found('accessible', { kind: 'paper' }, 'fr')).hits.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('keeps words together, and leaves words out', async () => {
    const all = (await found('city', { kind: 'recommendation' })).hits;
    const without = (await found('city -housing', { kind: 'recommendation' })).hits;
    expect(all.length).toBeGreaterThan(0);
    expect(without.every(({ text }) => !/housing/i.test(text))).toBe(true);
    for (const { title, text } of (await found('"right to the city"', { language: 'en' })).hits)
      expect(`${title} ${text}`).toMatch(/right to the city/i);
  });

  test('by kind, circuit and language', async () => {
    for (const kind of ['contribution', 'answer', 'provision', 'clause', 'track', 'priority'] as const)
      for (const hit of (await found('city', { kind })).hits) expect(hit.kind).toBe(kind);
    const spanish = await found('ciudad', { language: 'es', circuit: 'assembly' });
    expect(spanish.hits.length).toBeGreaterThan(0);
    expect(new Set(spanish.hits.map(({ language }) => language))).toEqual(new Set(['es']));
    expect((await found('ciudad', { circuit: 'nowhere' })).hits).toEqual([]);
  });

  test('goes page by page, each thing once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof found>> = await found('city', {}, 'en', cursor);
      seen.push(...page.hits.map(({ kind, id }) => `${kind} ${id}`));
      cursor = page.next;
    } while (cursor);
    expect(seen.length).toBeGreaterThan(40);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test.each(['&', '!!!', '-city', "'; drop table paper; --", ')(|', '"', '\\', 'a'.repeat(300), '%', '🙂'])(
    'takes %s as it is typed',
    async (typed) => {
      expect((await found(typed)).hits.length).toBeLessThanOrEqual(20);
    },
  );

  test('takes a cursor it never gave as none', async () => {
    const { hits } = await found('city');
    for (const cursor of ['', 'x', '1-nothing-2', '9999999999-paper-1'])
      expect((await found('city', {}, 'en', cursor)).hits).toEqual(hits);
  });
});

test('among 20,000 contributions, the index finds the words', async () => {
  const { db } = demo;
  await sql`insert into contribution (edition_id, slug, provision_id, paper_version_id, kind, language, person_id,
      constituency, text, created_at)
    select edition_id, slug || '-x' || again, provision_id, paper_version_id, 'comment', language, person_id,
      constituency, text || ' w' || again, created_at
    from contribution, generate_series(1, 130) as again where reply_to is null`.execute(db);
  await sql`analyze contribution`.execute(db);
  const { count } = await db
    .selectFrom('contribution')
    .select((select) => select.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect(count).toBeGreaterThan(18_000);
  const plan = await sql<Record<string, string>>`explain select id from public_contribution
    where standing = 'published' and words @@ search_question(array['w77'])`.execute(db);
  expect(JSON.stringify(plan.rows)).toContain('contribution_words');
  const began = performance.now();
  const { hits } = await found('w77');
  expect(hits.length).toBe(20);
  // A tenth of it when nothing else runs.
  expect(performance.now() - began).toBeLessThan(1000);
}, 60_000);
