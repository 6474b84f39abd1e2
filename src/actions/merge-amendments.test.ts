import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation, Shape } from '../domain/amendments/amendment.ts';
import { plainText } from '../domain/papers/inline.ts';
import { amendableText } from '../queries/amendable-text.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { paperHead, provisionsOf } from '../queries/paper-text.ts';
import { provisionPast } from '../queries/provision-past.ts';
import { thread } from '../queries/thread.ts';
import { adaptAmendment } from './adapt-amendment.ts';
import { amending, letter, paper, words } from './amendments.testing.ts';
import { contribute } from './contribute.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { mergeAmendments } from './merge-amendments.ts';
import { publishVersion } from './publish-version.ts';
import { reviseProvision } from './revise-provision.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
}, 60_000);
afterAll(() => demo.drop());

const paragraph: Shape = { kind: 'paragraph', level: null, part: 'context', addressee: null };
const reword = (ref: string, text: string): Operation => ({ kind: 'replace', ref, content: words(text) });
const reader = () => ({ language: 'en', now: demo.now });
const named = (code: string) => amendmentNamed(demo.db, demo.edition, code, reader());
const head = async () => {
  const found = await paperHead(demo.db, demo.edition, paper, 'en');
  if (!found) throw new Error(`there is no ${paper}`);
  return found;
};
async function accepted(operations: readonly Operation[]): Promise<string> {
  const code = await ways.admitted(operations);
  const answered = await ways.answer(code, { kind: 'accepted' });
  if (!answered.ok) throw new Error(`${code}: ${answered.refusal}`);
  return code;
}

/** A comment on some words of a provision. */
async function comment(ref: string, quoted: string): Promise<string> {
  const given = {
    paper,
    ref,
    kind: 'comment',
    language: 'en',
    text: `About ${quoted}: yes.`,
    quoted,
    constituency: 'communities',
    people: null,
    mandate: undefined,
    replyTo: null,
    name: undefined,
    place: undefined,
    key: crypto.randomUUID(),
  } as const;
  const said = await contribute(demo.db, await demo.viewer('caucus-feminism'), given, demo.now);
  if (!said.ok) throw new Error(said.refusal);
  return said.value.slug;
}

/** The basis an editor has in hand for a provision. */
async function basisOf(ref: string): Promise<number> {
  const row = await demo.db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('state.id')
    .where('paper.slug', '=', paper)
    .where('ref', '=', ref)
    .where('until_version', 'is', null)
    .executeTakeFirstOrThrow();
  return row.id;
}

