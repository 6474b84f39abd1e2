import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { markSvg } from './components/mark.tsx';

interface Asset {
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** Its address changes with its content: browsers may keep it for ever. */
  readonly immutable: boolean;
}

/** What pages load besides themselves. */
export interface Assets {
  /** The address of the style sheet. */
  readonly style: string;
  /** The one that Arabic pages load besides: it names the Arabic face. */
  readonly arabicStyle: string;
  /** The address of the script that asks a passkey. */
  readonly passkeyScript: string;
  /** The address of the script that shows what an amendment does while it is typed. */
  readonly previewScript: string;
  get(address: string): Asset | undefined;
}

/** In the order of the cascade. The Arabic face stands apart: it is 50 kB that other pages do not need. */
const sheets = ['fonts', 'tokens', 'base', 'controls', 'header', 'sections', 'home', 'circuits', 'register'];
const later = ['catalogue', 'reader', 'changes', 'tables', 'forms', 'outcome', 'preferences'];
const faces = ['piazzolla', 'commissioner', 'vazirmatn'];
const resolve = createRequire(import.meta.url).resolve;

async function readStyles(names: readonly string[]): Promise<string> {
  const folder = new URL('./styles/', import.meta.url);
  const texts = await Promise.all(names.map((name) => readFile(new URL(`${name}.css`, folder), 'utf8')));
  // Only what is certain to mean nothing: comments, and the space between lines.
  return texts
    .join('\n')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\n\s*/g, '\n');
}

async function readFonts(): Promise<[string, Asset][]> {
  const found: [string, Asset][] = [];
  for (const face of faces) {
    const folder = join(dirname(resolve(`@fontsource-variable/${face}/package.json`)), 'files');
    for (const name of await readdir(folder)) {
      if (!name.endsWith('-wght-normal.woff2')) continue;
      const body = Uint8Array.from(await readFile(join(folder, name)));
      found.push([`/assets/fonts/${name}`, { type: 'font/woff2', body, immutable: true }]);
    }
  }
  return found;
}

const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8' } as const;

function named(name: string, kind: keyof typeof types, body: string): [string, Asset] {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  return [`/assets/${name}.${hash}.${kind}`, { type: types[kind], body, immutable: true }];
}

/** Reads everything once, at start. */
export async function loadAssets(): Promise<Assets> {
  const style = named('parvis', 'css', await readStyles([...sheets, ...later]));
  const arabic = named('arabic', 'css', await readStyles(['fonts-arabic']));
  const passkeys = await readFile(new URL('./scripts/passkey.js', import.meta.url), 'utf8');
  const passkey = named('passkey', 'js', passkeys);
  const previews = await readFile(new URL('./scripts/amendment-preview.js', import.meta.url), 'utf8');
  const preview = named('amendment-preview', 'js', previews);
  const icon: [string, Asset] = ['/favicon.svg', { type: 'image/svg+xml', body: markSvg, immutable: false }];
  const all = new Map<string, Asset>([style, arabic, passkey, preview, icon, ...(await readFonts())]);
  return {
    style: style[0],
    arabicStyle: arabic[0],
    passkeyScript: passkey[0],
    previewScript: preview[0],
    get: (address) => all.get(address),
  };
}
