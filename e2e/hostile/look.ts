import { sql } from 'kysely';
import type { Browser } from 'playwright-core';
import { pages } from '../pages.ts';
import type { Shown } from './fields.ts';
import type { Ground } from './ground.ts';

/** What is seen of one page: what ran or was asked for that should not, and all its words and values. */
export interface Seen {
  readonly faults: readonly string[];
  readonly words: string;
}

/** Opens pages in a browser that runs scripts, each as whoever sent what it shows. */
export async function looking(browser: Browser, { server }: Ground) {
  const context = await browser.newContext();
  // Styles and fonts run nothing, and cost half of the time.
  await context.route(/\.(css|woff2)$/, (route) => route.abort());
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('dialog', async (dialog) => {
    faults.push(`dialog ${dialog.message()}`);
    await dialog.dismiss();
  });
  page.on('console', (message) => {
    if (/content security policy|refused|blocked/i.test(message.text())) faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${server.origin}/`)) faults.push(`asks ${request.url()}`);
  });

  return async (path: string, cookie: string): Promise<Seen> => {
    const cookies = cookie.split('; ').flatMap((pair) => {
      const [name = '', value = ''] = pair.split(/=(.*)/);
      return name === '' ? [] : [{ name, value, url: server.origin }];
    });
    await context.clearCookies();
    if (cookies.length > 0) await context.addCookies(cookies);
    faults.length = 0;
    await page.goto(server.origin + path, { waitUntil: 'domcontentloaded' });
    const { ran, words } = await page.evaluate(inPage);
    return { faults: [...faults, ...ran], words };
  };
}

/** Runs in the page: whether something ran or could, and what is written. */
function inPage(): { ran: string[]; words: string } {
  const own = 'script[type="application/ld+json"], script[src^="/assets/"]';
  const strange = [
    ...document.querySelectorAll('script, iframe, object, embed, base, img, [style], meta[http-equiv]'),
  ]
    .filter((element) => !element.matches(own))
    .map((element) => element.outerHTML.slice(0, 100));
  const handlers = [...document.querySelectorAll('*')]
    .filter((element) => [...element.attributes].some(({ name }) => name.startsWith('on')))
    .map((element) => element.outerHTML.slice(0, 100));
  const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
    .filter(({ protocol }) => !/^(https?|mailto|otpauth):$/.test(protocol))
    .map(({ href }) => href.slice(0, 100));
  const values = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const ran = [...strange, ...handlers, ...links, ...('__pwned' in window ? ['a script ran'] : [])];
  return { ran, words: [document.body.textContent, ...values.map(({ value }) => value)].join('\n') };
}

interface Visit {
  readonly page: string;
  readonly cookie: string;
  /** What must be read there. */
  readonly texts: string[];
}

/** The pages that show what was typed, each once, then one page of every kind, and those of who moderates and writes. */
export async function pagesToOpen(ground: Ground, shown: readonly Shown[]): Promise<Visit[]> {
  const visits = new Map<string, Visit>();
  const visit = (page: string, cookie: string, ...texts: readonly string[]) => {
    const known = visits.get(`${page} ${cookie}`) ?? { page, cookie, texts: [] };
    known.texts.push(...texts);
    visits.set(`${page} ${cookie}`, known);
  };
  for (const { page, cookie, text } of shown) {
    // A public page is the same for everybody.
    if (page !== 'queue') visit(page, /^\/en\/(contributions|r)\//.test(page) ? '' : cookie, text);
  }
  const secretariat = await ground.holder('secretariat');
  for (const path of Object.values(pages)) visit(`/en${path}`, secretariat);
  const lead = await ground.holder('lead-world-enabled');
  for (const path of ['/draft', '/versions', '/provisions/p05/revisions'])
    visit(`/en/papers/accessible-cities${path}`, lead);
  const moderator = await ground.holder('moderator-world');
  for (const slug of await queued(ground)) visit(`/en/moderation?after=${slug}`, moderator);
  for (const path of ['/moderation', '/rules']) visit(`/en${path}`, moderator);
  for (const path of ['/invitations', '/organisations/world-enabled']) visit(`/en${path}`, secretariat);
  return [...visits.values()];
}

/** What moderation has to look at: each page of its queue follows one of these. */
async function queued({ db }: Ground): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from contribution where standing = 'waiting' or id in (select contribution_id from report)
    union select code from amendment where standing = 'waiting' or id in (select amendment_id from report)`.execute(
    db,
  );
  return rows.map(({ slug }) => slug);
}
