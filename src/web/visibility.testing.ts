import { expect } from 'vitest';
import { erasePerson } from '../actions/account.ts';
import { answer } from '../actions/answer.ts';
import { appeal } from '../actions/appeal.ts';
import { contribute } from '../actions/contribute.ts';
import { moderate } from '../actions/moderate.ts';
import { publishOutcome } from '../actions/publish-outcome.ts';
import { reviseProvision } from '../actions/revise-provision.ts';
import { suggestTranslation } from '../actions/suggest-translation.ts';
import { translateContribution } from '../actions/translate-contribution.ts';
import { withdraw } from '../actions/withdraw.ts';
import { writeClause } from '../actions/write-clause.ts';
import { writeForm } from '../actions/write-form.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { type TestSite, testSite } from './sign-in/test-site.testing.ts';
import { silenceAmendments, spam } from './visibility-amendments.testing.ts';

/** Of each thing that is not public, a word to search for and another that stands beside it; neither stands elsewhere. */
export const secrets = {
  hidden: ['quokka', 'tammar'],
  withdrawn: ['numbat', 'dibbler'],
  waiting: ['bilby', 'boodie'],
  draft: ['potoroo', 'bettong'],
  draftTranslation: ['woylie', 'cuscus'],
  draftClause: ['dunnart', 'kowari'],
  draftLineage: ['mulgara', 'ningaui'],
  hiddenAmendment: ['bandicoot', 'echidna'],
  amendmentUnderHidden: ['pademelon', 'platypus'],
  waitingAmendment: ['koala', 'dingo'],
  draftForm: ['thylacine', 'antechinus'],
  hiddenTranslation: ['chuditch', 'phascogale'],
  suggestion: ['quenda', 'monjon'],
} as const;
export type Secret = keyof typeof secrets;

/** The same of what is public: of an author who stays, and of one who was erased and left the words. */
export const open = { published: ['wombat', 'wallaby'], erased: ['possum', 'glider'] } as const;

/** The name of whoever was hidden, withdrew or was erased; and of the author of what waits. */
export const names = { gone: 'Zebulina', author: 'Xanthippe' } as const;

/** Where nobody without a role may look; signed out, nobody at all. */
export const reserved = [
  '/moderation',
  '/papers/accessible-cities/draft',
  '/papers/accessible-cities/translations/es',
  '/papers/accessible-cities/xliff/fr',
  '/papers/accessible-cities/forms/summary/revisions',
  '/papers/accessible-cities/forms/summary/revisions?language=fr',
  '/papers/accessible-cities/translations/es/suggestions',
  '/translations',
  '/terms/additions',
  '/terms/circuit/revisions',
  '/papers/accessible-cities/provisions/r01/revisions',
  '/outcome/clauses',
  '/invitations',
  '/account',
  '/account/data',
];

export interface Silenced extends TestSite {
  /** The names in addresses of the contributions. */
  readonly slugs: Readonly<Record<'hidden' | 'withdrawn' | 'waiting' | 'published' | 'erased', string>>;
  /** The codes of the amendments. */
  readonly codes: Readonly<Record<'hidden' | 'under' | 'waiting', string>>;
  /** The address the author of what waits signs in with. */
  readonly author: string;
}

type Act = Pick<TestSite['demo'], 'db' | 'edition' | 'now' | 'viewer' | 'participant'>;

const about = { paper: 'accessible-cities', mandate: undefined, language: 'en' } as const;
const sentence = ([one, other]: readonly [string, string]) =>
  `The ${one} of my street met a ${other}, and stayed.`;

/** A site where everything that can be silenced was, after it had been answered and had become a clause. */
export async function silencedSite(): Promise<Silenced> {
  const site = await testSite();
  const { demo } = site;
  site.moveTo(demo.now);
  const people = {
    published: await demo.participant(),
    hidden: await demo.participant(),
    withdrawn: await demo.participant(),
    erased: await demo.participant(),
  };
  const said = async (standing: keyof typeof people, words: readonly [string, string]) => {
    const slug = await say(demo, people[standing], sentence(words));
    await becomeClause(demo, slug);
    return slug;
  };
  const slugs = {
    published: await said('published', open.published),
    hidden: await said('hidden', secrets.hidden),
    withdrawn: await said('withdrawn', secrets.withdrawn),
    erased: await said('erased', open.erased),
  };
  for (const slug of [slugs.hidden, slugs.withdrawn]) await translate(demo, slug);
  await suggest(demo, people.erased);
  for (const standing of ['hidden', 'withdrawn', 'erased'] as const)
    await nameOf(demo, people[standing], names.gone);
  await silence(demo, people, slugs);
  await publish(demo);
  const newcomer = await demo.participant();
  const author = 'author@example.org';
  await demo.db
    .updateTable('person')
    .set({ name: names.author, email: author, email_verified: true })
    .where('id', '=', newcomer.person)
    .execute();
  const waiting = await say(demo, newcomer, `${sentence(secrets.waiting)} https://example.org`);
  await draft(demo, slugs.published);
  const codes = await silenceAmendments(demo, secrets, names.gone);
  return { ...site, slugs: { ...slugs, waiting }, codes, author };
}

