import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { adaptAmendment } from './adapt-amendment.ts';
import { admitAmendment } from './admit-amendment.ts';
import { amending, byConsensus, leaveBehind, letter, paper, words } from './amendments.testing.ts';
import { answerAmendment } from './answer-amendment.ts';
import { consentAmendment } from './consent-amendment.ts';
import { decideAmendment } from './decide-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { mergeAmendments } from './merge-amendments.ts';
import { type NewAmendment, proposeAmendment } from './propose-amendment.ts';
import { signAmendment } from './sign-amendment.ts';
import { supportAmendment } from './support-amendment.ts';
import { withdrawAmendment } from './withdraw-amendment.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
}, 60_000);
afterAll(() => demo.drop());

let count = 0;
beforeEach(() => {
  count += 1;
});
const reword = (ref: string): Operation => ({
  kind: 'replace',
  ref,
  content: words(`These words are new, ${count}.`),
});

const named = async (code: string) => {
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};

const propose = (author: Viewer, given: Partial<NewAmendment> = {}) =>
  proposeAmendment(
    demo.db,
    author,
    {
      paper,
      version: 1,
      parent: null,
      substitutes: null,
      operations: [reword('p03')],
      reason: 'Why not.',
      language: 'en',
      constituency: 'communities',
      mandate: undefined,
      name: undefined,
      key: crypto.randomUUID(),
      ...given,
    },
    demo.now,
  );

const sign = (code: string, viewer: Viewer) =>
  signAmendment(demo.db, viewer, { code, mandate: undefined }, demo.now);
const adapt = (code: string, viewer: Viewer) =>
  adaptAmendment(demo.db, viewer, { code, version: 1, operations: [reword('p04')], letter }, demo.now);
const consent = (code: string, viewer: Viewer) =>
  consentAmendment(demo.db, viewer, { code, consents: true, note: '', language: 'en', letter }, demo.now);

describe('signing takes nothing over', () => {
  test('who signs neither agrees to other words, nor words anew, nor replaces, until the first author leaves', async () => {
    const [author, stranger] = [await demo.viewer('caucus-youth'), await demo.participant()];
    const code = await ways.propose([reword('p04')], author);
    await ways.admit(code);
    await sign(code, stranger);
    await ways.answer(code, { kind: 'consent-asked', operations: [reword('p05')] });
    await leaveBehind(demo, code);
    expect(await consent(code, stranger)).toMatchObject({ refusal: 'not-yours' });
    expect(await adapt(code, stranger)).toMatchObject({ refusal: 'not-yours' });
    expect(await propose(stranger, { substitutes: code })).toMatchObject({ refusal: 'not-yours' });
    await withdrawAmendment(demo.db, author, code, demo.now);
    expect(await propose(author, { substitutes: code })).toMatchObject({ refusal: 'not-yours' });
    expect(await adapt(code, stranger)).toMatchObject({ ok: true });
  });

  test('one person counts once, whatever mandates they hold', async () => {
    const code = await ways.propose([reword('p04')]);
    const caucus = await demo.viewer('caucus-youth');
    const [own] = caucus.mandates;
    const both = own ? { ...caucus, mandates: [own, { ...own, id: 1, slug: 'another' }] } : caucus;
    const support = (mandate: string) =>
      supportAmendment(demo.db, both, { code, mandate, supports: true }, demo.now);
    expect(await support('caucus-youth')).toMatchObject({ value: true });
    expect(await support('another')).toMatchObject({ value: true });
    expect(await named(code)).toMatchObject({ people: 1, organisations: 1 });
  });
});

describe('what was accepted is what is merged', () => {
  test('words that come after acceptance are decided again', async () => {
    const author = await demo.viewer('caucus-youth');
    const code = await ways.admitted([reword('p04')]);
    await ways.answer(code, { kind: 'accepted' });
    await leaveBehind(demo, code);
    expect(await adapt(code, author)).toMatchObject({ ok: true });
    expect((await named(code)).state).toBe('admitted');
    expect(await ways.answer(code, { kind: 'declined' })).toMatchObject({ ok: true });
    await leaveBehind(demo, code);
    expect(await adapt(code, author)).toMatchObject({ refusal: 'amendment-ended' });
  });

  test('an amendment to it is not taken in behind the back of who decided, or is asked', async () => {
    const parent = await ways.admitted([reword('p05')]);
    const other = { kind: 'replace', ref: 'p05', content: words('In the other words.') } as const;
    const child = await propose(await demo.viewer('caucus-feminism'), {
      parent,
      mandate: 'caucus-feminism',
      operations: [other],
    });
    if (!child.ok) throw new Error(child.refusal);
    await ways.admit(child.value);
    await ways.answer(parent, { kind: 'consent-asked', operations: [reword('p06')] });
    expect(await ways.answer(child.value, { kind: 'accepted' })).toMatchObject({ refusal: 'not-now' });
    await consent(parent, await demo.viewer('caucus-youth'));
    expect(await ways.answer(child.value, { kind: 'accepted' })).toMatchObject({ ok: false });
    await ways.answer(parent, { kind: 'reopened' });
    await ways.answer(parent, { kind: 'declined' });
  });

  test('the other wording names nothing as it likes: a withdrawn provision would come back', async () => {
    const code = await ways.admitted([reword('p06')]);
    const shape = { kind: 'paragraph', level: null, part: 'context', addressee: null } as const;
    const added = { kind: 'insert', ref: 'p99', after: 'p06', shape, content: words('New.') } as const;
    await ways.answer(code, { kind: 'consent-asked', operations: [reword('p06'), added] });
    await consent(code, await demo.viewer('caucus-youth'));
    const [, insert] = (await named(code)).operations;
    expect(insert).toMatchObject({ ref: `${code.slice(4).toLowerCase()}-w2-n1` });
    await ways.answer(code, { kind: 'reopened' });
    await ways.answer(code, { kind: 'declined' });
  });
});

