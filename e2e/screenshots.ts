import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkoutFolder } from '../src/settings.ts';
import { migrate, openDatabase } from '../src/store/database.ts';
import { startEmbedded } from '../src/store/embedded/start.ts';
import { openBrowser } from './browser.ts';
import { pages } from './pages.ts';
import { serveDemonstration } from './site.ts';

const help = `Usage: npm run screenshots [-- --languages fr,ar] [--only home,paper]

Pictures of every page of the demonstration edition at 1280 and 390 px, into screenshots/.
The site is started for it and stopped again.`;

/** The demonstration on a server of its own, for as long as `use` takes. */
async function withDemonstration(use: (origin: string) => Promise<void>): Promise<void> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'parvis-pictures-'));
  const server = await startEmbedded({ dataFolder, log: () => {} });
  const db = openDatabase(server.url);
  try {
    await migrate(db);
    const site = await serveDemonstration(db);
    await use(site.origin);
    await site.stop();
  } finally {
    await db.destroy();
    await server.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function picture(origin: string, languages: readonly string[], only: readonly string[]): Promise<void> {
  const folder = path.join(checkoutFolder, 'screenshots');
  await mkdir(folder, { recursive: true });
  const browser = await openBrowser();
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const language of languages) {
      for (const [name, address] of Object.entries(pages)) {
        if (only.length > 0 && !only.includes(name)) continue;
        const file = `${name}-${language}-${width}.png`;
        await page.goto(`${origin}/${language}${address}`);
        await page.screenshot({ path: path.join(folder, file), fullPage: true });
        process.stderr.write(`screenshots/${file}\n`);
      }
    }
  }
  await browser.close();
}

const { values } = parseArgs({
  options: {
    languages: { type: 'string', default: 'fr,ar' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) console.log(help);
else
  await withDemonstration((origin) =>
    picture(origin, values.languages.split(','), values.only.split(',').filter(Boolean)),
  );
