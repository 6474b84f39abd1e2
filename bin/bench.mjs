import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { checkout, launch, runScript } from './runtime.mjs';

/** The benchmarks there are: each is a file of bench/, or a folder with a main.ts. */
function benchmarks() {
  return readdirSync(path.join(checkout, 'bench'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.ts'))
    .map((entry) => ({
      name: entry.name.replace(/\.ts$/, ''),
      file: `bench/${entry.name}${entry.isDirectory() ? '/main.ts' : ''}`,
    }));
}

await launch(
  async () => {
    const [wanted, ...args] = process.argv.slice(2);
    const known = benchmarks();
    const found = known.find((benchmark) => benchmark.name === wanted);
    if (!found) {
      console.error(
        `Usage: npm run bench -- <name>\nNames: ${known.map((benchmark) => benchmark.name).join(', ')}`,
      );
      return 2;
    }
    return runScript(found.file, args);
  },
  { development: true },
);
