import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { amending, words } from './amendments.testing.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { signAmendment } from './sign-amendment.ts';
import { supportAmendment } from './support-amendment.ts';
import { withdrawAmendment } from './withdraw-amendment.ts';

let demo: Demonstration;
/** Somebody who speaks for two organisations. */
let both: Viewer;
let author: Viewer;
let code: string;
let count = 0;
beforeAll(async () => {
  demo = await demonstration();
  const [youth, feminism] = [await demo.viewer('caucus-youth'), await demo.viewer('caucus-feminism')];
  both = { ...youth, mandates: [...youth.mandates, ...feminism.mandates] };
}, 60_000);
afterAll(() => demo.drop());
beforeEach(async () => {
  count += 1;
  const content = words(`Said by one person, ${count}.`);
  author = await demo.participant();
  code = await amending(demo).propose([{ kind: 'replace', ref: 'p03', content }], author);
});

const support = (mandate: string | undefined, supports = true) =>
  supportAmendment(demo.db, both, { code, mandate, supports }, demo.now);
const sign = (mandate: string | undefined) => signAmendment(demo.db, both, { code, mandate }, demo.now);
/** People, its author among them, and organisations. */
const behind = async () => {
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  return [found?.people, found?.organisations];
};

test('whoever supports for one organisation and signs for another speaks for the second alone', async () => {
  await support('caucus-youth');
  expect(await behind()).toEqual([1, 1]);
  await sign('caucus-feminism');
  expect(await behind()).toEqual([1, 1]);
  expect(await support('caucus-youth')).toMatchObject({ refusal: 'signed-already' });
  await sign('caucus-youth');
  expect(await behind()).toEqual([1, 1]);
});

test('a signature taken back no longer speaks beside a support given afterwards', async () => {
  await sign('caucus-youth');
  await withdrawAmendment(demo.db, both, code, demo.now);
  expect(await behind()).toEqual([1, 0]);
  await support('caucus-feminism');
  expect(await behind()).toEqual([1, 1]);
  await sign('caucus-youth');
  expect(await behind()).toEqual([1, 1]);
});

test('for oneself after an organisation, or the other way round, is not both', async () => {
  await support('caucus-youth');
  await support(undefined);
  expect(await behind()).toEqual([1, 1]);
  await support(undefined, false);
  await support(undefined);
  expect(await behind()).toEqual([2, 0]);
  await sign('caucus-youth');
  expect(await behind()).toEqual([1, 1]);
});

test('an act that waited is never recorded before the one it waited for', async () => {
  const early = new Date(demo.now.getTime() - 60_000);
  await withdrawAmendment(demo.db, author, code, early);
  const steps = await demo.db
    .selectFrom('amendment_step as step')
    .innerJoin('amendment', 'amendment.id', 'step.amendment_id')
    .select(['step.kind', 'step.at'])
    .where('code', '=', code)
    .orderBy('step.id')
    .execute();
  expect(steps.map(({ kind }) => kind)).toContain('withdrawn');
  expect(steps).toEqual(steps.toSorted((one, other) => one.at.getTime() - other.at.getTime()));
  expect(steps.some(({ at }) => at < demo.now)).toBe(false);
});
