import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts';
import { type Ground, groundOf } from './ground.ts';
import { startServer } from './server.ts';

const people = 2_000;
let database: TestDatabase;
let ground: Ground;

beforeAll(async () => {
  database = await testDatabase();
  ground = groundOf(await startServer(database.url), database.db);
});

afterAll(async () => {
  await ground?.server.stop();
  await database?.drop();
});

/** What is done for each, a few at a time. */
async function forEach<T>(things: readonly T[], act: (thing: T) => Promise<void>): Promise<void> {
  const rest = things.values();
  const work = async () => {
    for (const thing of rest) await act(thing);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

test('two thousand people behind one address all take part', async () => {
  const { rows } = await sql<{ paper: string; ref: string }>`
    select paper.slug as paper, ref from provision join paper on paper.id = paper_id
    join provision_state state on state.provision_id = provision.id
    where until_version is null and state.kind not in ('heading', 'note') and paper.kind <> 'outcome'
    order by paper.slug, ref limit 100`.execute(database.db);
  const refused: string[] = [];
  await forEach(
    Array.from({ length: people }, (_, index) => index),
    async (index) => {
      const { paper = '', ref = '' } = rows[index % rows.length] ?? {};
      const said = {
        key: randomUUID(),
        language: 'en',
        kind: 'comment',
        constituency: 'communities',
        email: '',
      };
      const answer = await ground.post(`/papers/${paper}/provisions/${ref}/contributions`, {
        ...said,
        text: `Voice ${index} of the hall.`,
        name: `Person ${index}`,
        place: 'The hall',
      });
      if (answer.status !== 303) refused.push(`${index}: ${answer.status}`);
    },
  );
  expect(refused).toEqual([]);
  const kept = await database.db
    .selectFrom('contribution')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('text', 'like', 'Voice % of the hall.')
    .executeTakeFirstOrThrow();
  expect(kept.count).toBe(people);
});

test('a hundred of them sign in at once', async () => {
  const opened: string[] = [];
  await forEach(Array.from({ length: 100 }), async () => {
    opened.push(await ground.newcomer());
  });
  expect(new Set(opened.filter((cookie) => cookie.includes('session_token='))).size).toBe(100);
});
