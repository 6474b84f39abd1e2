import { afterAll, beforeAll, expect, test } from 'vitest';
import { answersTo } from '../queries/voices.ts';
import { answer } from './answer.ts';
import { type Demonstration, demonstration } from './demonstration.testing.ts';

let demo: Demonstration;
beforeAll(async () => {
  demo = await demonstration();
}, 120_000);
afterAll(() => demo.drop());

const words = { text: 'Yes.', language: 'fr', disposition: 'accepted', reason: 'It is right.' } as const;

async function answered(to: { readonly contribution: string } | { readonly recommendation: string }) {
  const given = { ...words, paper: 'accessible-cities', mandate: undefined, key: crypto.randomUUID(), to };
  const result = await answer(demo.db, await demo.viewer('lead-world-enabled'), given, demo.now);
  if (!result.ok) throw new Error(result.refusal);
  const { id, target } = await demo.db
    .selectFrom('answer')
    .select(['id', (row) => row.fn.coalesce('contribution_id', 'recommendation_id').as('target')])
    .where('slug', '=', result.value)
    .executeTakeFirstOrThrow();
  const column = 'contribution' in to ? 'contribution_id' : 'recommendation_id';
  const replies = await answersTo(demo.db, column, [target ?? 0], 'en');
  return replies.find((reply) => reply.id === id)?.about;
}

test('an answer names the authentic text it is about, whatever its own language', async () => {
  const about = { paper: 'accessible-cities', authentic: 'en' };
  // Said on version 1, which is no longer the one of today; read today.
  expect(await answered({ contribution: 'aic-c001' })).toEqual({ ...about, version: 1 });
  expect(await answered({ recommendation: 'AIC-R01' })).toEqual({ ...about, version: 2 });
});

test('so does one that came with a pack', async () => {
  const { id } = await demo.db
    .selectFrom('answer')
    .select('recommendation_id as id')
    .where('slug', '=', 'aic-a028')
    .executeTakeFirstOrThrow();
  const replies = await answersTo(demo.db, 'recommendation_id', [id ?? 0], 'en');
  // Given after version 1 and before version 2 came out.
  expect(replies.find(({ slug }) => slug === 'aic-a028')?.about).toMatchObject({ version: 1 });
});
