import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from '../web/sign-in/test-site.testing.ts';

const v1 = '/api/v1';
let site: TestSite;
let visitor: TestBrowser;
let author: TestBrowser;
let lead: TestBrowser;

beforeAll(async () => {
  site = await testSite();
  site.moveTo(site.demo.now);
  visitor = site.browser();
  author = await as('caucus-youth');
  lead = await as('lead-huairou-commission');
}, 60_000);
afterAll(() => site.demo.drop());

async function as(mandate: string): Promise<TestBrowser> {
  const browser = site.browser();
  await browser.post('/en/roles', { mandate });
  return browser;
}

async function read(path: string) {
  const response = await visitor.get(v1 + path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.json();
}

const key = () => ({ 'Idempotency-Key': crypto.randomUUID() });
const amendments = `${v1}/papers/gender-equality/amendments`;
const reword = (ref: string, text: string) => ({
  kind: 'replace',
  ref,
  content: [{ type: 'text', text }],
});
const proposal = (ref: string, text: string) => ({
  version: 1,
  operations: [reword(ref, text)],
  reason: 'It is clearer.',
  language: 'en',
  constituency: 'communities',
  mandate: 'caucus-youth',
});

async function propose(ref: string, text: string): Promise<string> {
  const response = await author.send(amendments, proposal(ref, text), key());
  expect(response.status).toBe(201);
  return (await response.json()).amendment;
}

const why = { note: 'Because.', language: 'en' };
async function act(browser: TestBrowser, code: string, noun: string, body: object) {
  const response = await browser.send(`${v1}/amendments/${code}/${noun}`, body);
  return { status: response.status, ...(await response.json()) };
}

describe('reading', () => {
  test('the amendments to a paper by pages, and by where they stand', async () => {
    const { amendments: some, next } = await read('/papers/accessible-cities/amendments');
    expect(some[0]).toMatchObject({ code: expect.stringMatching(/^AIC-A/), people: expect.any(Number) });
    expect(JSON.stringify(some)).not.toMatch(/paperId|fingerprint|"id"|email/);
    const { state } = some[0];
    const filtered = await read(`/papers/accessible-cities/amendments?state=${state}`);
    const states: string[] = filtered.amendments.map((one: { state: string }) => one.state);
    expect(new Set(states)).toEqual(new Set([state]));
    if (next === null) return;
    const rest = await read(`/papers/accessible-cities/amendments?after=${next}`);
    expect(rest.amendments[0].code).not.toBe(some[0].code);
  });

  test('one with what it does, what it makes of the text, its wordings and its course', async () => {
    const code = await propose('p03', 'Rules come late.');
    expect(await read(`/amendments/${code}`)).toMatchObject({
      code,
      state: 'supported',
      organisations: 1,
      operations: [reword('p03', 'Rules come late.')],
      changes: [{ kind: 'reworded', after: [{ provision: 'p03', text: 'Rules come late.' }] }],
      wordings: [{ number: 1, madeBy: 'author', operations: [{ kind: 'replace' }] }],
      course: [{ kind: 'proposed' }, { kind: 'supported', by: null }],
    });
  });

  test.each(['/papers/nowhere/amendments', '/amendments/ZZZ-A1-001'])('%s is not there', async (path) => {
    expect((await visitor.get(v1 + path)).status).toBe(404);
  });

  test.each(['state=lost', 'after=12', 'after=1-2-x'])('%s is mended', async (query) => {
    const response = await visitor.get(`${amendments}?${query}`);
    expect([response.status, (await response.json()).refusal]).toEqual([422, 'faulty']);
  });
});

describe('acting', () => {
  test('from a proposal to the draft, each by its own people', async () => {
    const code = await propose('p02', 'Water, care and relief come first.');
    const reader = await as('');
    expect(await act(reader, code, 'supports', {})).toMatchObject({ status: 201, supported: true });
    expect(await act(reader, code, 'signatures', {})).toMatchObject({ amendment: code });
    expect(await act(reader, code, 'withdrawals', {})).toMatchObject({ withdrawn: false });
    expect(await act(lead, code, 'admissions', { ...why, admitted: true })).toMatchObject({ status: 201 });
    const other = { verdict: 'consent-asked', operations: [reword('p02', 'Care comes first.')] };
    expect(await act(lead, code, 'answers', { ...why, ...other })).toMatchObject({ status: 201 });
    expect(await act(author, code, 'consents', { ...why, consents: true })).toMatchObject({ status: 201 });
    expect(await read(`/amendments/${code}`)).toMatchObject({ state: 'accepted' });
    const merged = await lead.send(`${v1}/papers/gender-equality/merges`, '');
    expect(await merged.json()).toEqual({ draft: 2 });
    const { subject, body } = await site.demo.db
      .selectFrom('mail_message')
      .select(['subject', 'body'])
      .where('body', 'like', `%${code}%`)
      .executeTakeFirstOrThrow();
    expect([subject, body]).toEqual([
      expect.stringContaining(code),
      expect.stringContaining(`/papers/gender-equality/amendments/${code}`),
    ]);
  });

  test('a proposal sent twice with one key is one', async () => {
    const headers = key();
    const given = proposal('p05', 'Safety is walked.');
    const sent = async () => (await author.send(amendments, given, headers)).json();
    expect(await sent()).toEqual(await sent());
  });

  test('a sitting decides what was referred to it, nobody else', async () => {
    const code = await propose('p06', 'Donors change the form.');
    await act(lead, code, 'admissions', { ...why, admitted: true });
    await act(lead, code, 'answers', { ...why, verdict: 'referred' });
    const division = { rule: 'simple', yes: 2, no: 2, abstentions: 1 };
    const decision = { ...why, accepted: false, sitting: 'town-hall-gender-equality', division };
    expect(await act(lead, code, 'decisions', decision)).toMatchObject({ refusal: 'not-your-role' });
    const chair = await as('chair-town-hall');
    expect(await act(chair, code, 'decisions', decision)).toMatchObject({ status: 201 });
  });

  test('what conflicts is named: both codes, the passage and the words', async () => {
    const codes = [await propose('r02', 'One house each.'), await propose('r02', 'Two houses each.')];
    for (const code of codes) await act(lead, code, 'admissions', { ...why, admitted: true });
    await act(lead, codes[0] ?? '', 'answers', { ...why, verdict: 'accepted' });
    const refused = await act(lead, codes[1] ?? '', 'answers', { ...why, verdict: 'accepted' });
    expect(refused).toMatchObject({ status: 409, refusal: 'conflicts' });
    expect(refused.conflicts[0]).toEqual({
      kind: 'words',
      between: [...codes].sort(),
      provision: 'r02',
      words: expect.stringMatching(/./),
    });
  });

  test('only what was left behind is worded anew', async () => {
    const code = await propose('p07', 'Forward, together.');
    const anew = { version: 1, operations: [reword('p07', 'Forward.')] };
    expect(await act(author, code, 'wordings', anew)).toMatchObject({ status: 409, refusal: 'not-now' });
  });
});

describe('bad input says what to mend, and breaks nothing', () => {
  const fine = proposal('p04', 'Words.');
  test.each<[string, object, object]>([
    ['no operation', { ...fine, operations: [] }, { faults: { operations: expect.any(String) } }],
    [
      'an unknown operation',
      { ...fine, operations: [{ kind: 'drop' }] },
      { faults: { 'operations.0.kind': expect.any(String) } },
    ],
    [
      'a link that runs',
      {
        ...fine,
        operations: [
          {
            ...reword('p04', ''),
            content: [{ type: 'link', href: 'javascript:alert(1)', children: [] }],
          },
        ],
      },
      { faults: { 'operations.0.content.0.href': expect.any(String) } },
    ],
    [
      'too long a passage',
      { ...fine, operations: [reword('p04', 'x'.repeat(10_001))] },
      { faults: { 'operations.0.content.0.text': 'This is too long: shorten it.' } },
    ],
    [
      'too much in all',
      { ...fine, operations: [1, 2, 3, 4, 5].map((index) => reword(`p0${index}`, 'x'.repeat(9000))) },
      { faults: { operations: expect.stringContaining('30,000') } },
    ],
    ['no passage of it', { ...fine, operations: [reword('p99', 'x')] }, { refusal: 'unknown-provision' }],
    ['another language', { ...fine, language: 'tlh' }, { faults: { language: 'Choose from the list.' } }],
    ['an unknown field', { ...fine, state: 'accepted' }, { faults: { state: expect.any(String) } }],
  ])('%s', async (_, body, document) => {
    const response = await author.send(amendments, body, key());
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject(document);
  });

  test('a NUL and half a character are cleaned', async () => {
    const code = await propose('p04', 'A\u0000ll \uD800 of it.');
    expect((await read(`/amendments/${code}`)).operations).toEqual([reword('p04', 'All \uFFFD of it.')]);
  });

  test('a wording goes with the verdict that asks for it, and with no other', async () => {
    const code = await propose('p04', 'Yet others.');
    for (const body of [
      { ...why, verdict: 'consent-asked' },
      { ...why, verdict: 'accepted', operations: [reword('p04', 'x')] },
    ])
      expect(await act(lead, code, 'answers', body)).toMatchObject({
        status: 422,
        faults: { operations: expect.stringContaining('wording') },
      });
  });

  test('an amendment that is not there', async () => {
    expect(await act(author, 'ZZZ-A1-001', 'supports', {})).toMatchObject({
      status: 404,
      refusal: 'no-such-amendment',
    });
  });
});

describe('quoting', () => {
  const address = `${v1}/papers/gender-equality/provisions/p03/contributions`;
  const said = { text: 'About this.', language: 'en', constituency: 'communities' };

  test('the words of the passage go with a contribution, and are read with it', async () => {
    const { provisions } = await read('/papers/gender-equality');
    const { text } = provisions.find(({ id }: { id: string }) => id === 'p03');
    const quoted = text.slice(0, 20).trim();
    const made = await (await author.send(address, { ...said, quoted }, key())).json();
    expect(await read(`/contributions/${made.contribution}`)).toMatchObject({
      quote: { words: quoted, language: 'en', stands: true },
    });
  });

  test('other words are refused', async () => {
    const refused = await author.send(address, { ...said, text: 'Other.', quoted: 'quokkas' }, key());
    expect([refused.status, (await refused.json()).refusal]).toEqual([422, 'quote-not-found']);
  });
});
