import { afterAll, beforeAll, expect, test } from 'vitest';
import { contributionNamed } from '../queries/thread.ts';
import { contribute } from './contribute.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { textHash } from './standing.ts';
import { translateContribution } from './translate-contribution.ts';
import { withdraw } from './withdraw.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 120_000);
afterAll(() => demo.drop());

const said = async () => {
  const viewer = await demo.participant();
  const about = {
    paper: 'accessible-cities',
    ref: 'p04',
    kind: 'comment',
    constituency: 'communities',
  } as const;
  const rest = { people: null, replyTo: null, name: undefined, place: undefined, mandate: undefined };
  const key = crypto.randomUUID();
  const given = { ...about, ...rest, language: 'en', text: `The lift is out again, ${key}.`, key };
  const result = await contribute(demo.db, viewer, given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return { viewer, slug: result.value.slug };
};
const lead = () => demo.viewer('lead-world-enabled');
const translate = async (slug: string, text: string, seen = '', language = 'fr') =>
  translateContribution(
    demo.db,
    await lead(),
    { edition: demo.edition, slug, language, text, seen },
    demo.now,
  );
const read = async (slug: string, language: string) =>
  (await contributionNamed(demo.db, demo.edition, slug, { language, now: demo.now }))?.voice.translation;

test('what was said is read in another language, and its original everywhere else', async () => {
  const { slug } = await said();
  expect(await translate(slug, 'L’ascenseur est encore en panne.')).toEqual({ ok: true, value: 'fr' });
  expect(await read(slug, 'fr')).toEqual({
    text: 'L’ascenseur est encore en panne.',
    madeBy: 'human',
    by: null,
  });
  for (const language of ['en', 'es']) expect(await read(slug, language)).toBeNull();
});

test('sent again nothing changes; nobody overwrites words they have not read', async () => {
  const { slug } = await said();
  for (let twice = 0; twice < 2; twice++) expect(await translate(slug, 'Une.')).toMatchObject({ ok: true });
  const events = await demo.db
    .selectFrom('event')
    .innerJoin('contribution', 'contribution.id', 'event.contribution_id')
    .select('event.sequence')
    .where('event.kind', '=', 'contribution-translated')
    .where('contribution.slug', '=', slug)
    .execute();
  expect(events).toHaveLength(1);
  expect(await translate(slug, 'Deux.')).toMatchObject({ refusal: 'changed-meanwhile' });
  expect(await translate(slug, 'Deux.', textHash('Une.'))).toMatchObject({ ok: true });
  expect(await read(slug, 'fr')).toMatchObject({ text: 'Deux.' });
});

test('a machine’s words give way to a person’s, and say whose they are until then', async () => {
  const { slug } = await said();
  const { id } = await demo.db
    .selectFrom('contribution')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow();
  const made = { made_by: 'machine', engine: 'a machine', source_hash: '', made_at: demo.now };
  await demo.db
    .insertInto('contribution_translation')
    .values({ contribution_id: id, language: 'fr', text: 'Machine.', ...made })
    .execute();
  expect(await read(slug, 'fr')).toEqual({ text: 'Machine.', madeBy: 'machine', by: null });
  expect(await translate(slug, 'Machine.', textHash('Machine.'))).toMatchObject({ ok: true });
  expect(await read(slug, 'fr')).toEqual({ text: 'Machine.', madeBy: 'human', by: null });
});

test('it is for who translates its paper, into another language, while it is public', async () => {
  const { viewer, slug } = await said();
  const given = { edition: demo.edition, slug, language: 'fr', text: 'Non.', seen: '' };
  for (const [who, refusal] of [
    [viewer, 'not-your-role'],
    [await demo.viewer('lead-huairou-commission'), 'not-your-track'],
    [null, 'sign-in-first'],
  ] as const)
    expect(await translateContribution(demo.db, who, given, demo.now)).toMatchObject({ refusal });
  expect(await translate(slug, 'The same.', '', 'en')).toMatchObject({ refusal: 'same-language' });
  expect(await translate(slug, 'Oui.')).toMatchObject({ ok: true });
  await withdraw(demo.db, { viewer, edition: demo.edition, slug }, demo.now);
  expect(await read(slug, 'fr')).toBeNull();
  expect(await translate(slug, 'Encore.', textHash('Oui.'))).toMatchObject({
    refusal: 'no-such-contribution',
  });
});
