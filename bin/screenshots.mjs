import process from 'node:process';
import { ensureChromium } from './chromium.mjs';
import { launch, runScript } from './runtime.mjs';

await launch(
  async () => {
    process.env.PARVIS_CHROMIUM = await ensureChromium();
    return runScript('e2e/screenshots.ts', process.argv.slice(2));
  },
  { development: true },
);
