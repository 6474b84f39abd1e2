import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { amending, byConsensus, letter, paper, words } from './amendments.testing.ts';
import { consentAmendment } from './consent-amendment.ts';
import { decideAmendment } from './decide-amendment.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { proposeAmendment } from './propose-amendment.ts';
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

/** Each test changes words that the others leave alone. */
let count = 0;
const reword = (ref: string): Operation => ({
  kind: 'replace',
  ref,
  content: words(`Nobody had written this before, ${count}.`),
});
beforeEach(() => {
  count += 1;
});

const named = async (code: string) => {
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};
const stateOf = async (code: string) => (await named(code)).state;

describe('proposing', () => {
  test('gives a code that says the paragraph, and the next one the next number', async () => {
    const [one, other] = [await ways.propose([reword('p02')]), await ways.propose([reword('p02')])];
    expect([one, other]).toEqual([
      expect.stringMatching(/^GEN-A\d+-002$/),
      expect.stringMatching(/^GEN-A\d+-002$/),
    ]);
    expect(Number(/A(\d+)/.exec(other)?.[1])).toBe(Number(/A(\d+)/.exec(one)?.[1]) + 1);
  });

  test('sent again with the same key is the same amendment', async () => {
    const author = await demo.participant();
    const given = {
      paper,
      version: 1,
      parent: null,
      substitutes: null,
      operations: [reword('p03')],
      reason: 'Once.',
      language: 'en',
      constituency: 'communities',
      mandate: undefined,
      name: undefined,
      key: crypto.randomUUID(),
    } as const;
    const first = await proposeAmendment(demo.db, author, given, demo.now);
    expect(await proposeAmendment(demo.db, author, given, demo.now)).toEqual(first);
    const used = { ok: false, refusal: 'key-used' };
    for (const other of [{ reason: 'Anew.' }, { operations: [reword('p04')] }])
      expect(await proposeAmendment(demo.db, author, { ...given, ...other }, demo.now)).toEqual(used);
    const stranger = await demo.participant();
    expect(await proposeAmendment(demo.db, stranger, given, demo.now)).toEqual(used);
  });

  test.each([
    ['what changes nothing', [{ kind: 'delete', ref: 'p99' }], 1, false],
    [
      'what refers to a note that is not there',
      [{ kind: 'replace', ref: 'p03', content: [...words('See'), { type: 'note', ref: 'n99' }] }],
      1,
      'unknown-note',
    ],
    ['against a version that has passed', [{ kind: 'delete', ref: 'p03' }], 7, 'changed-meanwhile'],
  ] as const)('%s is refused', async (_, operations, version, refusal) => {
    const given = {
      paper,
      version,
      parent: null,
      substitutes: null,
      operations,
      reason: 'Why not.',
      language: 'en',
      constituency: 'communities',
      mandate: undefined,
      name: undefined,
      key: crypto.randomUUID(),
    } as const;
    const result = await proposeAmendment(demo.db, await demo.participant(), given, demo.now);
    expect(result.ok).toBe(false);
    if (refusal) expect(result).toMatchObject({ refusal });
  });
});