describe('an amendment of elsewhere', () => {
  test('is neither amended nor replaced', async () => {
    const { code } = await demo.db
      .selectFrom('amendment')
      .innerJoin('paper', 'paper.id', 'paper_id')
      .select('amendment.code')
      .where('slug', '<>', paper)
      .executeTakeFirstOrThrow();
    const author = await demo.participant();
    expect(await propose(author, { parent: code })).toMatchObject({ refusal: 'no-such-amendment' });
    expect(await propose(author, { substitutes: code })).toMatchObject({ refusal: 'no-such-amendment' });
  });

  test('amendments to amendments stop there, and need the one they amend', async () => {
    const author = await demo.participant();
    const parent = await ways.propose([reword('p05')], author);
    const operations = [{ kind: 'replace', ref: 'p05', content: words('Words again.') }] as const;
    expect(await propose(author, { parent, substitutes: parent, operations })).toMatchObject({
      refusal: 'amendment-ended',
    });
    expect(await propose(author, { parent, operations })).toMatchObject({ value: `${parent}.1` });
    expect(await propose(author, { parent: `${parent}.1`, operations })).toMatchObject({
      refusal: 'amends-already',
    });
  });
});

test('a mandate that has lapsed does nothing', async () => {
  const code = await ways.admitted([reword('p05')]);
  const text = { code, note: 'Because.', language: 'en', letter } as const;
  const lapsed = async (mandate: string): Promise<Viewer> => {
    const viewer = await demo.viewer(mandate);
    return { ...viewer, mandates: [], lapsed: viewer.mandates.map((one) => ({ ...one, why: 'revoked' })) };
  };
  const lead = await lapsed('lead-huairou-commission');
  const accepted = { ...text, verdict: { kind: 'accepted' } } as const;
  const results = [
    await admitAmendment(demo.db, lead, { ...text, admitted: true }, demo.now),
    await answerAmendment(demo.db, lead, accepted, demo.now),
    await mergeAmendments(demo.db, lead, paper, demo.now),
    await decideAmendment(
      demo.db,
      await lapsed('chair-town-hall'),
      { ...text, ...byConsensus, accepted: true },
      demo.now,
    ),
    await supportAmendment(
      demo.db,
      await lapsed('caucus-youth'),
      { code, mandate: 'caucus-youth', supports: true },
      demo.now,
    ),
  ];
  expect(results.map((result) => (result.ok ? 'done' : result.refusal))).toEqual([
    'mandate-revoked',
    'mandate-revoked',
    'mandate-revoked',
    'mandate-revoked',
    'mandate-revoked',
  ]);
});

describe('at once, and again', () => {
  test('one key is one amendment, one person one support, and what is accepted is merged once', async () => {
    const [author, reader] = [await demo.participant(), await demo.participant()];
    const given = { key: crypto.randomUUID() };
    const twice = await Promise.all([propose(author, given), propose(author, given)]);
    expect(twice[0]).toEqual(twice[1]);
    const code = await ways.admitted([reword('p07')]);
    const support = (supports: boolean) =>
      supportAmendment(demo.db, reader, { code, mandate: undefined, supports }, demo.now);
    const before = (await named(code)).people;
    for (const supports of [true, false, true]) {
      const results = await Promise.all([support(supports), support(supports)]);
      expect(results).toEqual(results.map(() => ({ ok: true, value: supports })));
      expect((await named(code)).people).toBe(before + Number(supports));
    }
    await ways.answer(code, { kind: 'accepted' });
    const lead = await ways.lead();
    const merged = await Promise.all([
      mergeAmendments(demo.db, lead, paper, demo.now),
      mergeAmendments(demo.db, lead, paper, demo.now),
    ]);
    expect(merged.map((result) => (result.ok ? 'done' : result.refusal)).sort()).toEqual([
      'done',
      'nothing-to-merge',
    ]);
  });

  test('a decision sent twice is one step', async () => {
    const code = await ways.admitted([reword('p03')]);
    const results = await Promise.all([
      ways.answer(code, { kind: 'declined' }),
      ways.answer(code, { kind: 'declined' }),
    ]);
    expect(results.map(({ ok }) => ok)).toEqual([true, true]);
    const steps = await demo.db
      .selectFrom('amendment_step as step')
      .innerJoin('amendment', 'amendment.id', 'amendment_id')
      .select('step.id')
      .where('code', '=', code)
      .where('kind', '=', 'declined')
      .execute();
    expect(steps).toHaveLength(1);
  });
});
