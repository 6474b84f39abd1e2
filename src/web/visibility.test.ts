import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../e2e/pages.ts';
import type { TestBrowser } from './sign-in/test-site.testing.ts';
import {
  interfaceAddresses,
  names,
  open,
  reserved,
  type Secret,
  type Silenced,
  secrets,
  silencedSite,
} from './visibility.testing.ts';
import { exported, rowsOf, type Texts } from './visibility-copies.testing.ts';

let site: Silenced;
beforeAll(async () => {
  site = await silencedSite();
}, 60_000);
afterAll(() => site?.demo.drop());

async function read(browser: TestBrowser, addresses: readonly string[]): Promise<Texts> {
  const texts: Record<string, string> = {};
  for (const address of addresses) texts[address] = await (await browser.get(address)).text();
  return texts;
}

/** The pages of the things that were silenced, and of what drafts touch. */
const touched = () => [
  ...Object.values(site.slugs).flatMap((slug) => [
    `/contributions/${slug}`,
    `/contributions/${slug}/reports`,
  ]),
  ...Object.values(site.codes).flatMap((code) => [
    `/papers/accessible-cities/amendments/${code}`,
    `/papers/accessible-cities/amendments/${code}/reports`,
    `/papers/accessible-cities/amendments/${code}/vote-requests`,
  ]),
  '/papers/accessible-cities/amendments',
  '/papers/accessible-cities/amendments/booklet',
  '/papers/accessible-cities/voting-list',
  '/papers/accessible-cities/provisions/p05',
  `/papers/accessible-cities/provisions/p05/amendments?amends=${site.codes.hidden}`,
  '/papers/accessible-cities/provisions/r01',
  '/papers/accessible-cities/languages?one=en&other=es',
  '/papers/accessible-cities/versions/3',
  '/papers/accessible-cities/forms/summary',
  '/papers/outcome',
  '/papers/outcome/debate.atom',
  '/register?paper=accessible-cities&state=answered',
  '/contributions/aic-c001',
];

/** What a search finds, without what was typed. */
async function searched(browser: TestBrowser): Promise<Texts> {
  const words = [...Object.values(secrets), ...Object.values(open)].map(([word]) => word);
  const typed = [
    ...words,
    ...Object.values(names),
    ...Object.values(site.slugs),
    ...Object.values(site.codes),
  ];
  const found = await read(
    browser,
    typed.map((word) => `/en/search?q=${word}`),
  );
  return Object.fromEntries(
    Object.entries(found).map(([address, html]) => [
      address,
      /<ul class="lignes pistes">.*?<\/ul>/s.exec(html)?.[0] ?? '',
    ]),
  );
}

/** Every way in which words come out of the site, for somebody who reads. One line adds another. */
const doors: Readonly<Record<string, (reader: TestBrowser) => Promise<Texts>>> = {
  pages: (reader) =>
    read(
      reader,
      [...Object.values(pages), ...touched()].map((address) => `/en${address}`),
    ),
  'pages in another language': (reader) =>
    read(
      reader,
      touched().map((address) => `/es${address}`),
    ),
  'pages of others': (reader) =>
    read(
      reader,
      reserved.map((address) => `/en${address}`),
    ),
  feeds: (reader) =>
    read(reader, ['/en/register.atom', '/en/papers/accessible-cities/debate.atom', '/en/outcome.atom']),
  search: searched,
  interface: (reader) => read(reader, interfaceAddresses(site)),
  sitemap: (reader) => read(reader, ['/sitemap.xml', '/sitemap.xml?part=1', '/robots.txt']),
};

/** The ways in which they leave it whoever reads. */
const copies: Readonly<Record<string, () => Promise<Texts>>> = {
  export: () => exported(site.demo.db),
  mail: () => rowsOf(site.demo.db, 'mail_message'),
  record: () => rowsOf(site.demo.db, 'event'),
};

/** Who reads, by how they come in. */
const readers: Readonly<Record<string, () => Promise<TestBrowser>>> = {
  'somebody who is not signed in': async () => site.browser(),
  'a participant': () => enter(''),
  'a lead of something else': () => enter('lead-gpr2c'),
};

async function enter(mandate: string): Promise<TestBrowser> {
  const browser = await site.holder(mandate);
  expect(await (await browser.get('/en')).text()).toContain('Sign out');
  return browser;
}

/** What is not public, and the address it stands at. */
function leaks(texts: Texts, known: readonly Secret[] = []): string[] {
  const kept = Object.entries(secrets).filter(([secret]) => !known.some((one) => one === secret));
  const words = [
    ...kept.flatMap(([, pair]) => pair),
    names.gone,
    ...(known.includes('waiting') ? [] : [names.author]),
  ];
  return Object.entries(texts).flatMap(([address, text]) =>
    words.filter((word) => text.includes(word)).map((word) => `${word} at ${address}`),
  );
}

