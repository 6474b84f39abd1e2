import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { checkoutFolder } from './settings.ts';

/** Which layer may import which; itself always. The reasons are in ARCHITECTURE.md. */
const layers: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  store: ['domain'],
  queries: ['store', 'domain'],
  actions: ['queries', 'store', 'domain'],
  exchange: ['queries', 'actions', 'store', 'domain'],
  mail: ['queries', 'actions', 'store', 'domain'],
  web: ['actions', 'queries', 'exchange', 'domain', 'settings'],
  api: ['actions', 'queries', 'exchange', 'domain', 'settings'],
  cli: ['actions', 'queries', 'exchange', 'mail', 'web', 'api', 'domain', 'settings'],
};

/** The composition root: the command line opens the database and hands it on. */
const exceptions = ['src/cli/open-database.ts -> store'];

const packages: Readonly<Record<string, readonly string[]>> = {
  hono: ['web', 'api'],
  '@hono/zod-openapi': ['api'],
  '@hono/node-server': ['cli'],
  preact: ['web'],
  kysely: ['store', 'queries', 'actions', 'exchange'],
  pg: ['store'],
  'better-auth': ['web'],
  nodemailer: ['mail'],
  '@xmldom/xmldom': ['exchange'],
};

const forbidden = /(^|[-/.])(utils?|lib|helpers?|common|misc|services?|manager)([-/.]|$)/i;

const files = readdirSync(path.join(checkoutFolder, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name.replaceAll(path.sep, '/')}`)
  .filter((name) => /\.(tsx?|mjs)$/.test(name));
const sources = new Map(files.map((name) => [name, readFileSync(path.join(checkoutFolder, name), 'utf8')]));
// Tests may reach anywhere: they put layers together.
const shipped = files.filter(
  (name) => !/\.(test|testing|fixture)\.tsx?$/.test(name) && !/store\/test-/.test(name),
);

/** Every module named by a static, dynamic or bare import, or an export from. */
function importsOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  const pattern = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].flatMap((match) => match[1] ?? []);
}

const layerOf = (name: string): string => name.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';

function violations(): string[] {
  return shipped.flatMap((name) => {
    const layer = layerOf(name);
    return importsOf(sources.get(name) ?? '').flatMap((wanted) => {
      if (wanted.startsWith('node:')) return layer === 'domain' ? [`${name}: ${wanted}`] : [];
      if (!wanted.startsWith('.')) {
        const known = Object.keys(packages).find(
          (given) => wanted === given || wanted.startsWith(`${given}/`),
        );
        if (layer === 'domain') return [`${name}: ${wanted}`];
        return known && !packages[known]?.includes(layer) ? [`${name}: ${wanted}`] : [];
      }
      const target = path.posix.normalize(path.posix.join(path.posix.dirname(name), wanted));
      if (!target.startsWith('src/')) return [];
      const other = layerOf(target);
      const allowed =
        other === layer || layers[layer]?.includes(other) || exceptions.includes(`${name} -> ${other}`);
      return allowed ? [] : [`${name}: ${target}`];
    });
  });
}

test('every folder of src is a layer with a line in the table', () => {
  const folders = new Set(files.filter((name) => name.split('/').length > 2).map(layerOf));
  expect([...folders].filter((folder) => !(folder in layers))).toEqual([]);
});

test('imports go where the table lets them', () => {
  expect(violations()).toEqual([]);
});

test('the check sees static, dynamic and bare imports', () => {
  const source = `import a from './a.ts';\nexport { b } from "./b.ts";\nawait import('./c.ts');\nimport './d.ts'; // import './no.ts'`;
  expect(importsOf(source.replace('// ', '\n// '))).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts']);
});

test('no file has more than 250 lines', () => {
  const long = files.filter(
    (name) => !name.includes('.generated.') && (sources.get(name) ?? '').split('\n').length > 251,
  );
  expect(long).toEqual([]);
});

test('no function has more than 60 lines', () => {
  const long = shipped.flatMap((name) => {
    const lines = (sources.get(name) ?? '').split('\n');
    return lines.flatMap((line, start) => {
      if (
        !/^(export )?(async )?function |^(export )?const \w+ =.*=>\s*$|^(export )?const \w+ = .+\{$/.test(
          line,
        )
      )
        return [];
      // A function ends where its brace closes; a handler within a function, two columns further in.
      const closes = /\bfunction /.test(line) ? /^\}/ : /^[})\]](?!.*(\{|=>)$)|^ {2}\};/;
      const end = lines.findIndex((later, index) => index > start && closes.test(later));
      return end - start > 60 ? [`${name}:${start + 1} (${end - start} lines)`] : [];
    });
  });
  expect(long).toEqual([]);
});

test('no file or folder is a drawer for anything', () => {
  expect(files.filter((name) => forbidden.test(name))).toEqual([]);
});

/** What a moderator, an author and an import must read whole; everybody else asks the view what is public. */
const readWhole = [
  'src/exchange/congress-pack/save-voices.ts',
  'src/queries/fresh-decisions.ts',
  'src/queries/moderation-counts.ts',
  'src/queries/moderation-queue.ts',
  'src/queries/own-contributions.ts',
  'src/queries/personal-data.ts',
];

test('only these files read what people said without asking what is public of it', () => {
  const pattern = /(from|join)\s+contribution\b|(From|Join)\('contribution[ ']/;
  const found = shipped.filter(
    (name) => !['actions', 'store'].includes(layerOf(name)) && pattern.test(sources.get(name) ?? ''),
  );
  expect(found.sort()).toEqual(readWhole);
});
