import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, byConsensus, letter, paper, words } from '../../actions/amendments.testing.ts';
import { decideAmendment } from '../../actions/decide-amendment.ts';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { reorderVotes } from '../../actions/reorder-votes.ts';
import { requestVote } from '../../actions/request-vote.ts';
import { amendmentCourse } from '../../queries/amendment-course.ts';
import { amendmentNamed } from '../../queries/amendments.ts';
import { currentEdition } from '../../queries/current-edition.ts';
import { paperHead } from '../../queries/paper-text.ts';
import { votesOn } from '../../queries/voting-list.ts';
import type { Database } from '../../store/database.ts';
import { type TestDatabase, testDatabase } from '../../store/test-database.ts';
import { exportPack } from './export.ts';
import { importPack } from './import.ts';
import { loadPack } from './load-pack.ts';
import { same } from './same.ts';

let demo: Demonstration;
let copy: TestDatabase;
let folder: string;
let [decided, half, whole] = ['', '', ''];
const file = () => path.join(folder, 'out', 'papers', paper, 'votes.yml');

/** A voting list with all a chair can order, on which a sitting has voted in part. */
beforeAll(async () => {
  demo = await demonstration();
  copy = await testDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'parvis-votes-'));
  const { db, now } = demo;
  const ways = amending(demo);
  const chair = await demo.viewer('chair-town-hall');
  const why = { note: 'Two questions in one.', language: 'en' };
  const operations = (first: string, second: string) =>
    [
      { kind: 'replace', ref: first, content: words('Let donors change it.') },
      { kind: 'delete', ref: second },
    ] as const;
  decided = await ways.admitted(operations('p01', 'p02'));
  half = await ways.admitted(operations('p03', 'p04'));
  whole = await ways.admitted(operations('p06', 'p07'));
  const manner = { kind: 'split', parts: [1, 2] } as const;
  for (const code of [decided, half])
    expect(await requestVote(db, chair, { code, manner, ...why }, now)).toMatchObject({ ok: true });
  const apart = { code: whole, manner: { kind: 'separate' }, ...why } as const;
  expect(await requestVote(db, chair, apart, now)).toMatchObject({ ok: true });
  for (const code of [decided, half, whole]) await ways.answer(code, { kind: 'referred' });
  const order = { paper, codes: [whole, half], ...why };
  expect(await reorderVotes(db, chair, order, now)).toMatchObject({ ok: true });
  const decide = async (code: string, yes: number, no: number, part?: number) => {
    const division = { rule: 'two-thirds', yes, no, abstentions: 2 } as const;
    const how = { ...byConsensus, division, letter, code, part, accepted: yes > no };
    const given = { ...how, note: 'After a debate.', language: 'en' };
    expect(await decideAmendment(db, chair, given, now)).toMatchObject({ ok: true });
  };
  await decide(decided, 9, 3, 1);
  await decide(decided, 2, 10, 2);
  await decide(half, 8, 4, 2);
  await decide(whole, 1, 11);
  expect(await exportPack(db, path.join(folder, 'out'))).toMatchObject({ ok: true });
  const imported = await importPack(copy.db, path.join(folder, 'out'), { now });
  expect(imported).toMatchObject({ ok: true });
}, 60_000);
afterAll(async () => {
  await demo.drop();
  await copy.drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** What anybody sees of the votes on the paper. */
async function seen(db: Database) {
  const reader = { language: 'en', now: demo.now };
  const edition = (await currentEdition(db, 'en'))?.id ?? 0;
  const head = await paperHead(db, edition, paper, 'en');
  if (!head) throw new Error('there is no paper');
  const { list, results, parts, orders, requests } = await votesOn(db, head, reader);
  const courses = [];
  for (const code of [decided, half, whole]) {
    const amendment = await amendmentNamed(db, edition, code, reader);
    courses.push(await amendmentCourse(db, amendment?.id ?? 0, 'en'));
  }
  const steps = list.steps.map(({ kind, amendments }) => ({ kind, amendments }));
  return { steps, results, parts, orders, requests, courses };
}

test('orders, parts and divisions with their figures travel with an export, and are what they were', async () => {
  const [one, other] = [await seen(demo.db), await seen(copy.db)];
  expect(other).toEqual(one);
  expect(other.steps).toContainEqual({ kind: 'part', amendments: [[`${half}/1`]] });
  expect([...other.parts]).toEqual([[`${half}/2`, 'adopted']]);
  expect(other.courses[2]?.at(-1)?.division).toEqual({ rule: 'two-thirds', yes: 1, no: 11, abstentions: 2 });
  expect(same(await loadPack(demo.db, 'durban-2019'), await loadPack(copy.db, 'durban-2019'))).toBe(true);
});

test('imported again they change nothing, and a vote that says something else is refused', async () => {
  const again = () => importPack(copy.db, path.join(folder, 'out'), { now: demo.now });
  expect(await again()).toMatchObject({ ok: true });
  expect((await seen(copy.db)).requests).toHaveLength(3);
  const text = await readFile(file(), 'utf8');
  const refusing = async (from: string | RegExp, to: string, message: RegExp) => {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(file(), changed);
    const found = await again();
    expect(found.ok ? '' : found.errors.join('\n')).toMatch(message);
  };
  await refusing('yes: 9', 'yes: 3', /the result does not follow from these votes/);
  await refusing('yes: 9', 'yes: 8', /was voted on otherwise/);
  await refusing('part: 2', 'part: 3', /makes no part 3/);
  await refusing(/step: \d+/, 'step: 1', /did not refer it to a sitting/);
  await refusing(`sitting: ${byConsensus.sitting}`, 'sitting: nowhere', /there is no sitting nowhere/);
  await refusing('kind: separate', 'kind: split', /a split has parts/);
  await refusing(`- ${whole}`, '- GEN-A9-999', /there is no amendment GEN-A9-999/);
  await refusing(/mandate: chair-town-hall/, 'mandate: nobody', /there is no mandate nobody/);
}, 60_000);
