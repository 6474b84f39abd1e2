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
 * lines are line feeds. "-" is read from standard input. Throws `BadUsage` for a file that cannot be read, `CannotRun` for one that is no text in UTF-8.
 */
export async function readParagraphs(io: Io, file: string): Promise<string[]> {
  const bytes = await bytesOf(io, file);
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

/** Of files named by a person, "-" is what comes in on standard input, which can be read once only. */
export const standardInput = '-';

async function bytesOf(io: Io, file: string): Promise<Uint8Array> {
  const place = placeOf(io, file);
  const tooLarge = new CannotRun(`${file} is larger than any text is.`);
  try {
    if (file === standardInput) {
      const chunks: Uint8Array[] = [];
      let length = 0;
      for await (const chunk of process.stdin) {
        chunks.push(chunk);
        length += chunk.length;
        if (length > largest) throw tooLarge;
      }
      return Buffer.concat(chunks);
    }
    const found = await stat(place);
    if (found.isDirectory()) throw new BadUsage(`${file} is a folder: name a file.`);
    if (found.size > largest) throw tooLarge;
    return await readFile(place);
  } catch (error) {
    if (error instanceof CannotRun || error instanceof BadUsage) throw error;
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new BadUsage(missing ? `There is no file ${place}.` : `${place} cannot be read: ${whyOf(error)}`);
  }
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
