import { done, type Result, refused } from '../result.ts';
import { typedName } from '../typed-text.ts';
import { endOfZip, textOf, type ZipEntry, zipEntries } from './zip-entries.ts';

export const sourceKinds = ['pdf', 'docx', 'odt', 'text', 'png', 'jpeg', 'webp'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** The type each kind is served as. Markdown is text: nothing in its bytes tells them apart. */
export const mediaTypeOf: Readonly<Record<SourceKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  text: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
};

const endings: Readonly<Record<SourceKind, readonly string[]>> = {
  pdf: ['.pdf'],
  docx: ['.docx'],
  odt: ['.odt'],
  text: ['.txt', '.md'],
  png: ['.png'],
  jpeg: ['.jpg', '.jpeg'],
  webp: ['.webp'],
};

export const longestSource = 10 * 1024 * 1024;
/** What an archive may claim to hold once unpacked, in bytes. */
const longestUnpacked = 200 * 1024 * 1024;
const longestName = 100;

/**
 * `active`: it holds a program (macros, scripts); `two-types`: it is another kind of file at the same time; `damaged`:
 * it begins as one of the kinds and does not end as one.
 */
export type SourceRefusal = 'empty' | 'too-large' | 'unknown-type' | 'active' | 'two-types' | 'damaged';

/** What kind of file the bytes are, by what they hold and never by what they are called. */
export function sourceKind(bytes: Uint8Array): Result<SourceKind, SourceRefusal> {
  if (bytes.length === 0) return refused('empty');
  if (bytes.length > longestSource) return refused('too-large');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (begins(bytes, 'PK\x03\x04')) return archiveKind(bytes);
  // An archive is read from its end: whatever it begins with, it is one.
  if (endOfZip(view) !== null) return refused('two-types');
  if (begins(bytes, '%PDF-')) return pdf(bytes);
  const picture = pictureKind(bytes, view);
  if (picture) return picture;
  return text(bytes);
}

const latin = (bytes: Uint8Array, from = 0, to = bytes.length) =>
  new TextDecoder('latin1').decode(bytes.subarray(from, to));

const begins = (bytes: Uint8Array, mark: string, at = 0) =>
  [...mark].every((character, index) => bytes[at + index] === character.charCodeAt(0));

/** Words that make a browser or a reader take a file for a page or a picture that runs. */
const markup = /<(!doctype|html|head|body|script|svg|iframe|object|embed|\?php)\b|%PDF-/i;

function pdf(bytes: Uint8Array): Result<SourceKind, SourceRefusal> {
  if (!latin(bytes, -1024).includes('%%EOF')) return refused('damaged');
  // What stands packed inside its objects is not opened.
  const whole = latin(bytes);
  if (/\/(JavaScript|Launch|RichMedia)\b/.test(whole)) return refused('active');
  return markup.test(whole.slice(5, 1024)) ? refused('two-types') : done('pdf');
}

function pictureKind(bytes: Uint8Array, view: DataView): Result<SourceKind, SourceRefusal> | null {
  const kind = begins(bytes, '\x89PNG\r\n\x1A\n')
    ? 'png'
    : begins(bytes, '\xFF\xD8\xFF')
      ? 'jpeg'
      : begins(bytes, 'RIFF') && begins(bytes, 'WEBP', 8)
        ? 'webp'
        : null;
  if (!kind) return null;
  const whole = {
    png: () => begins(bytes, 'IHDR', 12) && endOfPng(view) === bytes.length,
    jpeg: () => begins(bytes, '\xFF\xD9', bytes.length - 2),
    webp: () => view.getUint32(4, true) + 8 === bytes.length,
  };
  if (!whole[kind]()) return refused('damaged');
  return markup.test(latin(bytes, 0, 1024)) ? refused('two-types') : done(kind);
}

/** Where a PNG ends: after its chunk IEND; null when there is none. */
function endOfPng(view: DataView): number | null {
  for (let at = 8; at + 12 <= view.byteLength; ) {
    const next = at + 12 + view.getUint32(at);
    if (view.getUint32(at + 4) === 0x49454e44) return next;
    at = next;
  }
  return null;
}

/** Words in UTF-8 that no program takes for its own. */
function text(bytes: Uint8Array): Result<SourceKind, SourceRefusal> {
  const words = textOf(bytes);
  if (words === null || /(?![\t\n\f\r])\p{Cc}/u.test(words)) return refused('unknown-type');
  if (markup.test(words) || /^\s*(<[a-z?!](?!ttps?:)|#!|%!|\{\\rtf)/i.test(words)) return refused('active');
  return done('text');
}

function archiveKind(bytes: Uint8Array): Result<SourceKind, SourceRefusal> {
  const entries = zipEntries(bytes);
  if (!entries || entries.some(({ name }) => escapes(name))) return refused('damaged');
  const names = new Set(entries.map(({ name }) => name));
  if (names.size < entries.length) return refused('damaged');
  if (entries.reduce((sum, { size }) => sum + size, 0) > longestUnpacked) return refused('too-large');
  const word = names.has('[Content_Types].xml') && names.has('word/document.xml');
  const odt =
    isOpenDocument(bytes, entries[0]) && names.has('content.xml') && names.has('META-INF/manifest.xml');
  if (word && odt) return refused('two-types');
  if (!word && !odt) return refused('unknown-type');
  return [...names].some((name) => programs.test(name)) ? refused('active') : done(word ? 'docx' : 'odt');
}

/** Macros of Word and of LibreOffice, controls, and what a system would run. */
const programs =
  /vbaProject|vbaData|(^|\/)activeX\/|^(Basic|Scripts)\/.|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jse|wsf|scr|jar|sh|html?|svg|lnk)$/i;

/** Whether a name in an archive leads out of the folder it is unpacked in. */
const escapes = (name: string) => /^[/\\]|^[a-z]:|\\|(^|\/)\.\.(\/|$)|\p{Cc}/iu.test(name) || name === '';

/** OpenDocument 1.3, part 2, 3.3: the first file is `mimetype`, stored as it is. */
function isOpenDocument(bytes: Uint8Array, first: ZipEntry | undefined): boolean {
  return (
    first?.name === 'mimetype' &&
    first.stored !== null &&
    latin(bytes, first.stored.from, first.stored.to) === mediaTypeOf.odt
  );
}

/** A name to keep a file under: no path, nothing unseen, an ending that says what the file is. */
export function sourceName(given: string, kind: SourceKind): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const plain = typedName(last)
    .replace(/[<>:"|?*%]/g, '')
    .replace(/^[.\s]+/, '');
  const ending =
    endings[kind].find((candidate) => plain.toLowerCase().endsWith(candidate)) ?? endings[kind][0] ?? '';
  const stem = [...plain.replace(/\.[a-z0-9]{1,8}$/i, '')]
    .slice(0, longestName)
    .join('')
    .replace(/[.\s]+$/, '');
  return (stem || 'source') + ending;
}

/** A name that no other file has: `text.pdf`, `text-2.pdf`, `text-3.pdf`. */
export function nameBesides(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.*)(\.\w+)$/.exec(name) ?? [];
  for (let number = 2, free = name; ; number++) {
    if (!taken.has(free)) return free;
    free = `${stem}-${number}${ending}`;
  }
}
