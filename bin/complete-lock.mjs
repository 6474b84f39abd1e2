// npm leaves an optional package for another platform out of package-lock.json when the registry it asked does
// not carry it, and then `npm ci` refuses the whole lock. Their versions are known (whoever names them names one
// exactly), and a machine they are not for never fetches them: this adds the entries npm left out.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);

/** @param {string} name @param {string[]} words */
const named = (name, words) => words.find((word) => name.split(/[/-]/).includes(word));

/** @param {string} name @param {string} version */
function entryFor(name, version) {
  const platforms = [
    'android',
    'darwin',
    'freebsd',
    'linux',
    'netbsd',
    'openbsd',
    'openharmony',
    'sunos',
    'win32',
    'aix',
  ];
  const processors = ['arm64', 'x64', 'ia32', 'arm', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el'];
  const os = named(name, platforms);
  const cpu = named(name, processors);
  if (!os || !cpu)
    throw new Error(`${name} is missing from package-lock.json, and its name tells no platform.`);
  const libc = named(name, ['musl', 'musleabihf'])
    ? ['musl']
    : named(name, ['gnu', 'gnueabihf']) && ['glibc'];
  const archive = `${name.split('/').at(-1)}-${version}.tgz`;
  const resolved = `https://registry.npmjs.org/${name}/-/${archive}`;
  return { version, resolved, cpu: [cpu], optional: true, os: [os], ...(libc && { libc }) };
}

const lock = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    if (
      !/^\d/.test(version) ||
      Object.keys(lock.packages).some((key) => key.endsWith(`node_modules/${name}`))
    )
      continue;
    const parent = entry.dev ? { dev: true } : {};
    lock.packages[`node_modules/${name}`] = { ...entryFor(name, version), ...parent };
    added += 1;
  }
}
const { '': root, ...rest } = lock.packages;
const sorted = Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = { '': root, ...Object.fromEntries(sorted) };
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} entries added`);
