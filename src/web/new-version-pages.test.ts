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

/** Version 2 withdraws p04, splits p03, rewords p02 and moves p05; an amendment to p04 is left behind. Version 3 follows. */
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
    { kind: 'move', ref: 'p05', after: 'p07' },
  ] as const)
    await ways.answer(await ways.admitted([operation]), { kind: 'accepted' });
  const lead = await ways.lead();
  await mergeAmendments(site.demo.db, lead, paper, site.demo.now);
  const given = { paper, note: 'Amended.', language: 'en', letter };
  const published = await publishVersion(site.demo.db, lead, given, site.demo.now);
  expect(published).toMatchObject({ value: 2 });
  await ways.answer(await ways.admitted([{ kind: 'delete', ref: 'p08' }]), { kind: 'accepted' });
  const later = new Date(site.demo.now.getTime() + 3_600_000);
  await mergeAmendments(site.demo.db, lead, paper, later);
  expect(await publishVersion(site.demo.db, lead, given, later)).toMatchObject({ value: 3 });
  site.moveTo(later);
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
    const passages = (page: string) => page.match(/<section class="passage"/g)?.length;
    expect(passages(html)).toBe(passages(english));
    expect(html).toMatch(/class="trad".*?<p lang="en" dir="ltr">/s);
  },
);

/** The main part of a page as it is read: no marks, each space once. */
const heard = (html: string) =>
  html
    .replace(/.*<main/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');

test('what moved says from where to where, with links to both, and is heard from its start to its end', async () => {
  const html = await read(visitor.get(`${at}/comparison?from=1&to=2`));
  expect(heard(html)).toContain('§ 13: moved here, after § 12; it was § 5 and followed § 4');
  expect(heard(html)).toMatch(
    /start of moved passage, Safety is walked\..* do not have\. , end of moved passage/,
  );
  expect(html).toContain(`href="${at}/versions/1#p05"`);
  expect(html).toContain(`href="${at}/versions/2#p05"`);
  const whole = heard(await read(visitor.get(`${at}/comparison?from=1&to=2&part=whole`)));
  expect(whole).toContain('§ 5: moved from here; it is now § 13, after § 12');
});

test('a split shows its parts under their own numbers, and where the passage is parted', async () => {
  const inline = heard(await read(visitor.get(`${at}/comparison?from=1&to=2`)));
  expect(inline).toContain('§ 3: split into § 3 and § 4');
  expect(inline).toContain('a new paragraph begins here');
  const columns = await read(visitor.get(`${at}/comparison?from=1&to=2&view=columns`));
  expect(columns.match(/<tr>.*?<\/tr>/gs)?.find((row) => row.includes('husband'))).toMatch(
    /§ 3<.*husband.*<td.*§ 3<.*husband.*§ 4<.*eviction/s,
  );
  expect(heard(columns)).not.toContain('start of deletion');
});

test.each(['fr', 'en', 'es', 'ar'])('in %s no internal name of a passage is shown', async (language) => {
  const lead = site.browser();
  await lead.post('/en/roles', { mandate: 'lead-huairou-commission' });
  const paths = ['comparison?from=1&to=3&part=whole', 'comparison?from=1&to=3&part=whole&view=columns'];
  paths.push('versions', 'draft', 'amendments', 'amendments/booklet', `amendments/${stuck}`);
  paths.push('provisions/h-preamble', 'provisions/p03', 'provisions/p04', 'translations/fr');
  for (const path of paths) {
    const response = await lead.get(`/${language}/papers/${paper}/${path}`);
    expect([path, response.status]).toEqual([path, 200]);
    const shown = heard(await read(response));
    expect([path, shown.match(/\b(h-[a-z-]+|[pr]\d\d|a\d+-\d+-n\d)\b/g)]).toEqual([path, null]);
  }
});

test('what became of an amendment left behind is told once, with the version that left it', async () => {
  const html = heard(await read(visitor.get(`${at}/amendments/${stuck}`)));
  expect(html.match(/Version \d: its author must adapt it/g)).toEqual([
    'Version 2: its author must adapt it',
  ]);
});

test('two versions are compared forwards, whichever is named first', async () => {
  const main = (html: string) => html.replace(/.*<main/s, '');
  const forwards = main(await read(visitor.get(`${at}/comparison?from=1&to=2`)));
  expect(main(await read(visitor.get(`${at}/comparison?from=2&to=1`)))).toBe(forwards);
});

test('a comparison goes on from any passage, and back to its start', async () => {
  const whole = `${at}/comparison?from=1&to=2&view=inline&part=whole`;
  const passages = (html: string) => html.match(/<section class="passage"/g)?.length ?? 0;
  const [all, rest] = [await read(visitor.get(whole)), await read(visitor.get(`${whole}&after=10`))];
  expect(passages(rest)).toBeGreaterThan(0);
  expect(passages(rest)).toBeLessThan(passages(all));
  expect([all.includes('rel="first"'), rest.includes('rel="first"')]).toEqual([false, true]);
  expect(passages(await read(visitor.get(`${whole}&after=4000`)))).toBe(0);
});

test('what came or went that nobody sees is said in words', async () => {
  const ways = amending(site.demo);
  const said = words(
    'Donors ask for a bank account, statutes and three years of accounts from groups that feed a district out of a wooden box. Let  them change the form.',
  );
  const html = await read(
    visitor.get(`${at}/amendments/${await ways.propose([{ kind: 'replace', ref: 'p06', content: said }])}`),
  );
  expect(heard(html)).toContain('Changes only spaces.');
  expect(html).toMatch(
    /<ins><span class="vh"> start of addition, <\/span><span aria-hidden="true">␣+<\/span>/,
  );
});

test('an amendment is named by the § its passage has today, or by the words of its heading', async () => {
  const ways = amending(site.demo);
  const heading = await ways.propose([{ kind: 'replace', ref: 'h-context', content: words('The context') }]);
  const titled = async (code: string) => heard(await read(visitor.get(`${at}/amendments/${code}`)));
  expect(await titled(heading)).toContain(
    `Amendment ${heading} to the heading “Context, challenges and trends”`,
  );
  const moved = await ways.propose([{ kind: 'replace', ref: 'p05', content: words('Safety is light.') }]);
  expect(await titled(moved)).toContain(`Amendment ${moved} to paragraph 13`);
});

test('the booklet names the paper and its version above every text', async () => {
  const html = await read(visitor.get(`${at}/amendments/booklet`));
  expect(html).toContain('<th scope="col">Gender Equality &amp; Women’s Empowerment, version 1</th>');
  expect(html).toMatch(new RegExp(`aria-labelledby="sheet-${stuck}"`));
});

test('the amendments to a passage say what each changes, where it stands and who backs it, also when it is gone', async () => {
  const html = heard(await read(visitor.get(`${at}/provisions/p04`)));
  expect(html).toContain(stuck);
  expect(html).toContain('Deletes § 4. Deletes 18 words.');
  expect(html).toMatch(/§ 4 is reworded\. Deletes 18 words and adds 2\..* people · 1 organisation/);
});
