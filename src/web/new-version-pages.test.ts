import { afterAll, beforeAll, expect, test } from 'vitest';
import { amending, letter, paper, words } from '../actions/amendments.testing.ts';
import { contribute } from '../actions/contribute.ts';
import { mergeAmendments } from '../actions/merge-amendments.ts';
import { publishVersion } from '../actions/publish-version.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

let site: TestSite;
let visitor: TestBrowser;
let caucus: TestBrowser;
let stuck: string;
let atStart: string;
let comment: string;

/** Version 2 withdraws p04, splits p03 and rewords p02; an amendment to p04 is left behind. */
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  visitor = site.browser();
  caucus = site.browser();
  await caucus.post('/en/roles', { mandate: 'caucus-youth' });
  const ways = amending(site.demo);
  stuck = await ways.propose(
    [{ kind: 'replace', ref: 'p04', content: words('Left behind.') }],
    await site.demo.viewer('caucus-youth'),
  );
  const shape = { kind: 'paragraph', level: null, part: 'preamble', addressee: null } as const;
  atStart = await ways.propose(
    [
      { kind: 'insert', ref: 'new-1', after: null, shape, content: words('First of all.') },
      { kind: 'replace', ref: 'p04', content: words('Left behind too.') },
    ],
    await site.demo.viewer('caucus-youth'),
  );
  comment = await commentOn('p04');
  for (const operation of [
    { kind: 'delete', ref: 'p04' },
    { kind: 'split', ref: 'p03', at: [30], into: ['new-1', 'new-2'] },
    { kind: 'replace', ref: 'p02', content: words('Reworded in the second version.') },
  ] as const)
    await ways.answer(await ways.admitted([operation]), { kind: 'accepted' });
  const lead = await ways.lead();
  await mergeAmendments(site.demo.db, lead, paper, site.demo.now);
  const given = { paper, note: 'Amended.', language: 'en', letter };
  const published = await publishVersion(site.demo.db, lead, given, site.demo.now);
  expect(published).toMatchObject({ value: 2 });
}, 60_000);
afterAll(() => site.demo.drop());

async function commentOn(ref: string): Promise<string> {
  const said = {
    kind: 'comment',
    language: 'en',
    text: 'Since long ago.',
    constituency: 'communities',
  } as const;
  const by = { people: null, mandate: undefined, replyTo: null, name: undefined, place: undefined };
  const given = { ...said, ...by, paper, ref, key: crypto.randomUUID() };
  const result = await contribute(site.demo.db, await site.demo.participant(), given, site.demo.now);
  if (!result.ok) throw new Error(result.refusal);
  return result.value.slug;
}

const at = `/en/papers/${paper}`;
const read = async (response: Response | Promise<Response>) => (await response).text();

test('a passage that was withdrawn keeps its page, with its last words and nothing to write', async () => {
  const response = await visitor.get(`${at}/provisions/p04`);
  const html = await response.text();
  expect([response.status, html]).toEqual([200, expect.stringContaining('withdrawn in version 2')]);
  expect(html).toContain(`href="${at}/versions/1#p04"`);
  expect(html).toContain('id="debate"');
  expect(html).not.toContain('/contributions"');
  expect(html).toContain(`id="${comment}"`);
  expect(html).not.toContain(`${comment}#reply`);
  expect(html).not.toContain(`href="${at}/provisions/p04/amendments"`);
});

test('one that was split leads to what it became', async () => {
  const html = await read(visitor.get(`${at}/provisions/p03`));
  expect(html).toContain('split in version 2');
  expect(html.match(/provisions\/a\d+-\d+-n[12]"/g)?.length).toBeGreaterThanOrEqual(2);
});

test('an amendment to it is adapted where it stood; another one comes too late', async () => {
  const proposal = `${at}/provisions/p04/amendments`;
  const sent = await caucus.get(`${proposal}?adapts=${stuck}`);
  const to = sent.headers.get('location') ?? '';
  expect([sent.status, to]).toEqual([303, expect.stringContaining(`?adapts=${stuck}&gone=p04`)]);
  expect(await read(caucus.get(to))).toContain('withdraw your amendment');
  const late = await caucus.get(proposal);
  expect([late.status, await late.text()]).toEqual([
    403,
    expect.stringContaining('no longer in the current'),
  ]);
  expect((await caucus.get(`${at}/provisions/p99/amendments`)).status).toBe(404);
});

test('what was said on it is supported and answered, and no longer replied to', async () => {
  const lead = site.browser();
  await lead.post('/en/roles', { mandate: 'lead-huairou-commission' });
  const html = await read(lead.get(`/en/contributions/${comment}`));
  expect(html).not.toContain('/replies"');
  const press = async (supports: string) =>
    (await lead.post(`/en/contributions/${comment}/supports`, { supports })).status;
  expect([await press('yes'), await press('yes')]).toEqual([303, 303]);
  expect(await read(lead.get(`/en/contributions/${comment}`))).toContain('Withdraw my support');
  expect([await press('no'), await press('later')]).toEqual([303, 403]);
  expect(html).toContain(`action="/en/contributions/${comment}/answers"`);
});

test('an amendment that begins at the start is adapted there', async () => {
  const html = await read(caucus.get(`${at}/amendments/${atStart}`));
  const [, link = ''] = new RegExp(`href="([^"]+\\?adapts=${atStart})"`).exec(html) ?? [];
  expect((await caucus.get(link)).status).toBe(200);
});

test.each(['fr', 'es', 'ar'])(
  'every change is compared in %s, in its own language where no translation followed',
  async (language) => {
    const english = await read(visitor.get(`${at}/comparison?from=1&to=2`));
    const html = await read(visitor.get(`/${language}/papers/${paper}/comparison?from=1&to=2`));
    const passages = (page: string) => page.match(/<section class="suivi"/g)?.length;
    expect(passages(html)).toBe(passages(english));
    expect(html).toMatch(/class="trad".*?<p lang="en" dir="ltr">/s);
  },
);
