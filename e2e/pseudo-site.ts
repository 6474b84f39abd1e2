import type { Page } from 'playwright-core';
import { testDatabase } from '../src/store/test-database.ts';
import { openBrowser } from './browser.ts';
import { type RunningSite, serveDemonstration } from './site.ts';

/** The demonstration as it is served with the catalogues of this process, seen through a narrow window. */
export interface NarrowSite {
  readonly site: RunningSite;
  readonly page: Page;
  close(): Promise<void>;
}

export async function narrowSite(): Promise<NarrowSite> {
  const database = await testDatabase();
  const site = await serveDemonstration(database.db);
  const browser = await openBrowser();
  const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage();
  async function close() {
    await browser.close();
    await site.stop();
    await database.drop();
  }
  return { site, page, close };
}
