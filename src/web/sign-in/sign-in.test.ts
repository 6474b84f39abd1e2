import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestBrowser, type TestSite, testSite } from './test-site.testing.ts';

let site: TestSite;
beforeAll(async () => {
  site = await testSite();
}, 60_000);
afterAll(() => site.demo.drop());

const address = () => `${crypto.randomUUID().slice(0, 8)}@example.org`;
const password = 'un parvis est une place devant une porte';

async function isIn(browser: TestBrowser): Promise<boolean> {
  return (await browser.get('/en/account')).status === 200;
}

async function withPassword(): Promise<{ browser: TestBrowser; email: string }> {
  const browser = site.browser();
  const email = address();
  await browser.enter(email);
  const set = await browser.post('/en/account/sign-in/password', { 'new-password': password });
  expect(set.status).toBe(303);
  return { browser, email };
}

const tryPassword = (browser: TestBrowser, login: string, given: string) =>
  browser.post('/en/sign-in/passwords', { login, password: given });

describe('a password', () => {
  test('set in a session opened by a link, signs in from then on; kept as argon2id', async () => {
    const { email } = await withPassword();
    const other = site.browser();
    expect((await tryPassword(other, email, password)).headers.get('Location')).toBe('/en');
    expect(await isIn(other)).toBe(true);
    const { password: kept } = await site.demo.db
      .selectFrom('sign_in_account')
      .innerJoin('person', 'person.id', 'person_id')
      .select('password')
      .where('email', '=', email)
      .executeTakeFirstOrThrow();
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  test('an unknown address, one without a password and a wrong password get the same answer', async () => {
    const { email } = await withPassword();
    const linked = address();
    await site.browser().enter(linked);
    const answers = await Promise.all(
      [email, linked, address()].map(async (login) => {
        const response = await tryPassword(site.browser(), login, 'not the right one');
        return [response.status, (await response.text()).replaceAll(login, '')];
      }),
    );
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(answers[0]?.[0]).toBe(422);
  });

  test('ten attempts in a quarter of an hour for one address, then none; another address is free', async () => {
    const { email } = await withPassword();
    for (let attempt = 0; attempt < 10; attempt++)
      await tryPassword(site.browser(), email, `wrong ${attempt} wrong`);
    const after = await tryPassword(site.browser(), email, password);
    expect([after.status, await after.text()]).toEqual([422, expect.stringContaining('Too many attempts')]);
    const another = await withPassword();
    expect((await tryPassword(site.browser(), another.email, password)).status).toBe(303);
  });

  test('is changed with the current one, which ends the other sessions; then removed', async () => {
    const { browser, email } = await withPassword();
    const other = site.browser();
    await tryPassword(other, email, password);
    const change = (current: string, wanted: string) =>
      browser.post('/en/account/sign-in/password', { 'current-password': current, 'new-password': wanted });
    expect((await change('wrong', `${password}!`)).status).toBe(422);
    expect((await change(password, 'short')).status).toBe(422);
    expect((await change(password, `${password}!`)).status).toBe(303);
    expect([await isIn(browser), await isIn(other)]).toEqual([true, false]);
    await browser.post('/en/account/sign-in/password/removals');
    expect((await tryPassword(site.browser(), email, `${password}!`)).status).toBe(422);
  });

  test('changes only in a session of the last quarter of an hour', async () => {
    const browser = site.browser();
    await browser.enter(address());
    site.moveTo(new Date(Date.now() + 16 * 60_000));
    const late = await browser.post('/en/account/sign-in/password', { 'new-password': password });
    site.moveTo(new Date());
    expect([late.status, await late.text()]).toEqual([403, expect.stringContaining('sign in again first')]);
  });
});

describe('links', () => {
  test('after five to one address in a quarter of an hour nothing is sent, and the answer is the same', async () => {
    const email = address();
    const answers = [];
    for (let count = 0; count < 7; count++)
      answers.push(await (await site.browser().post('/en/sign-in/links', { email })).text());
    expect(new Set(answers).size).toBe(1);
    const sent = await site.demo.db
      .selectFrom('mail_message')
      .select('id')
      .where('recipient', '=', email)
      .execute();
    expect(sent).toHaveLength(5);
  });

  test.each([
    ['/en/papers/africa', '/en/papers/africa'],
    ['https://elsewhere.example', '/en'],
    ['//elsewhere.example', '/en'],
    ['/en/papers/"><script>', '/en'],
    [String.raw`/\elsewhere.example`, '/en'],
  ])('lead to %s: %s', async (next, where) => {
    const browser = site.browser();
    const email = address();
    await browser.post('/en/sign-in/links', { email });
    const { body } = await site.demo.db
      .selectFrom('mail_message')
      .select('body')
      .where('recipient', '=', email)
      .executeTakeFirstOrThrow();
    const link = /\/en\/sign-in\/links\/[\w-]+/.exec(body)?.[0] ?? '';
    expect((await browser.post(link, { next })).headers.get('Location')).toBe(where);
  });
});

describe('a second factor', () => {
  async function withFactor() {
    const { browser, email } = await withPassword();
    const shown = await (await browser.post('/en/account/sign-in/second-factor')).text();
    const secret = /name="secret" value="([A-Z2-7]+)"/.exec(shown)?.[1] ?? '';
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const turnOn = (code: string) =>
      browser.post('/en/account/sign-in/second-factor/confirmations', { code, secret });
    expect((await turnOn('000000')).status).toBe(422);
    const first = totp.generate();
    const codes = [
      ...(await (await turnOn(first)).text()).matchAll(/<code[^>]*>([0-9a-f]{10})<\/code>/g),
    ].map(([, code]) => code ?? '');
    return { browser, email, totp, first, codes };
  }

  test('is asked after a password and after a link; until then nothing is open', async () => {
    const { browser, email, totp, codes } = await withFactor();
    expect(codes).toHaveLength(10);
    expect(await isIn(browser)).toBe(true);
    const ways = [
      (other: TestBrowser) => tryPassword(other, email, password),
      (other: TestBrowser) => other.enter(email),
    ];
    for (const [index, way] of ways.entries()) {
      const other = site.browser();
      expect((await way(other)).headers.get('Location')).toMatch(/^\/en\/sign-in\/code/);
      expect(await isIn(other)).toBe(false);
      expect((await other.post('/en/account', { name: 'Eve' })).status).toBe(403);
      const later = Date.now() + (index + 1) * 30_000;
      site.moveTo(new Date(later));
      const code = totp.generate({ timestamp: later });
      expect(
        (await other.post('/en/sign-in/code', { code, next: '/en/papers' })).headers.get('Location'),
      ).toBe('/en/papers');
      site.moveTo(new Date());
      expect(await isIn(other)).toBe(true);
    }
  });

  test('takes a code once, a backup code once, and locks after five wrong ones', async () => {
    const { email, first, codes, totp } = await withFactor();
    const give = async (browser: TestBrowser, code: string) =>
      (await browser.post('/en/sign-in/code', { code })).status;
    const other = site.browser();
    await tryPassword(other, email, password);
    expect(await give(other, first)).toBe(422);
    expect(await give(other, codes[0] ?? '')).toBe(303);
    const third = site.browser();
    await tryPassword(third, email, password);
    expect(await give(third, codes[0] ?? '')).toBe(422);
    for (let count = 0; count < 4; count++) await give(third, '123456');
    site.moveTo(new Date(Date.now() + 60_000));
    const locked = await third.post('/en/sign-in/code', {
      code: totp.generate({ timestamp: Date.now() + 60_000 }),
    });
    site.moveTo(new Date());
    expect(await locked.text()).toContain('Wait a quarter of an hour');
    expect(await isIn(third)).toBe(false);
  });

  test('is turned off by its owner', async () => {
    const { browser, email } = await withFactor();
    await browser.post('/en/account/sign-in/second-factor/removals');
    const other = site.browser();
    expect((await tryPassword(other, email, password)).headers.get('Location')).toBe('/en');
  });
});

describe('sessions', () => {
  test('are listed, ended one by one or all at once, and only one’s own', async () => {
    const email = address();
    const [first, second, third, stranger] = [site.browser(), site.browser(), site.browser(), site.browser()];
    for (const browser of [first, second, third]) await browser.enter(email);
    await stranger.enter(address());
    const html = await (await first.get('/en/account/sessions')).text();
    const ids = [...html.matchAll(/sessions\/([0-9a-f-]{36})\/ends/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) await stranger.post(`/en/account/sessions/${id}/ends`);
    expect(await isIn(second)).toBe(true);
    await first.post('/en/account/sessions/ends');
    expect([await isIn(first), await isIn(second), await isIn(third), await isIn(stranger)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect((await site.browser().get('/en/account/sessions')).status).toBe(403);
  });
});
