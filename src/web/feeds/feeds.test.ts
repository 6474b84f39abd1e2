import { DOMParser, type Element, onWarningStopParsing } from '@xmldom/xmldom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer } from '../../actions/answer.ts';
import { type Demonstration, demonstration } from '../../actions/demonstration.testing.ts';
import { parseSettings } from '../../settings.ts';
import { createApp } from '../app.tsx';

const origin = 'http://localhost:3000';
const feeds = ['/register.atom', '/papers/accessible-cities/debate.atom', '/outcome.atom'];

let demo: Demonstration;
let app: Awaited<ReturnType<typeof createApp>>;

const get = (path: string, headers: Record<string, string> = {}) => app.request(origin + path, { headers });

async function feed(path: string): Promise<Element> {
  const response = await get(path);
  expect([path, response.status]).toEqual([path, 200]);
  expect(response.headers.get('Content-Type')).toBe('application/atom+xml; charset=utf-8');
  const document = new DOMParser({ onError: onWarningStopParsing }).parseFromString(
    await response.text(),
    'text/xml',
  );
  if (!document.documentElement) throw new Error('no feed');
  return document.documentElement;
}

const all = (parent: Element, name: string) => [...parent.getElementsByTagName(name)];
/** The text of the children of that name, not of theirs. */
const own = (parent: Element, name: string) =>
  [...parent.childNodes].flatMap((node) => (node.nodeName === name ? [node.textContent ?? ''] : []));
const link = (parent: Element, rel: string) =>
  all(parent, 'link')
    .find((found) => found.getAttribute('rel') === rel)
    ?.getAttribute('href') ?? '';

beforeAll(async () => {
  demo = await demonstration();
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const { secret } = settings.value;
  app = await createApp({
    db: demo.db,
    settings: { ...settings.value, secret: secret ?? '' },
    now: () => demo.now,
  });
}, 60_000);
afterAll(() => demo.drop());

describe.each(feeds)('%s', (path) => {
  test('is Atom: one identifier, title and date each, a language and an author for every text', async () => {
    const root = await feed(`/fr${path}`);
    expect([root.tagName, root.namespaceURI]).toEqual(['feed', 'http://www.w3.org/2005/Atom']);
    expect(root.getAttribute('xml:lang')).toBe('fr');
    const entries = all(root, 'entry');
    expect(entries.length).toBeGreaterThan(10);
    for (const part of [root, ...entries]) {
      for (const name of ['id', 'title', 'updated', 'author'])
        expect(own(part, name).filter(Boolean)).toHaveLength(1);
      expect(own(part, 'updated')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    }
    for (const entry of entries) {
      const [content] = all(entry, 'content');
      expect([content?.getAttribute('type'), content?.textContent === '']).toEqual(['text', false]);
      expect(content?.getAttribute('xml:lang')).toMatch(/^[a-z]{2}$/);
    }
  });

  test('is newest first, each entry once', async () => {
    const entries = all(await feed(`/en${path}`), 'entry');
    const dates = entries.flatMap((entry) => own(entry, 'updated'));
    expect(dates).toEqual([...dates].sort().reverse());
    const ids = entries.flatMap((entry) => own(entry, 'id'));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has the same entries in every language, under the same identifiers', async () => {
    const [fr, ar] = await Promise.all(['fr', 'ar'].map((language) => feed(`/${language}${path}`)));
    const ids = (root: Element | undefined) =>
      root ? all(root, 'entry').flatMap((entry) => own(entry, 'id')) : [];
    expect(ids(fr)).toEqual(ids(ar));
    expect(ids(fr).every((id) => /^tag:localhost,\d{4}-\d\d-\d\d:durban-2019\/\w+\//.test(id))).toBe(true);
  });

  test('leads to pages, and its page leads to it', async () => {
    const root = await feed(`/fr${path}`);
    expect(link(root, 'self')).toBe(`${origin}/fr${path}`);
    const page = await (await app.request(link(root, 'alternate'))).text();
    expect(page).toMatch(
      new RegExp(`<link rel="alternate" type="application/atom\\+xml"[^>]*href="${origin}/fr${path}"`),
    );
    expect(page).toContain(`href="/fr${path}" type="application/atom+xml"`);
    for (const entry of all(root, 'entry').slice(0, 5)) {
      const address = link(entry, 'alternate');
      const shown = await (await app.request(address)).text();
      const [, place] = address.split('#');
      if (place) expect(shown).toContain(`id="${place}"`);
    }
  });

  test('is sent once to who has it, by tag or by date', async () => {
    const first = await get(`/es${path}`);
    const [tag, date] = [first.headers.get('ETag') ?? '', first.headers.get('Last-Modified') ?? ''];
    expect((await get(`/es${path}`, { 'If-None-Match': tag })).status).toBe(304);
    expect((await get(`/es${path}`, { 'If-Modified-Since': date })).status).toBe(304);
    expect((await get(`/es${path}`, { 'If-Modified-Since': 'Mon, 01 Jan 2001 00:00:00 GMT' })).status).toBe(
      200,
    );
    expect((await get(`/es${path}`, { 'If-None-Match': '"x"', 'If-Modified-Since': date })).status).toBe(200);
  });
});

test('a feed of a paper that is not there is not there', async () => {
  expect((await get('/fr/papers/nothing/debate.atom')).status).toBe(404);
});

test('an answer is in the feeds as soon as it is given, with its reason', async () => {
  const given = {
    paper: 'accessible-cities',
    mandate: undefined,
    language: 'en',
    text: 'We keep <all> of it.',
    key: crypto.randomUUID(),
    to: { recommendation: 'AIC-R15' },
    disposition: 'accepted',
    reason: 'Because & so.',
  } as const;
  const later = new Date(demo.now.getTime() + 1000);
  expect((await answer(demo.db, await demo.viewer('secretariat'), given, later)).ok).toBe(true);
  // As after an act of this process: the feed asks the record again.
  await app.request(`${origin}/en/sign-out`, { method: 'POST', headers: { Origin: origin } });
  for (const path of feeds.slice(0, 2)) {
    const [entry] = all(await feed(`/en${path}`), 'entry');
    expect(entry && all(entry, 'content')[0]?.textContent).toBe('We keep <all> of it.\n\nBecause & so.');
  }
});
