import { afterAll, beforeAll, expect, test } from 'vitest';
import { longestSource } from '../domain/papers/source-file.ts';
import { type TestBrowser, type TestSite, testSite } from './sign-in/test-site.testing.ts';

const desk = '/en/papers/accessible-cities/translations/fr';
const files = `${desk}/files`;
let site: TestSite;
let lead: TestBrowser;
beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  lead = await enter('lead-world-enabled');
}, 60_000);
afterAll(() => site?.demo.drop());

const enter = (mandate: string) => site.holder(mandate);

const exported = async (path = '/en/papers/accessible-cities/xliff/fr') => (await lead.get(path)).text();

/** The words a passage is translated with, replaced in a file. */
const translated = (xliff: string, ref: string, words: string): string =>
  xliff.replace(
    new RegExp(`(<unit id="${ref}".*?</source>)(<target>.*?</target>)?`),
    `$1<target>${words}</target>`,
  );

async function review(file: string | Uint8Array, browser = lead): Promise<Response> {
  const form = new FormData();
  form.set('file', new File([file as BlobPart], 'back.xlf'));
  return browser.post(`${files}/review`, form);
}

const unescaped = (html: string) =>
  html.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What the form of a review takes along. */
function carried(html: string) {
  const key = /name="key" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const passages = unescaped(/<textarea name="passages"[^>]*>([^<]*)</.exec(html)?.[1] ?? '');
  return { key, passages };
}

async function here(ref: string): Promise<string> {
  const { plain } = await site.demo.db
    .selectFrom('provision_text as text')
    .innerJoin('provision_state as state', 'state.id', 'text.state_id')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('text.plain')
    .where('paper.slug', '=', 'accessible-cities')
    .where('provision.ref', '=', ref)
    .where('text.language', '=', 'fr')
    .where('state.until_version', 'is', null)
    .executeTakeFirstOrThrow();
  return plain;
}

const written = async () => {
  const { count } = await site.demo.db
    .selectFrom('event')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', 'provision-translated')
    .executeTakeFirstOrThrow();
  return Number(count);
};

test('a file is read over, then confirmed; sent again it is done once, and says the same', async () => {
  expect(await (await lead.get(desk)).text()).toContain(`href="${files}"`);
  const before = await here('p01');
  const read = await review(translated(await exported(), 'p01', 'Des mots « venus » d’un fichier.'));
  const html = await read.text();
  expect([read.status, read.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  expect(html).toMatch(/To write: 1\. Unchanged: \d+\. Changed here meanwhile: 0\. Unusable: 0\./);
  expect(html).toContain(`href="${desk}?from=p01#p01"`);
  expect(await here('p01')).toBe(before);
  const events = await written();
  for (const _ of ['once', 'again']) {
    const taken = await lead.post(files, carried(html));
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `${desk}?taken=1#taken`]);
  }
  expect(await written()).toBe(events + 1);
  expect(await here('p01')).toBe('Des mots « venus » d’un fichier.');
  expect(await (await lead.get(`${desk}?taken=1`)).text()).toContain(
    '1 translation of the file is in the draft',
  );
  const again = await (await review(translated(await exported(), 'p01', await here('p01')))).text();
  expect(again).toContain('This file has nothing to write here.');
});

test('what moved while the file was away is shown with both sides, and not written', async () => {
  const away = translated(await exported(), 'p05', 'Du fichier.');
  const meanwhile = carried(await (await review(translated(await exported(), 'p05', 'D’ici.'))).text());
  expect((await lead.post(files, meanwhile)).status).toBe(303);
  const html = await (await review(away)).text();
  expect(html).toContain('Changed here meanwhile: 1.');
  expect(html).toContain('Somebody has changed the translation here since the file left.');
  for (const words of ['D’ici.', 'Du fichier.', `href="${desk}?from=p05#p05"`]) expect(html).toContain(words);
  expect(carried(html).passages).toBe('');
});

test('what moves between reading and confirming is not overwritten, and is named', async () => {
  const file = translated(translated(await exported(), 'p05', 'Deux.'), 'p01', 'Un.');
  const kept = carried(await (await review(file)).text());
  const other = carried(await (await review(translated(await exported(), 'p05', 'Autre.'))).text());
  expect((await lead.post(files, other)).status).toBe(303);
  const taken = await lead.post(files, kept);
  const html = await taken.text();
  expect(taken.status).toBe(409);
  expect(html).toContain('1 translation of the file was not written');
  expect(html).toContain('1 translation of the file is in the draft');
  expect(html).toContain(`href="${desk}?from=p05#p05"`);
  expect([await here('p01'), await here('p05')]).toEqual(['Un.', 'Autre.']);
});

