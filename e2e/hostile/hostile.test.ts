import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSettings } from '../../src/settings.ts';
import { type TestDatabase, testDatabase } from '../../src/store/test-database.ts';
import { createApp } from '../../src/web/app.tsx';
import { openBrowser } from '../browser.ts';
import { exported, risen, slowRequests, strangeMail, timesToRefuse } from './aftermath.ts';
import { fieldInputs, markInputs, type Shown } from './fields.ts';
import { tellStories } from './flows.ts';
import { forms } from './forms.ts';
import { type Ground, groundOf } from './ground.ts';
import { type Input, sendAll } from './journal.ts';
import { looking, pagesToOpen } from './look.ts';
import { addressInputs, languagePart, parameterInputs } from './parameters.ts';
import { bodyInputs, brokenRequests, methodInputs, originInputs } from './protocol.ts';
import { replayAll } from './replays.ts';
import { startServer } from './server.ts';
import { cookieInputs, fixation, redirectInputs } from './sessions.ts';
import { servedFiles, uploadInputs } from './uploads.ts';

let database: TestDatabase;
let ground: Ground;
let slow: ReturnType<typeof slowRequests>;
let sent = 0;
let through = 0;
const shown: Shown[] = [];

/** Sends them all; none may get through. */
async function attack(inputs: readonly Input[]): Promise<void> {
  const weak = await sendAll(inputs);
  sent += inputs.length;
  through += weak.length;
  expect(weak).toEqual([]);
}

beforeAll(async () => {
  database = await testDatabase();
  ground = groundOf(await startServer(database.url), database.db);
  slow = slowRequests(ground, 60, 40_000);
});

afterAll(async () => {
  console.log(`hostile inputs: ${sent} sent to the real server, ${through || 'none'} got through`);
  await ground?.server.stop();
  await database?.drop();
});

/** The routes of the site, as the site itself lists them. */
async function siteRoutes(): Promise<{ method: string; path: string }[]> {
  const settings = parseSettings({ PARVIS_SECRET: 'k8Zr1bQ0vXyT4nLs7Wd2MfHc9JpGu6Ea' });
  if (!settings.ok) throw new Error(settings.errors.join());
  const app = await createApp({
    db: database.db,
    settings: { ...settings.value, secret: settings.value.secret ?? '' },
    now: () => new Date(),
  });
  return app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => ({ method, path }));
}

test('every route that takes something is in the list of forms', async () => {
  const taking = (await siteRoutes()).filter(({ method }) => method !== 'GET');
  expect(taking.map(({ path }) => path.replace(languagePart, '')).sort()).toEqual(Object.keys(forms).sort());
});

test('hostile words in every field of every form', () => attack(fieldInputs(ground, shown)));

test('hostile marks in a passage', () => attack(markInputs(ground)));

test('hostile names in every address', async () =>
  attack([...parameterInputs(ground, await siteRoutes()), ...addressInputs(ground)]));

test('forms of other sites', () => attack(originInputs(ground)));

test('bodies of the wrong kind or size', () => attack(bodyInputs(ground)));

test('methods that no address has', () => attack(methodInputs(ground)));

test('ways out to other sites', () => attack(redirectInputs(ground)));

test('cookies that were never given', async () => attack(await cookieInputs(ground)));

test('a session is a new one after signing in, and none after signing out', async () => {
  const { brought, given, after } = await fixation(ground);
  sent += 2;
  expect(given).not.toBe(brought);
  expect(after).toEqual([403]);
});

test('requests that are none', async () => {
  for (const [name, answer] of brokenRequests(ground)) {
    sent += 1;
    // Refused, closed without a word, or answered without repeating any of it.
    const text = await answer;
    const refused = /^(HTTP\/1.1 4|$)/.test(text) || !text.includes('evil');
    expect([name, refused]).toEqual([name, true]);
  }
});

test('files that are not what they seem', async () => {
  await attack(uploadInputs(ground));
  expect(await servedFiles(ground)).toEqual([]);
});

test('forms that are sent again and again make one row', async () => {
  const made = await replayAll(ground);
  sent += 6 * Object.keys(made).length;
  expect(made).toEqual(Object.fromEntries(Object.keys(made).map((route) => [route, 1])));
});

test('stories of several forms', async () => {
  sent += await tellStories(ground, shown);
});

test('in a browser that runs scripts nothing runs, and every word reads as it was typed', async () => {
  const browser = await openBrowser();
  const looks = await Promise.all([looking(browser, ground), looking(browser, ground)]);
  const visits = (await pagesToOpen(ground, shown)).values();
  const faults: string[] = [];
  let queue = '';
  const work = async (look: (typeof looks)[number]) => {
    for (const { page, cookie, texts } of visits) {
      const seen = await look(page, cookie);
      const lost = texts.filter((text) => !seen.words.includes(text));
      if (page.startsWith('/en/moderation')) queue += seen.words;
      faults.push(...seen.faults.map((fault) => `${page}: ${fault}`));
      faults.push(...lost.map((text) => `${page} lacks ${JSON.stringify(text)}`));
    }
  };
  await Promise.all(looks.map(work));
  await browser.close();
  const waiting = shown.filter(({ page, text }) => page === 'queue' && !queue.includes(text));
  faults.push(...waiting.map(({ text }) => `the queue lacks ${JSON.stringify(text)}`));
  expect(faults).toEqual([]);
});

test('mail is one message to one address, exports hold no formula and load again, and nobody rose', async () => {
  expect(await strangeMail(ground)).toEqual([]);
  expect(await exported(ground)).toEqual({ formulas: [], loads: true });
  expect(await risen(ground)).toBe(0);
});

test('being told no takes as long for an address that is known as for one that is not', async () => {
  const times = await timesToRefuse(ground, 4);
  const all = Object.values(times);
  // Machines of tests are busy: a password that is not verified would be several times faster.
  expect([times, Math.max(...all) / Math.min(...all) < 2.5]).toEqual([times, true]);
});

test('requests that never end are cut, and keep nobody waiting', async () => {
  sent += 60;
  expect(await slow).toEqual({ cut: 60, answered: 200 });
});

test('the server had no fault of its own', () => {
  expect(ground.server.faults()).toBe('');
});
