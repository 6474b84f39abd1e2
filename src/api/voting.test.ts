import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, words } from '../actions/amendments.testing.ts';
import { type TestSite, testSite } from '../web/sign-in/test-site.testing.ts';

let site: TestSite;
let codes: string[];
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  const ways = amending(site.demo);
  const texts = ['One way of saying it.', 'Another way of saying it.'];
  codes = [];
  for (const text of texts)
    codes.push(await ways.admitted([{ kind: 'replace', ref: 'p03', content: words(text) }]));
}, 60_000);
afterAll(() => site.demo.drop());

const read = async (path: string) => (await site.browser().get(`/api/v1/papers/${path}`)).json();

test('the voting list of a paper is read by programs: the order, what lapses, the text if no and if yes', async () => {
  const list = await read('gender-equality/voting-list');
  const own = list.steps.filter(({ amendments }: { amendments: string[][] }) =>
    amendments.flat().some((code) => codes.includes(code)),
  );
  expect(own).toHaveLength(2);
  expect(own[0].lapses).toEqual([codes.find((code) => code !== own[0].amendments[0][0])]);
  expect(own[0].changes).toMatchObject([
    {
      kind: 'reworded',
      before: [{ provision: 'p03' }],
      after: [{ text: expect.stringContaining('saying it') }],
    },
  ]);
  expect(list).toMatchObject({ next: null, lapsed: [], orders: [] });
  const rest = await read(`gender-equality/voting-list?after=${list.steps.length}`);
  expect(rest.steps).toEqual([]);
});

test('a paper that is not there has none, and a place is a whole number', async () => {
  expect(await read('nowhere/voting-list')).toMatchObject({ status: 404 });
  expect(await read('gender-equality/voting-list?after=-1')).toMatchObject({ status: 422 });
});