test('terms that are missing are shown, and the passage is written when one says so', async () => {
  const state = await site.demo.db
    .selectFrom('provision_state as state')
    .innerJoin('provision', 'provision.id', 'state.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select('state.id')
    .where('paper.slug', '=', 'accessible-cities')
    .where('provision.ref', '=', 'p11')
    .where('state.until_version', 'is', null)
    .executeTakeFirstOrThrow();
  const revised = await lead.post('/en/papers/accessible-cities/provisions/p11/revisions', {
    key: crypto.randomUUID(),
    text: 'Every sitting is open.',
    language: 'en',
    basis: String(state.id),
  });
  expect(revised.status).toBe(303);
  const html = await (await review(translated(await exported(), 'p11', 'Toute session est ouverte.'))).text();
  for (const words of ['This translation does not keep to the termbase:', 'séance', 'name="waive-p11"'])
    expect(html).toContain(words);
  const unticked = await lead.post(files, carried(html));
  expect([unticked.status, await unticked.text()]).toEqual([
    409,
    expect.stringContaining('The translation lacks words that the termbase expects'),
  ]);
  const ticked = await lead.post(files, { ...carried(html), 'waive-p11': 'yes' });
  expect(ticked.status).toBe(303);
  expect(await here('p11')).toBe('Toute session est ouverte.');
});

const head = (target: string, version = '2.0') =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:${version}" version="2.1" srcLang="en" trgLang="${target}">`;
const unit = '<unit id="p01"><segment><source>a</source><target>b</target></segment></unit>';
const bomb = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('');

test.each<[string, string | Uint8Array, string]>([
  ['nothing', '', 'Choose a file that is not empty.'],
  ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe), 'This file is not UTF-8 text'],
  ['a NUL', `${head('fr')}\0</xliff>`, 'This file is not UTF-8 text'],
  ['words', 'These are words.', 'This file is not well-formed XML'],
  [
    'a file of the server',
    `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${head('fr')}&f;</xliff>`,
    'This file declares a document type or entities',
  ],
  ['a bomb', `<!DOCTYPE x [<!ENTITY l0 "ha">${bomb}]>${head('fr')}&l9;</xliff>`, 'This file declares'],
  ['a page', '<html/>', 'This file is not XLIFF 2.0 or 2.1.'],
  ['XLIFF 1.2', `${head('fr', '1.2')}</xliff>`, 'Version 1.2 is not read'],
  ['no language', `${head('fr').replace(' trgLang="fr"', '')}</xliff>`, 'it needs srcLang and trgLang'],
  [
    'another language',
    `${head('es')}<file id="accessible-cities">${unit}</file></xliff>`,
    'in another language',
  ],
  ['another paper', `${head('fr')}<file id="africa">${unit}</file></xliff>`, 'of another paper'],
  ['a paper of nobody', `${head('fr')}<file id="../x">${unit}</file></xliff>`, 'of another paper'],
  [
    'another source',
    `${head('fr').replace('"en"', '"es"')}<file id="accessible-cities">${unit}</file></xliff>`,
    'The source language of this file is not the authentic language',
  ],
  ['no passage', `${head('fr')}<file id="accessible-cities"/></xliff>`, 'This file holds no passage.'],
  ['the same twice', `${head('fr')}<file id="accessible-cities">${unit}${unit}</file></xliff>`, 'twice'],
  ['depth', `${head('fr')}${'<a>'.repeat(1000)}</xliff>`, 'nests elements deeper'],
  ['9 MB', `${head('fr')}${'a'.repeat(9_000_000)}</xliff>`, 'larger than any paper'],
])('%s is refused in clear words', async (_, file, words) => {
  const answer = await review(file);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(words);
});

test('more than any form may hold is refused before it is read', async () => {
  expect((await review(new Uint8Array(longestSource + 70_000))).status).toBe(413);
});

test.each([
  ['nothing', {}],
  ['no key', { passages: '[]' }],
  ['no JSON', { key: crypto.randomUUID(), passages: '{' }],
  ['no passages', { key: crypto.randomUUID(), passages: '[]' }],
  [
    'a link to nowhere good',
    {
      key: crypto.randomUUID(),
      passages: JSON.stringify([
        {
          ref: 'p01',
          basis: 1,
          seen: '',
          content: [{ type: 'link', href: 'javascript:alert(1)', children: [{ type: 'text', text: 'x' }] }],
        },
      ]),
    },
  ],
])('a confirmation with %s is no confirmation', async (_, fields) => {
  const answer = await lead.post(files, fields);
  expect([answer.status, await answer.text()]).toEqual([
    422,
    expect.stringContaining('choose the file again'),
  ]);
});

test('nobody else comes here, and what cannot be translated by file has no such page', async () => {
  const file = await exported();
  for (const browser of [site.browser(), await enter(''), await enter('lead-gpr2c')]) {
    expect((await browser.get(files)).status).toBe(403);
    expect((await review(file, browser)).status).toBe(403);
    expect((await browser.post(files, {})).status).toBe(403);
  }
  for (const path of [
    'accessible-cities/translations/en',
    'accessible-cities/translations/zz',
    'no/translations/fr',
  ])
    expect((await lead.get(`/en/papers/${path}/files`)).status).toBe(404);
});

test('the desk begins with the passage that a link asks for', async () => {
  const html = await (await lead.get(`${desk}?from=p12`)).text();
  expect(html.indexOf('<section class="suivi bas" id=')).toBe(
    html.indexOf('<section class="suivi bas" id="p12"'),
  );
  expect((await lead.get(`${desk}?from=%27nobody`)).status).toBe(200);
});
