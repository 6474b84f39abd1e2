import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { openBrowser } from './browser.ts';
import { pages } from './pages.ts';

/** Pictures of every page, at the widths of a desk and of a hand, into screenshots/. */
const { values } = parseArgs({
  options: {
    languages: { type: 'string', default: 'fr,ar' },
    origin: { type: 'string', default: 'http://localhost:3000' },
  },
});
const folder = path.resolve('screenshots');
await mkdir(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    for (const language of values.languages.split(',')) {
      for (const [name, address] of Object.entries(pages)) {
        const file = path.join(folder, `${name}-${language}-${width}.png`);
        await page.goto(`${values.origin}/${language}${address}`);
        await page.screenshot({ path: file, fullPage: true });
        process.stderr.write(`${path.relative('.', file)}\n`);
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
}
