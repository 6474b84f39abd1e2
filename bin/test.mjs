import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureChromium } from './chromium.mjs';
import { checkout, commandOf, launch, runToEnd } from './runtime.mjs';

/** @param {string[]} args */
const node = (args) => runToEnd(process.execPath, args);

/** @param {string[]} args */
const vitest = (args) => node([commandOf('vitest'), 'run', ...args]);

async function findChromium() {
  // Only the journeys need a browser.
  if (existsSync(path.join(checkout, 'e2e'))) process.env.PARVIS_CHROMIUM = await ensureChromium();
  return 0;
}

const steps = /** @type {const} */ ([
  ['browser', findChromium],
  ['biome', () => node([commandOf('@biomejs/biome', 'biome'), 'check', '.'])],
  ['types', () => node([commandOf('typescript', 'tsc'), '--noEmit'])],
  ['knip', () => node([commandOf('knip')])],
  ['vitest', () => vitest([])],
]);

/** Every step runs, so that one run tells all that is wrong. */
async function everything() {
  const lines = [];
  let code = 0;
  for (const [name, step] of steps) {
    const began = performance.now();
    const result = await step();
    // 128 and above: ended by a signal, which was meant for the whole.
    if (result >= 128) return result;
    code ||= result;
    lines.push(
      `${result === 0 ? 'ok    ' : 'failed'} ${name.padEnd(8)} ${((performance.now() - began) / 1000).toFixed(1)} s`,
    );
  }
  console.log(lines.join('\n'));
  return code;
}

/** The properties of the text engine on a hundred times as many cases, for as long as that takes. */
function nightly() {
  process.env.PARVIS_CASES ??= '100000';
  return vitest(['src/domain/amendments', '--testTimeout=0']);
}

await launch(
  async () => {
    const filter = process.argv.slice(2);
    if (filter[0] === '--nightly') return nightly();
    if (filter.length === 0) return everything();
    if (filter.some((argument) => argument.includes('e2e'))) await findChromium();
    return vitest(filter);
  },
  { development: true },
);