test('a paper goes from amendments to its next version, with the debate, and open amendments follow', async () => {
  const { db, now } = demo;
  const before = await amendableText(db, (await head()).id, 1, 'en');
  const textOf = (ref: string) =>
    plainText(before.text.provisions.find((provision) => provision.ref === ref)?.content ?? []);
  const kept = await comment('p02', 'water, care and relief');
  const lost = await comment('p02', 'others are hired');

  // Two that touch different words of § 2, one that splits § 3, one that adds a recommendation.
  const [one, other] = [
    await accepted([reword('p02', textOf('p02').replace('Women in', 'Women and girls in'))]),
    await accepted([reword('p02', textOf('p02').replace('others are hired', 'men are hired'))]),
  ];
  const cut = textOf('p03').indexOf('For many');
  const split = await accepted([{ kind: 'split', ref: 'p03', at: [cut], into: ['new-1', 'new-2'] }]);
  const added = await accepted([
    {
      kind: 'insert',
      ref: 'new-1',
      after: 'r06',
      shape: { ...paragraph, kind: 'recommendation', part: 'recommendations', addressee: 'local' },
      content: words('Pay the women who run the relief.'),
    },
  ]);
  // Left open: one nothing touches, one on other words of § 2, one on words that change.
  const clean = await ways.propose([reword('p06', 'Let donors change the form themselves.')]);
  const adapted = await ways.propose([
    reword('p02', textOf('p02').replace('any service arrives', 'any public service arrives')),
  ]);
  const stuck = await ways.propose(
    [reword('p02', textOf('p02').replace('others are hired', 'outsiders are paid'))],
    await demo.viewer('caucus-youth'),
  );
  // And an editor has a draft of their own in hand.
  const editor = await ways.lead();
  const draft = { paper, ref: 'p05', language: 'en', content: words('Safety is walked, twice a year.') };
  await reviseProvision(db, editor, { ...draft, basis: await basisOf('p05'), key: crypto.randomUUID() }, now);

  expect(await mergeAmendments(db, await ways.lead(), paper, now)).toEqual({ ok: true, value: 2 });
  const given = { paper, note: 'Amended.', language: 'en', letter };
  expect(await publishVersion(db, editor, given, now)).toEqual({ ok: true, value: 2 });

  const found = await provisionsOf(db, (await head()).id, 2, 'en');
  const plain = new Map(found.map(({ ref, content }) => [ref, plainText(content)]));
  expect(plain.get('p02')).toMatch(/^Women and girls in .* men are hired\.$/);
  expect(plain.get('p05')).toBe('Safety is walked, twice a year.');
  const names = found.map(({ ref }) => ref);
  expect(names).not.toContain('p03');
  const children = names.filter((ref) => ref.startsWith(split.slice(4).toLowerCase()));
  expect(children.map((ref) => plain.get(ref)).join(' ')).toBe(textOf('p03'));
  const born = found.find(({ kind, code }) => kind === 'recommendation' && code === 'GEN-R07');
  expect(born?.ref).toBe(`${added.slice(4).toLowerCase()}-n1`);
  const parent = before.ids.get('p03') ?? 0;
  expect((await provisionPast(db, parent)).relatives).toHaveLength(2);
  for (const code of [one, other, split, added]) expect((await named(code))?.state).toBe('merged');

  const french = await provisionsOf(db, (await head()).id, 2, 'fr');
  expect(french.find(({ ref }) => ref === 'p02')).toMatchObject({ language: 'fr', status: 'stale' });
  expect(french.find(({ ref }) => ref === 'p06')).toMatchObject({ language: 'fr', status: 'human' });

  expect(await named(clean)).toMatchObject({ version: 2, carried: 'clean' });
  expect(await named(adapted)).toMatchObject({ version: 2, carried: 'adapted' });
  expect(await named(stuck)).toMatchObject({ version: 1, carried: 'needs-author' });

  const { entries } = await thread(db, before.ids.get('p02') ?? 0, reader());
  const quoted = (slug: string) => entries.find(({ voice }) => voice.slug === slug)?.quoted;
  expect(quoted(kept)).toMatchObject({ words: 'water, care and relief', now: expect.anything() });
  expect(quoted(lost)).toMatchObject({ words: 'others are hired', now: null });
  expect(quoted(kept)?.now?.start).toBe(plain.get('p02')?.indexOf('water, care and relief'));

  const anew = {
    code: stuck,
    version: 2,
    letter,
    operations: [reword('p02', (plain.get('p02') ?? '').replace('men are hired', 'outsiders are paid'))],
  };
  expect(await adaptAmendment(db, await demo.viewer('caucus-youth'), anew, now)).toMatchObject({ ok: true });
  expect(await named(stuck)).toMatchObject({ version: 2, carried: null });
});

test('what an editor wrote and what was accepted can conflict: nothing is merged, and both are named', async () => {
  const { db, now } = demo;
  const editor = await ways.lead();
  const code = await accepted([reword('p07', 'Another way forward.')]);
  const draft = { paper, ref: 'p07', language: 'en', content: words('The way forward is short.') };
  await reviseProvision(db, editor, { ...draft, basis: await basisOf('p07'), key: crypto.randomUUID() }, now);
  const refused = await mergeAmendments(db, editor, paper, now);
  expect(refused).toMatchObject({ ok: false, refusal: 'conflicts' });
  if (refused.ok || refused.refusal !== 'conflicts') return;
  expect(refused.conflicts[0]?.between).toEqual(expect.arrayContaining([code, 'draft']));
  expect((await named(code))?.state).toBe('accepted');
});
