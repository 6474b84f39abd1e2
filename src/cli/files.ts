import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { BadUsage, CannotRun, type Io } from './command.ts';

/** More bytes than any file that is read has. */
export const largest = 32 * 1024 * 1024;

/** npm runs us in the checkout; the person typed the file from elsewhere. */
export const placeOf = (io: Io, file: string): string => path.resolve(io.env.INIT_CWD ?? process.cwd(), file);

export const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// Controls that are neither tabs nor ends of lines or pages: a file with any is no text.
const controls = /(?![\t\n\f\r])\p{Cc}/u;

/**
 * The paragraphs of a file of plain text or Markdown: what stands between blank lines, as it is written there. Ends of
 * lines are line feeds. Throws `BadUsage` for a file that cannot be read, `CannotRun` for one that is no text in UTF-8.
 */
export async function readParagraphs(io: Io, file: string): Promise<string[]> {
  const bytes = await bytesOf(placeOf(io, file));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r\n?/g, '\n');
  } catch {
    throw new CannotRun(`${file} is not written in UTF-8: save it in this encoding first.`);
  }
  if (controls.test(text)) throw new CannotRun(`${file} has control characters: it is no text.`);
  return text.split(/\n(?:[^\S\n]*\n)+/).flatMap((paragraph) => {
    const words = paragraph.replace(/^\n+|\s+$/g, '');
    return words.trim() === '' ? [] : [words];
  });
}

async function bytesOf(place: string): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    if ((await stat(place)).size > largest) throw new CannotRun(`${place} is larger than any text is.`);
    bytes = await readFile(place);
  } catch (error) {
    throw error instanceof CannotRun ? error : new BadUsage(`${place} cannot be read: ${whyOf(error)}`);
  }
  return bytes;
}

/** The tag of a language people speak, as it is written; "und" for none. Throws `BadUsage` for others. */
export function languageTag(given: string | undefined): string {
  if (given === undefined || given === 'und') return 'und';
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
  try {
    if (names.of(given) !== undefined) return Intl.getCanonicalLocales(given)[0] ?? 'und';
  } catch {
    // What is no tag at all is refused like what names nothing.
  }
  throw new BadUsage(`There is no language "${given}": write its code, as in fr or pt-BR.`);
}
