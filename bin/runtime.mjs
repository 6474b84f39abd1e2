// Makes sure there is a Node new enough and that the packages are installed, then goes on.
// Runs on Node 20 without any package: keep it to what Node 20 has.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const checkout = fileURLToPath(new URL('..', import.meta.url));

const isWindows = process.platform === 'win32';

/** @param {string[]} args @param {{ cwd?: string, quiet?: boolean }} [options] */
function runNpm(args, { cwd = checkout, quiet = false } = {}) {
  const npm = process.env.npm_execpath;
  // Output goes to our standard error: the standard output of a command belongs to its answer.
  const options = { cwd, stdio: /** @type {const} */ (['ignore', quiet ? 'ignore' : 2, 2]) };
  // The npm that launched us, when it did: a plain script, which needs no shell and takes any path.
  const result =
    npm && /\.[cm]?js$/.test(npm)
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: isWindows });
  if (result.status !== 0)
    throw new Error(`"npm ${args.join(' ')}" failed${result.error ? `: ${result.error.message}` : ''}`);
}

/** Installs one package by itself in `folder`, whole or not at all. @param {string} folder @param {string} spec */
export function installApart(folder, spec) {
  if (existsSync(folder)) return;
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(path.join(draft, 'package.json'), '{ "private": true }\n');
    runNpm(
      [
        'install',
        '--ignore-scripts',
        '--no-audit',
        '--no-fund',
        '--no-package-lock',
        '--loglevel=error',
        '--prefix',
        draft,
        spec,
      ],
      { cwd: draft, quiet: true },
    );
    renameSync(draft, folder);
  } catch (error) {
    // Another start was faster; its installation is the same.
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace('v', '').split('.').map(Number);
  return major > 22 || (major === 22 && minor >= 18);
}

/** Node itself as npm delivers it for one platform: a program and nothing to run at installation. */
function fetchNode() {
  const name = `node-${isWindows ? 'win' : process.platform}-${process.arch}`;
  const folder = path.join(checkout, '.node', 'v24');
  if (!existsSync(folder)) {
    console.error(
      `Parvis needs Node 22.18 or later and this is ${process.version}: fetching Node 24 once, into .node/`,
    );
    installApart(folder, `${name}@24`);
  }
  return path.join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node');
}

/**
 * Runs a program to its end with our terminal, hands it the signals we get, and answers its exit code.
 * @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<number>}
 */
export function runToEnd(program, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: checkout, stdio: 'inherit', env });
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => child.kill(signal);
    const signals = /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']);
    for (const signal of signals) process.on(signal, forward);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Without one of these the packages were installed for running only. */
const developmentPackage = path.join(checkout, 'node_modules', 'vitest');

/** @param {boolean} development */
function ensurePackages(development) {
  const lock = path.join(checkout, 'package-lock.json');
  const installed = path.join(checkout, 'node_modules', '.package-lock.json');
  const isFresh = existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
  if (isFresh && (!development || existsSync(developmentPackage))) return;
  console.error('Installing packages (npm ci)');
  // No package of ours needs its install script; npm 12 would not run them anyway.
  runNpm([
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...(development ? ['--include=dev'] : []),
  ]);
}

/**
 * Under npm or an older Node, a kill of that parent would leave us running unseen: end when it ends.
 * (Started directly, a parent that ends, such as a closing terminal, has its own signals.)
 */
function endWithParent() {
  if (!process.env.npm_lifecycle_event && !process.env.PARVIS_RELAUNCHED) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/**
 * Calls `main` on a Node that is new enough, with the packages installed, and ends with the code it answers.
 * @param {() => Promise<number>} main @param {{ development?: boolean }} [options]
 */
export async function launch(main, { development = false } = {}) {
  try {
    if (!isNewEnough(process.version)) {
      const node = fetchNode();
      const PATH = `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ''}`;
      const env = { ...process.env, PATH, PARVIS_RELAUNCHED: '1' };
      process.exitCode = await runToEnd(node, process.argv.slice(1), env);
      return;
    }
    ensurePackages(development);
    endWithParent();
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

/**
 * The script behind a command of an installed package. @param {string} name @param {string} [command]
 */
export function commandOf(name, command = name) {
  const folder = path.join(checkout, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** Runs the `parvis` command in this process. @param {string[]} args @returns {Promise<number>} */
export async function runParvis(args) {
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('../src/cli/main.ts');
  return main(args);
}

/** Runs a TypeScript file of the checkout to its end. @param {string} file @param {string[]} args */
export function runScript(file, args) {
  if (!existsSync(path.join(checkout, file))) throw new Error(`There is no ${file}.`);
  return runToEnd(process.execPath, ['--import', 'tsx', file, ...args]);
}
