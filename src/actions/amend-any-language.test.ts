import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import { plainText } from '../domain/papers/inline.ts';
import { amendableText } from '../queries/amendable-text.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { paperHead, provisionsOf } from '../queries/paper-text.ts';
import { votesOn } from '../queries/voting-list.ts';
import { admitAmendment } from './admit-amendment.ts';
import { byConsensus, letter, words } from './amendments.testing.ts';
import { answerAmendment, type Verdict } from './answer-amendment.ts';
import { consentAmendment } from './consent-amendment.ts';
import { decideAmendment } from './decide-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { mergeAmendments } from './merge-amendments.ts';
import { type NewAmendment, proposeAmendment } from './propose-amendment.ts';
import { publishVersion } from './publish-version.ts';
import { renderAmendment } from './render-amendment.ts';

/** Authentic in English, translated into French, Spanish and Arabic. */
const paper = 'accessible-cities';
let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 60_000);
afterAll(() => demo.drop());

const why = { note: 'Because.', language: 'fr', letter } as const;
const reword = (ref: string, text: string): Operation => ({ kind: 'replace', ref, content: words(text) });
const lead = () => demo.viewer('lead-world-enabled');
const author = () => demo.viewer('caucus-youth');

async function head() {
  const found = await paperHead(demo.db, demo.edition, paper, 'en');
  if (!found) throw new Error(`there is no ${paper}`);
  return found;
}

async function propose(operations: readonly Operation[], more: Partial<NewAmendment> = {}) {
  const given = { paper, version: (await head()).latest, parent: null, substitutes: null, operations };
  const by = { mandate: 'caucus-youth', name: undefined, key: crypto.randomUUID() };
  const reasons = { reason: 'Parce que.', language: 'fr', constituency: 'communities' } as const;
  return proposeAmendment(
    demo.db,
    await author(),
    { ...given, ...by, ...reasons, wordedIn: 'fr', ...more },
    demo.now,
  );
}

async function admitted(operations: readonly Operation[], more: Partial<NewAmendment> = {}): Promise<string> {
  const proposed = await propose(operations, more);
  if (!proposed.ok) throw new Error(proposed.refusal);
  const given = { ...why, code: proposed.value, admitted: true };
  expect(await admitAmendment(demo.db, await lead(), given, demo.now)).toMatchObject({ ok: true });
  return proposed.value;
}

const answer = async (code: string, verdict: Verdict) =>
  answerAmendment(demo.db, await lead(), { ...why, code, verdict }, demo.now);
const named = (code: string) =>
  amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
const texts = async (ref: string) =>
  Promise.all(
    ['en', 'fr', 'es', 'ar'].map(async (language) => {
      const { id, latest } = await head();
      const found = (await provisionsOf(demo.db, id, latest, language)).find((one) => one.ref === ref);
      return [language, found?.status, plainText(found?.content ?? [])];
    }),
  );

test('an amendment in French becomes the authentic English text, and its own words the French one', async () => {
  const before = await texts('p06');
  const own = 'Les services passent à l’écran plus vite qu’à la rampe, et les guichets ferment.';
  const code = await admitted([reword('p06', own)]);
  expect(await named(code)).toMatchObject({ wordedIn: 'fr', authentic: 'en', rendering: null });

  expect(await answer(code, { kind: 'accepted' })).toEqual({ ok: false, refusal: 'authentic-needed' });
  const english = 'Services move to screens faster than to ramps, and counters close.';
  const operations = [reword('p06', english)];
  expect(await answer(code, { kind: 'consent-asked', operations })).toMatchObject({ ok: true });
  const consent = { code, consents: true, note: '', language: 'fr', letter };
  expect(await consentAmendment(demo.db, await author(), consent, demo.now)).toMatchObject({ ok: true });
  expect(await named(code)).toMatchObject({ state: 'accepted', wordedIn: 'en' });

  expect(await mergeAmendments(demo.db, await lead(), paper, demo.now)).toMatchObject({ ok: true });
  const published = { paper, note: 'Les guichets.', language: 'fr', letter };
  expect(await publishVersion(demo.db, await lead(), published, demo.now)).toMatchObject({ ok: true });
  expect(await texts('p06')).toEqual([
    ['en', 'original', english],
    ['fr', 'human', own],
    ['es', 'stale', before[2]?.[2]],
    ['ar', 'stale', before[3]?.[2]],
  ]);
});

