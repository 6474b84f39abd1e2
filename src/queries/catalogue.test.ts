import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demonstration, demonstration } from '../actions/demonstration.testing.ts';
import { circuits, domains, leadOrganisations, organisations, tracks } from './directory.ts';
import { domainListening } from './domain-listening.ts';
import { type PaperFilters, papers } from './papers.ts';
import { carriersOf, priorities } from './priorities.ts';
import { countPublicNames, publicNames } from './public-paths.ts';
import { recentExchanges } from './recent-exchanges.ts';
import { answerCounts, register } from './register.ts';
import { sittings } from './sittings.ts';

let demo: Demonstration;
const slugs = (list: readonly { slug: string }[]) => list.map(({ slug }) => slug);

beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

/** Every paper that passes the filters, page by page. */
async function allPapers(filters: PaperFilters = {}) {
  const found = [];
  let cursor: number | null = null;
  do {
    const page = await papers(demo.db, demo.edition, 'en', filters, cursor);
    found.push(...page.papers);
    cursor = page.next;
  } while (cursor !== null);
  return found;
}

describe('names', () => {
  test('are in the reader’s language, else in English, else in any, and say which', async () => {
    const language = async () =>
      (await circuits(demo.db, demo.edition, 'ar')).find(({ slug }) => slug === 'assembly')?.language;
    const { id } = await demo.db
      .selectFrom('circuit')
      .select('id')
      .where('slug', '=', 'assembly')
      .executeTakeFirstOrThrow();
    const without = (gone: string) =>
      demo.db.deleteFrom('circuit_text').where('circuit_id', '=', id).where('language', '=', gone).execute();
    const texts = await demo.db.selectFrom('circuit_text').selectAll().where('circuit_id', '=', id).execute();
    expect(await language()).toBe('ar');
    await without('ar');
    expect(await language()).toBe('en');
    await without('en');
    expect(['fr', 'es']).toContain(await language());
    await demo.db
      .insertInto('circuit_text')
      .values(texts)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
});

describe('tracks', () => {
  test.each(['circuit', 'domain', 'lead'] as const)(
    'by %s: each is found once or more, and only there',
    async (by) => {
      const all = await tracks(demo.db, demo.edition, 'fr');
      const values = (track: (typeof all)[number]) =>
        by === 'circuit' ? [track.circuit] : slugs(by === 'domain' ? track.domains : track.leads);
      for (const value of new Set(all.flatMap(values))) {
        const found = await tracks(demo.db, demo.edition, 'fr', { [by]: value });
        expect(slugs(found)).toEqual(slugs(all.filter((track) => values(track).includes(value))));
      }
    },
  );
});

describe('papers', () => {
  test.each([
    ['circuit', { circuit: 'assembly' }, (paper) => paper.circuit?.slug === 'assembly'],
    ['kind', { kind: 'policy' }, (paper) => paper.kind === 'policy'],
    ['language', { language: 'ar' }, (paper) => paper.languages.includes('ar')],
    ['lead', { lead: 'world-enabled' }, (paper) => slugs(paper.leads).includes('world-enabled')],
    [
      'two of them',
      { circuit: 'town-hall', language: 'ar' },
      (paper) => paper.circuit?.slug === 'town-hall' && paper.languages.includes('ar'),
    ],
    ['nothing known', { circuit: 'nowhere' }, () => false],
  ] satisfies [string, PaperFilters, (paper: Awaited<ReturnType<typeof allPapers>>[number]) => boolean][])(
    'by %s',
    async (_, filters, holds) => {
      const found = await allPapers(filters);
      expect(slugs(found)).toEqual(slugs((await allPapers()).filter(holds)));
    },
  );

  test('the most debated are those with most contributions, the outcome apart', async () => {
    const others = (await allPapers()).filter(({ kind }) => kind !== 'outcome');
    const counts = (list: typeof others) =>
      list.map(({ contributions }) => contributions).sort((a, b) => b - a);
    const found = await allPapers({ mostDebated: 3 });
    expect(found.map(({ kind }) => kind)).not.toContain('outcome');
    expect(counts(found)).toEqual(counts(others).slice(0, 3));
  });

  test('lists of more than a page go on where they stopped', async () => {
    const before = await allPapers();
    const { mandate_id } = await demo.db
      .selectFrom('paper_version')
      .select('mandate_id')
      .where('mandate_id', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow();
    const added = Array.from({ length: 30 }, (_, index) => `added-${index}`);
    for (const [index, slug] of added.entries()) {
      const { id: paper_id } = await demo.db
        .insertInto('paper')
        .values({
          edition_id: demo.edition,
          slug,
          code: `ADD${index}`,
          kind: 'policy',
          authentic_language: 'pt',
          position: 1000 + index,
        })
        .returning('id')
        .executeTakeFirstOrThrow();
      const { id: paper_version_id } = await demo.db
        .insertInto('paper_version')
        .values({ paper_id, number: 1, published_at: demo.now, mandate_id })
        .returning('id')
        .executeTakeFirstOrThrow();
      await demo.db
        .insertInto('paper_text')
        .values({ paper_version_id, language: 'pt', title: slug, status: 'original' })
        .execute();
    }
    expect(slugs(await allPapers())).toEqual([...slugs(before), ...added]);
    await demo.db.deleteFrom('paper_text').where('language', '=', 'pt').where('title', 'in', added).execute();
    await demo.db
      .deleteFrom('paper_version')
      .where('paper_id', 'in', (paper) => paper.selectFrom('paper').select('id').where('slug', 'in', added))
      .execute();
    await demo.db.deleteFrom('paper').where('slug', 'in', added).execute();
  });
});

test('the leads offered as a filter each lead a paper, and are in the order of the alphabet', async () => {
  const leads = await leadOrganisations(demo.db, demo.edition, 'es');
  expect(leads.map(({ name }) => name)).toEqual(
    leads.map(({ name }) => name).toSorted(new Intl.Collator('es').compare),
  );
  expect(slugs(leads).sort()).toEqual(
    [...new Set((await allPapers()).flatMap(({ leads: of }) => slugs(of)))].sort(),
  );
});

test('organisations go page by page, each once', async () => {
  await demo.db
    .insertInto('organisation')
    .values(
      Array.from({ length: 150 }, (_, index) => ({
        slug: `partner-${index}`,
        kind: 'partner',
        constituency: 'communities',
      })),
    )
    .execute();
  await demo.db
    .insertInto('organisation_text')
    .columns(['organisation_id', 'language', 'name'])
    .expression((select) =>
      select
        .selectFrom('organisation')
        .select(['id', select.val('en').as('language'), 'slug'])
        .where('slug', 'like', 'partner-%'),
    )
    .execute();
  const seen: string[] = [];
  let after: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof organisations>> = await organisations(demo.db, 'fr', { after });
    seen.push(...slugs(page.organisations));
    after = page.next;
  } while (after !== null);
  const { count } = await demo.db
    .selectFrom('organisation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  expect([seen.length, new Set(seen).size]).toEqual([count, count]);
});

test('the sittings of a circuit or a track are those of the programme, in its order', async () => {
  const all = await sittings(demo.db, demo.edition, 'fr');
  expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).toSorted());
  for (const circuit of new Set(all.map((sitting) => sitting.circuit.slug)))
    expect(slugs(await sittings(demo.db, demo.edition, 'fr', { circuit }))).toEqual(
      slugs(all.filter((sitting) => sitting.circuit.slug === circuit)),
    );
  const ofTracks = await Promise.all(
    (await tracks(demo.db, demo.edition, 'fr')).map(({ slug }) =>
      sittings(demo.db, demo.edition, 'fr', { track: slug }),
    ),
  );
  expect(slugs(all)).toEqual(expect.arrayContaining(slugs(ofTracks.flat())));
});

test('where the debate stands in a domain is the sum over its papers', async () => {
  const listening = await domainListening(demo.db, demo.edition, demo.now);
  expect(slugs(listening)).toEqual(slugs(await domains(demo.db, demo.edition, 'en')));
  for (const { slug, papers: count, ...counts } of listening) {
    const written = await allPapers({ domain: slug });
    const each = await Promise.all(
      written.map((paper) => answerCounts(demo.db, demo.edition, demo.now, paper.slug)),
    );
    const sum = (state: keyof typeof counts) => each.reduce((whole, one) => whole + one[state], 0);
    expect([slug, count, counts]).toEqual([
      slug,
      written.length,
      { answered: sum('answered'), pending: sum('pending'), late: sum('late') },
    ]);
  }
});

test('the exchanges shown first are the latest two answered and the latest one late', async () => {
  const reader = { language: 'en', now: demo.now };
  const latest = async (state: 'answered' | 'late', size: number) =>
    (await register(demo.db, demo.edition, reader, { state }, null, size)).entries;
  expect(await recentExchanges(demo.db, demo.edition, reader)).toEqual([
    ...(await latest('answered', 2)),
    ...(await latest('late', 1)),
  ]);
});

test('a priority is carried by as many passages as its list says, each with its words', async () => {
  const all = await priorities(demo.db, demo.edition, 'es');
  expect(all.some(({ carriers }) => carriers > 0)).toBe(true);
  for (const { id, carriers } of all) {
    const passages = await carriersOf(demo.db, id, 'es');
    expect(passages).toHaveLength(carriers);
    for (const { text, title } of passages) expect([text, title]).not.toContain('');
  }
});

test('everything public is named once, whatever the size of the parts', async () => {
  const count = await countPublicNames(demo.db, demo.edition);
  const whole = await publicNames(demo.db, demo.edition, count, 0);
  const parts = [];
  for (let skipped = 0; skipped < count; skipped += 100)
    parts.push(...(await publicNames(demo.db, demo.edition, 100, skipped)));
  expect(parts).toEqual(whole);
  expect(new Set(whole.map((name) => JSON.stringify(name))).size).toBe(count);
});
