import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import { plainText } from '../domain/papers/inline.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { amendableText } from '../queries/amendable-text.ts';
import { amendmentBackers, amendmentCourse } from '../queries/amendment-course.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { adaptAmendment } from './adapt-amendment.ts';
import { amending, letter, paper, words } from './amendments.testing.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { mergeAmendments } from './merge-amendments.ts';
import { publishVersion } from './publish-version.ts';
import { supportAmendment } from './support-amendment.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
let author: Viewer;
const codes = new Map<string, string>();
let now: (ref: string) => string;
const reword = (ref: string, text: string): Operation => ({ kind: 'replace', ref, content: words(text) });

const named = async (of: string) => {
  const code = codes.get(of) ?? '';
  const found = await amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });
  if (!found) throw new Error(`there is no ${code}`);
  return found;
};
const textsOf = async (version: number) => {
  const { paperId } = await named('same');
  const { text } = await amendableText(demo.db, paperId, version, 'en');
  return (ref: string) =>
    plainText(text.provisions.find((provision) => provision.ref === ref)?.content ?? []);
};

/** Version 2 has other words where three amendments, supported and admitted, change the same ones. */
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
  author = await demo.viewer('caucus-youth');
  codes.set('same', await ways.propose([reword('p06', 'Let donors change the form.')], author));
  const one = await textsOf(1);
  const outsiders = one('p02').replace('others are hired', 'outsiders are paid');
  for (const of of ['same', 'other', 'wild']) {
    const code = await ways.admitted([reword('p02', outsiders)]);
    codes.set(of, code);
    const given = { code, mandate: 'caucus-feminism', supports: true };
    const supporter = await demo.viewer('caucus-feminism');
    await supportAmendment(demo.db, supporter, given, demo.now);
    await supportAmendment(demo.db, await demo.participant(), { ...given, mandate: undefined }, demo.now);
  }
  const men = one('p02').replace('others are hired', 'men are hired');
  const code = await ways.admitted([reword('p02', men)]);
  await ways.answer(code, { kind: 'accepted' });
  const lead = await ways.lead();
  await mergeAmendments(demo.db, lead, paper, demo.now);
  const published = { paper, note: 'Amended.', language: 'en', letter };
  expect(await publishVersion(demo.db, lead, published, demo.now)).toMatchObject({ value: 2 });
  now = await textsOf(2);
}, 60_000);
afterAll(() => demo.drop());

const adapt = (of: string, operations: readonly Operation[]) =>
  adaptAmendment(demo.db, author, { code: codes.get(of) ?? '', version: 2, operations, letter }, demo.now);
const backers = async (of: string) =>
  (await amendmentBackers(demo.db, (await named(of)).id, 'en')).map(({ past, signed }) => [past, signed]);

test('the same change on the words of today keeps its support and where it stands', async () => {
  expect(await named('same')).toMatchObject({ state: 'admitted', carried: 'needs-author' });
  const operations = [reword('p02', now('p02').replace('men are hired', 'outsiders are paid'))];
  expect(await adapt('same', operations)).toMatchObject({ ok: true });
  expect(await named('same')).toMatchObject({ state: 'admitted', people: 1, organisations: 2, version: 2 });
  expect(await backers('same')).toEqual([
    [false, true],
    [false, false],
    [false, false],
  ]);
});

test('something else seeks support anew, whoever stood behind it is told, and both wordings are kept', async () => {
  const feminism = await demo.viewer('caucus-feminism');
  await demo.db
    .updateTable('person')
    .set({ email: 'feminism@example.org' })
    .where('id', '=', feminism.person)
    .execute();
  const operations = [reword('p02', now('p02').replace('men are hired', 'nobody is paid at all'))];
  expect(await adapt('other', operations)).toMatchObject({ ok: true });
  expect(await adapt('other', operations)).toMatchObject({ ok: true });
  // The organisation of its author is behind the new words, and enough by itself: the lead looks again.
  const found = await named('other');
  expect(found).toMatchObject({ state: 'supported', people: 0, organisations: 1 });
  const course = await amendmentCourse(demo.db, found.id, 'en');
  expect(course.slice(-2)).toMatchObject([
    { kind: 'reworded', wording: 3 },
    { kind: 'supported', wording: 3 },
  ]);
  expect(await backers('other')).toEqual([
    [false, true],
    [true, false],
    [true, false],
  ]);
  const mail = await demo.db
    .selectFrom('mail_message')
    .select('recipient')
    .where('recipient', '=', 'feminism@example.org')
    .execute();
  expect(mail).toHaveLength(1);
  const again = { code: found.code, mandate: 'caucus-feminism', supports: true };
  expect(await supportAmendment(demo.db, feminism, again, demo.now)).toMatchObject({ value: true });
  expect(await named('other')).toMatchObject({ organisations: 2 });
});

test('adapted twice, from two windows or once it is accepted, no second words are lost in silence', async () => {
  const same = [reword('p02', now('p02').replace('men are hired', 'outsiders are paid'))];
  const later = [reword('p02', now('p02').replace('men are hired', 'outsiders are well paid'))];
  expect(await adapt('same', same)).toMatchObject({ ok: true });
  expect(await adapt('same', later)).toEqual({ ok: false, refusal: 'adapted-already' });
  await ways.answer(codes.get('same') ?? '', { kind: 'accepted' });
  expect(await adapt('same', later)).toEqual({ ok: false, refusal: 'adapted-already' });
  expect(await adapt('same', same)).toMatchObject({ ok: true });
  expect(await named('same')).toMatchObject({ state: 'accepted', operations: same });
});

test('what its author hides under an amendment that was admitted is not admitted with it', async () => {
  expect(await adapt('wild', [{ kind: 'delete', ref: 'r01' }])).toMatchObject({ ok: true });
  expect(await named('wild')).toMatchObject({ state: 'supported' });
});