describe('support', () => {
  const support = (code: string, viewer: Viewer, mandate?: string, supports = true) =>
    supportAmendment(demo.db, viewer, { code, mandate, supports }, demo.now);

  test('five people put it before the lead; people and organisations are counted apart', async () => {
    const code = await ways.propose([reword('p04')]);
    for (let more = 0; more < 3; more++) await support(code, await demo.participant());
    expect([await stateOf(code), (await named(code)).people]).toEqual(['seeking-support', 4]);
    await support(code, await demo.participant());
    expect([await stateOf(code), (await named(code)).organisations]).toEqual(['supported', 0]);
  });

  test('one organisation does too, and counts once whoever speaks for it', async () => {
    const code = await ways.propose([reword('p04')]);
    const caucus = await demo.viewer('caucus-youth');
    await support(code, caucus, 'caucus-youth');
    expect(await stateOf(code)).toBe('supported');
    const { people, organisations } = await named(code);
    expect([people, organisations]).toEqual([1, 1]);
  });

  test('is taken back when one says so; an author signs and does not support', async () => {
    const author = await demo.participant();
    const code = await ways.propose([reword('p04')], author);
    expect(await support(code, author)).toMatchObject({ refusal: 'signed-already' });
    const reader = await demo.participant();
    expect(await support(code, reader)).toMatchObject({ value: true });
    expect(await support(code, reader)).toMatchObject({ value: true });
    expect((await named(code)).people).toBe(2);
    expect(await support(code, reader, undefined, false)).toMatchObject({ value: false });
    expect((await named(code)).people).toBe(1);
  });

  test('who signs carries it on when its author withdraws', async () => {
    const author = await demo.participant();
    const [code, other] = [await ways.propose([reword('p05')], author), await demo.participant()];
    await signAmendment(demo.db, other, { code, mandate: undefined }, demo.now);
    expect(await withdrawAmendment(demo.db, author, code, demo.now)).toMatchObject({ value: false });
    expect(await stateOf(code)).toBe('seeking-support');
    expect(await withdrawAmendment(demo.db, other, code, demo.now)).toMatchObject({ value: true });
    expect(await stateOf(code)).toBe('withdrawn');
    expect(await support(code, await demo.participant())).toMatchObject({ refusal: 'amendment-ended' });
  });
});

describe('the course', () => {
  test('modified with consent: the other wording counts once the author agrees', async () => {
    const author = await demo.viewer('caucus-youth');
    const code = await ways.propose([reword('p06')], author);
    await ways.admit(code);
    const other: Operation = { kind: 'replace', ref: 'p06', content: words('Let donors change the form.') };
    await ways.answer(code, { kind: 'consent-asked', operations: [other] });
    expect((await named(code)).operations).not.toEqual([other]);
    const consent = { code, consents: true, note: '', language: 'en', letter };
    expect(await consentAmendment(demo.db, await demo.participant(), consent, demo.now)).toMatchObject({
      refusal: 'not-yours',
    });
    expect(await consentAmendment(demo.db, author, consent, demo.now)).toMatchObject({ ok: true });
    expect([await stateOf(code), (await named(code)).operations]).toEqual(['accepted', [other]]);
    await ways.answer(code, { kind: 'reopened' });
    expect(await stateOf(code)).toBe('admitted');
    await ways.answer(code, { kind: 'declined' });
  });

  test('what is referred is for the sitting alone, and what it decided stays decided', async () => {
    const code = await ways.admitted([reword('p07')]);
    await ways.answer(code, { kind: 'referred' });
    expect(await ways.answer(code, { kind: 'accepted' })).toMatchObject({ refusal: 'not-now' });
    const given = { ...byConsensus, code, accepted: false, note: 'Too early.', language: 'en', letter };
    const chair = await demo.viewer('chair-town-hall');
    expect(await decideAmendment(demo.db, chair, given, demo.now)).toMatchObject({ ok: true });
    expect(await ways.answer(code, { kind: 'reopened' })).toMatchObject({ refusal: 'not-now' });
  });

  test('a reason is owed for every no', async () => {
    const code = await ways.propose([reword('p07')], await demo.viewer('caucus-youth'));
    expect(await ways.answer(code, { kind: 'declined' })).toMatchObject({ refusal: 'not-now' });
    expect(await ways.admit(code)).toMatchObject({ ok: true });
  });
});

test('of two conflicting amendments accepted at once, one is', async () => {
  const five = [
    {
      kind: 'replace',
      ref: 'r02',
      content: words('Open in each district a house of care within three years.'),
    },
  ] as const;
  const two = [
    {
      kind: 'replace',
      ref: 'r02',
      content: words('Open in each district a house of care within two years.'),
    },
  ] as const;
  const codes = [await ways.admitted(five), await ways.admitted(two)];
  const results = await Promise.all(codes.map((code) => ways.answer(code, { kind: 'accepted' })));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(results.find(({ ok }) => !ok)).toMatchObject({
    refusal: 'conflicts',
    conflicts: [expect.objectContaining({ between: expect.arrayContaining(codes), ref: 'r02' })],
  });
  const states = await Promise.all(codes.map(stateOf));
  expect(states.sort()).toEqual(['accepted', 'admitted']);
});