async function say({ db, now }: Act, viewer: Viewer, text: string): Promise<string> {
  const rest = { people: null, replyTo: null, name: undefined, place: undefined, key: crypto.randomUUID() };
  const given = {
    ...about,
    ref: 'p04',
    kind: 'comment',
    constituency: 'communities',
    text,
    ...rest,
  } as const;
  const result = await contribute(db, viewer, given, now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

/** What is hidden or withdrawn later was translated before. */
async function translate({ db, edition, now, viewer }: Act, slug: string): Promise<void> {
  const given = { edition, slug, language: 'es', text: sentence(secrets.hiddenTranslation), seen: '' };
  expect(await translateContribution(db, await viewer('lead-world-enabled'), given, now)).toMatchObject({
    ok: true,
  });
}

/** What is suggested waits for its translators. */
async function suggest({ db, edition, now }: Act, viewer: Viewer): Promise<void> {
  const content = [{ type: 'text', text: sentence(secrets.suggestion) }] as const;
  const corrected = { paper: about.paper, ref: 'p05', version: 2, content };
  const given = { edition, corrected, language: 'es', named: true, key: crypto.randomUUID() };
  expect(await suggestTranslation(db, viewer, given, now)).toMatchObject({ ok: true });
}

const nameOf = ({ db }: Act, { person }: Viewer, name: string) =>
  db.updateTable('person').set({ name }).where('id', '=', person).execute();

const accepted = { text: 'Yes.', disposition: 'accepted', reason: 'It is right.' } as const;
const written = { outcome: 'outcome', heading: 'h-access', language: 'en', kind: 'adapted' } as const;

async function becomeClause(demo: Act, slug: string): Promise<void> {
  const { db, now } = demo;
  const reply = { ...about, ...accepted, to: { contribution: slug }, key: crypto.randomUUID() };
  expect((await answer(db, await demo.viewer('lead-world-enabled'), reply, now)).ok).toBe(true);
  const clause = { ...written, text: `Out of ${slug}.`, origins: [slug], note: '', key: crypto.randomUUID() };
  expect((await writeClause(db, await demo.viewer('rapporteur-town-hall'), clause, now)).ok).toBe(true);
}

async function silence(
  demo: Act,
  people: Readonly<Record<'hidden' | 'withdrawn' | 'erased', Viewer>>,
  slugs: Readonly<Record<'hidden' | 'withdrawn', string>>,
): Promise<void> {
  const { db, edition, now } = demo;
  const verdict = { ...spam(edition), about: { contribution: slugs.hidden } };
  expect((await moderate(db, await demo.viewer('moderator-world'), verdict, now)).ok).toBe(true);
  const hidden = { viewer: people.hidden, edition, slug: slugs.hidden };
  expect((await appeal(db, hidden, { text: 'Look again.', language: 'en' }, now)).ok).toBe(true);
  const withdrawn = { viewer: people.withdrawn, edition, slug: slugs.withdrawn };
  expect((await withdraw(db, withdrawn, now)).ok).toBe(true);
  expect((await erasePerson(db, people.erased, false, now)).ok).toBe(true);
}

async function publish(demo: Act): Promise<void> {
  const { db, now } = demo;
  const secretariat = await demo.viewer('secretariat');
  const last = { ...about, ...accepted, to: { recommendation: 'AIC-R15' }, key: crypto.randomUUID() };
  expect((await answer(db, secretariat, last, now)).ok).toBe(true);
  expect((await publishOutcome(db, secretariat, 'outcome', now)).ok).toBe(true);
}

/** A draft of a paper, with a translation, and a clause of the next outcome that comes from everything. */
async function draft(demo: Act, published: string): Promise<void> {
  const { db, now } = demo;
  const lead = await demo.viewer('lead-world-enabled');
  for (const [language, words] of [
    ['en', secrets.draft],
    ['es', secrets.draftTranslation],
  ] as const) {
    const { basis } = await db
      .selectFrom('provision_state as state')
      .innerJoin('provision', 'provision.id', 'state.provision_id')
      .innerJoin('paper', 'paper.id', 'provision.paper_id')
      .select('state.id as basis')
      .where('paper.slug', '=', about.paper)
      .where('provision.ref', '=', 'r01')
      .where('until_version', 'is', null)
      .executeTakeFirstOrThrow();
    const content = [{ type: 'text', text: sentence(words) }] as const;
    const given = { paper: about.paper, ref: 'r01', language, content, basis, key: crypto.randomUUID() };
    expect(await reviseProvision(db, lead, given, now)).toMatchObject({ ok: true });
  }
  const summary = { paper: about.paper, kind: 'summary', language: 'en', version: 3 } as const;
  const form = { ...summary, text: sentence(secrets.draftForm), basis: 0, original: 0 };
  expect(await writeForm(db, lead, { ...form, key: crypto.randomUUID() }, now)).toEqual({
    ok: true,
    value: 3,
  });
  const origins = [published, 'AIC-R01', 'europe-goals-in-budgets'];
  const clause = { ...written, text: sentence(secrets.draftClause), note: sentence(secrets.draftLineage) };
  const rapporteur = await demo.viewer('rapporteur-town-hall');
  expect((await writeClause(db, rapporteur, { ...clause, origins, key: crypto.randomUUID() }, now)).ok).toBe(
    true,
  );
}

/** What the interface for programs tells of the things that were silenced, and of what drafts touch. */
export const interfaceAddresses = ({ slugs, codes }: Pick<Silenced, 'slugs' | 'codes'>): string[] =>
  [
    ...Object.values(slugs).map((slug) => `/contributions/${slug}`),
    ...Object.values(codes).map((code) => `/amendments/${code}`),
    '/papers/accessible-cities/amendments',
    '/papers/accessible-cities/voting-list',
    '/papers/accessible-cities',
    '/papers/accessible-cities/forms',
    '/papers/accessible-cities/provisions/p04/contributions',
    '/papers/accessible-cities/provisions/r01/revisions',
    '/papers/outcome',
    '/register?paper=accessible-cities',
    '/recommendations/AIC-R01',
    '/outcome',
    '/organisations/world-enabled',
    '/papers/accessible-cities/translations/es/suggestions',
  ].map((address) => `/api/v1${address}`);
