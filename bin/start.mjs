import process from 'node:process';
import { launch, runParvis } from './runtime.mjs';

await launch(() => runParvis(['serve', ...process.argv.slice(2)]));