describe.each(Object.keys(readers))('to %s, what is not public is nowhere', (who) => {
  let reader: TestBrowser;
  beforeAll(async () => {
    reader = (await readers[who]?.()) ?? site.browser();
  });

  test.each(Object.keys(doors))(
    '%s',
    async (door) => {
      expect(leaks((await doors[door]?.(reader)) ?? {})).toEqual([]);
    },
    60_000,
  );
});

test.each(Object.keys(copies))('what is not public is not in what is copied: %s', async (copy) => {
  expect(leaks((await copies[copy]?.()) ?? {})).toEqual([]);
});

test.each(['hidden', 'withdrawn'] as const)('the page of what is %s says so', async (standing) => {
  const html = await (await site.browser().get(`/en/contributions/${site.slugs[standing]}`)).text();
  expect(html).toContain(standing === 'hidden' ? 'hidden by moderation' : 'withdrawn by their author');
});

test('the page of a hidden amendment says so and keeps its number, and that of one to it', async () => {
  const page = async (code: string) => {
    const answer = await site.browser().get(`/en/papers/accessible-cities/amendments/${code}`);
    return { status: answer.status, html: await answer.text() };
  };
  const { hidden, under, waiting } = site.codes;
  const gone = await page(hidden);
  expect([gone.status, gone.html.includes(hidden)]).toEqual([200, true]);
  expect(gone.html).toContain('This amendment has been hidden by moderation.');
  expect(gone.html).toContain('advertising or bulk posting');
  expect((await page(under)).html).toContain('This amendment changes another whose words are not public');
  expect((await page(waiting)).status).toBe(404);
  const list = await site.browser().get('/en/papers/accessible-cities/amendments');
  expect(await list.text()).toContain(hidden);
});

test('what waits has no page, no report and no reply', async () => {
  for (const part of ['', '/reports'])
    expect((await site.browser().get(`/en/contributions/${site.slugs.waiting}${part}`)).status).toBe(404);
});

test('a moderator reads what is hidden and what waits on the page of moderation alone', async () => {
  const moderator = await enter('moderator-town-hall');
  for (const [name, door] of Object.entries(doors)) {
    const texts = await door(moderator);
    const { '/en/moderation': own = '', ...others } = texts;
    expect([name, leaks(others)]).toEqual([name, []]);
    if (name === 'pages of others') expect(own).toMatch(/quokka|bilby|bandicoot|koala/);
  }
  const after = ['', ...Object.values(site.slugs), ...Object.values(site.codes)];
  const pages = await read(
    moderator,
    after.map((name) => `/en/moderation?after=${name}`),
  );
  const queue = Object.values(pages).join();
  const words = [
    ...[secrets.hidden[0], secrets.waiting[0]],
    ...secrets.hiddenAmendment,
    ...secrets.waitingAmendment,
  ];
  expect(words.filter((word) => !queue.includes(word))).toEqual([]);
}, 120_000);

test('an author reads their own waiting words on the pages of their account alone', async () => {
  const author = site.browser();
  await author.enter(site.author);
  for (const [name, door] of Object.entries(doors)) {
    const { '/en/account': account, '/en/account/data': data, ...others } = await door(author);
    expect([name, leaks(others, []).filter((leak) => !leak.startsWith(names.author))]).toEqual([name, []]);
    if (name !== 'pages of others') continue;
    for (const own of [account, data]) {
      expect(own).toContain(secrets.waiting[0]);
      expect(leaks({ own: own ?? '' }, ['waiting'])).toEqual([]);
    }
  }
}, 120_000);

test.each(['published', 'erased'] as const)(
  'the words of an author who was %s are at every door',
  async (whose) => {
    const [word, other] = open[whose];
    const reader = site.browser();
    const texts = {
      ...(await doors.pages?.(reader)),
      ...(await doors.feeds?.(reader)),
      ...(await searched(reader)),
      ...(await exported(site.demo.db)),
    };
    for (const address of [
      '/en/papers/accessible-cities/provisions/p04',
      '/en/register',
      '/en/outcome',
      `/en/contributions/${site.slugs[whose]}`,
      '/en/register.atom',
      '/en/papers/accessible-cities/debate.atom',
      `/en/search?q=${word}`,
      'export',
    ]) {
      const shown = (texts[address] ?? '').replaceAll(/<\/?mark>/g, '');
      expect([address, shown.includes(word), shown.includes(other)]).toEqual([address, true, true]);
    }
  },
);

test('who writes reads the drafts', async () => {
  const lead = await (await enter('lead-world-enabled')).get(
    '/en/papers/accessible-cities/provisions/r01/revisions',
  );
  expect(await lead.text()).toContain(secrets.draft[0]);
  const outcome = await (await (await enter('rapporteur-town-hall')).get('/en/outcome')).text();
  for (const [word] of [secrets.draftClause, secrets.draftLineage]) expect(outcome).toContain(word);
});
