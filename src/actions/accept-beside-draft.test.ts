import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Operation } from '../domain/amendments/amendment.ts';
import { plainText } from '../domain/papers/inline.ts';
import { amendableText } from '../queries/amendable-text.ts';
import { amendmentNamed } from '../queries/amendments.ts';
import { paperHead } from '../queries/paper-text.ts';
import { amending, paper, words } from './amendments.testing.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';
import { mergeAmendments } from './merge-amendments.ts';

let demo: Demonstration;
let ways: ReturnType<typeof amending>;
beforeAll(async () => {
  demo = await demonstration();
  ways = amending(demo);
}, 60_000);
afterAll(() => demo.drop());

const reword = (ref: string, text: string): Operation => ({ kind: 'replace', ref, content: words(text) });
const named = (code: string) =>
  amendmentNamed(demo.db, demo.edition, code, { language: 'en', now: demo.now });

test('what stands in the draft is accepted already: nothing that contradicts it is accepted too', async () => {
  const { db, now } = demo;
  const { id = 0 } = (await paperHead(db, demo.edition, paper, 'en')) ?? {};
  const { text } = await amendableText(db, id, 1, 'en');
  const said = plainText(text.provisions.find(({ ref }) => ref === 'p01')?.content ?? []);
  const word = said.split(' ').find((one) => one.length > 4) ?? '';
  const [other, gone, beside] = [
    await ways.admitted([reword('p01', said.replace(word, 'betaword'))]),
    await ways.admitted([{ kind: 'delete', ref: 'p01' }]),
    await ways.admitted([reword('r01', 'Nothing of this kind.')]),
  ];
  const merged = await ways.admitted([reword('p01', said.replace(word, 'alphaword'))]);
  expect(await ways.answer(merged, { kind: 'accepted' })).toMatchObject({ ok: true });
  const [done] = await Promise.all([
    mergeAmendments(db, await ways.lead(), paper, now),
    ways.answer(other, { kind: 'accepted' }),
  ]);
  expect(done).toMatchObject({ ok: true });
  expect((await named(merged))?.state).toBe('merged');
  for (const code of [other, gone]) {
    const refused = await ways.answer(code, { kind: 'accepted' });
    expect(refused).toMatchObject({ ok: false, refusal: 'conflicts' });
    if (refused.ok || refused.refusal !== 'conflicts') return;
    expect(refused.conflicts[0]?.between).toEqual(expect.arrayContaining([merged, code]));
  }
  expect(await ways.answer(beside, { kind: 'accepted' })).toMatchObject({ ok: true });
});