test('where another amendment changed the same passage, the words of neither are its translation', async () => {
  const { id, latest } = await head();
  const { text } = await amendableText(demo.db, id, latest, 'en');
  const english = plainText(text.provisions.find(({ ref }) => ref === 'p03')?.content ?? []);
  const [first = '', last = ''] = [english.split(' ')[0], english.split(' ').at(-1)];
  const french = await admitted([reword('p03', 'Un début tout autre.')]);
  const operations = [reword('p03', english.replace(first, `Today ${first}`))];
  await answer(french, { kind: 'consent-asked', operations });
  const consent = { code: french, consents: true, note: '', language: 'fr', letter };
  expect(await consentAmendment(demo.db, await author(), consent, demo.now)).toMatchObject({ ok: true });
  const other = await admitted([reword('p03', english.replace(last, `${last} And so on.`))], {
    wordedIn: 'en',
  });
  expect(await answer(other, { kind: 'accepted' })).toMatchObject({ ok: true });
  const before = await texts('p03');
  await mergeAmendments(demo.db, await lead(), paper, demo.now);
  await publishVersion(demo.db, await lead(), { paper, note: '', language: 'fr', letter }, demo.now);
  expect((await texts('p03')).slice(1, 2)).toEqual([['fr', 'stale', before[1]?.[2]]]);
});

test('a sitting votes on what was rendered in the authentic language', async () => {
  const code = await admitted([reword('p11', 'Le handicap est un métier.')]);
  expect(await answer(code, { kind: 'referred' })).toEqual({ ok: false, refusal: 'authentic-needed' });
  expect((await votesOn(demo.db, await head(), { language: 'en', now: demo.now })).unrendered).toContain(
    code,
  );
  const rendering = { code, operations: [reword('p11', 'Disability is a profession.')] };
  expect(await renderAmendment(demo.db, await author(), rendering, demo.now)).toMatchObject({
    refusal: 'not-your-role',
  });
  for (let twice = 0; twice < 2; twice++)
    expect(await renderAmendment(demo.db, await lead(), rendering, demo.now)).toEqual({
      ok: true,
      value: code,
    });
  const { count } = await demo.db
    .selectFrom('event')
    .innerJoin('amendment', 'amendment.id', 'event.amendment_id')
    .select((row) => row.fn.countAll<number>().as('count'))
    .where('kind', '=', 'amendment-rendered')
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  expect(Number(count)).toBe(1);
  expect(await answer(code, { kind: 'referred' })).toMatchObject({ ok: true });
  const votes = await votesOn(demo.db, await head(), { language: 'en', now: demo.now });
  expect(votes.unrendered).not.toContain(code);
  expect(votes.entries.get(code)).toMatchObject({ wordedIn: 'en' });
  const here = { ...byConsensus, sitting: 'town-hall-accessible-cities' };
  const decision = { ...why, ...here, code, accepted: true };
  const chair = await demo.viewer('chair-town-hall');
  expect(await decideAmendment(demo.db, chair, decision, demo.now)).toMatchObject({ ok: true });
  expect(await named(code)).toMatchObject({ state: 'accepted', wordedIn: 'en' });
});

test('what has no words of today in a language is not amended there, nor parted', async () => {
  // Its Arabic translation is one of an earlier text.
  expect(await propose([reword('p07', 'نص آخر.')], { wordedIn: 'ar' })).toMatchObject({
    refusal: 'translation-behind',
  });
  expect(await propose([reword('p08', 'Texto.')], { wordedIn: 'pt' })).toMatchObject({
    refusal: 'translation-behind',
  });
  const split = { kind: 'split', ref: 'p08', at: [12], into: ['new-1', 'new-2'] } as const;
  expect(await propose([split])).toMatchObject({ refusal: 'split-authentic' });
  // What holds no words is the same in every language.
  const wordless = await propose([{ kind: 'delete', ref: 'p08' }]);
  expect(wordless.ok && (await named(wordless.value))).toMatchObject({ wordedIn: 'en' });
});

test('an amendment to an amendment is in its language, and joins it there', async () => {
  const parent = await admitted([reword('p12', 'Chaque service forme ses agents.')]);
  const inEnglish = { parent, wordedIn: 'en' };
  expect(await propose([reword('p12', 'Every service trains.')], inEnglish)).toMatchObject({
    refusal: 'other-language',
  });
  const child = await admitted([reword('p12', 'Chaque service forme ses agentes et agents.')], {
    parent,
    wordedIn: undefined,
  });
  expect(await answer(child, { kind: 'accepted' })).toMatchObject({ ok: true });
  expect(await named(parent)).toMatchObject({
    wordedIn: 'fr',
    operations: [reword('p12', 'Chaque service forme ses agentes et agents.')],
  });
});

test('a new version leaves to its author what its language has no words for yet', async () => {
  const stuck = await admitted([reword('p10', 'Celles et ceux que cela regarde décident.')]);
  const other = await admitted([reword('p10', 'Those concerned decide everything.')], { wordedIn: 'en' });
  const clean = await admitted([reword('p13', 'On compte les obstacles, pas les personnes.')]);
  expect(await answer(other, { kind: 'accepted' })).toMatchObject({ ok: true });
  await mergeAmendments(demo.db, await lead(), paper, demo.now);
  await publishVersion(demo.db, await lead(), { paper, note: '', language: 'fr', letter }, demo.now);
  expect(await named(stuck)).toMatchObject({ carried: 'needs-author', wordedIn: 'fr' });
  expect(await named(clean)).toMatchObject({ carried: 'clean', wordedIn: 'fr' });
});
