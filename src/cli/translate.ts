import { readFile, stat, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { dayOf } from '../domain/editions/local-time.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { machineOf } from '../exchange/machine/machine.ts';
import { translateMissing } from '../exchange/machine/translate-missing.ts';
import { exportXliff } from '../exchange/translation/export-xliff.ts';
import { importXliff } from '../exchange/translation/import-xliff.ts';
import { writeTmx } from '../exchange/translation/tmx.ts';
import { type CurrentEdition, currentEdition } from '../queries/current-edition.ts';
import type { Database } from '../queries/database.ts';
import { mandateHolder } from '../queries/mandate-holder.ts';
import { translationMemory } from '../queries/translation-memory.ts';
import { viewerOf } from '../queries/viewer.ts';
import type { Settings } from '../settings.ts';
import { BadUsage, CannotRun, type Command, type Io } from './command.ts';
import { largest, placeOf, whyOf } from './files.ts';
import { openDatabaseBesides } from './open-database.ts';
import { readSettings } from './read-settings.ts';
import { importWords, machineWords, refusalWords } from './translate-words.ts';

/** Where an edition is read and written. */
interface Ground {
  readonly settings: Settings;
  readonly db: Database;
  readonly edition: CurrentEdition;
}

/** Takes texts out for translation, and translations in. */
export const translateCommand: Command = {
  name: 'translate',
  summary:
    'Writes a paper as XLIFF 2.1 and takes it back translated; machine: has one translate what is missing; memory: what people translated as TMX 1.4b.',
  usage:
    'export <paper> <language> <file> | import <file> --as <mandate> [--dry-run] [--waive-terms] | machine <paper> <language> --as <mandate> | memory <file>',
  async run(args, io) {
    const { positionals, values } = parseArgs({
      args,
      options: {
        as: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        'waive-terms': { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [what, ...rest] = positionals;
    const { as: mandate, 'dry-run': dryRun, 'waive-terms': waiveTerms } = values;
    if (what !== 'import' && (dryRun || waiveTerms))
      throw new BadUsage('--dry-run and --waive-terms are for import.');
    if (what !== 'import' && what !== 'machine' && mandate !== undefined)
      throw new BadUsage('--as is for import and machine.');
    const [first, second, third] = rest;
    if (what === 'export' && first && second && third && rest.length === 3)
      return onEdition(io, (ground) => takeOut(ground, io, { paper: first, language: second, file: third }));
    if (what === 'memory' && first && rest.length === 1)
      return onEdition(io, (ground) => takeMemory(ground, io, first));
    if (what === 'import' && first && rest.length === 1) {
      if (mandate === undefined && !dryRun) throw new BadUsage('Say under which mandate: --as <mandate>.');
      const text = await read(placeOf(io, first));
      return onEdition(io, (ground) => takeIn(ground, io, { text, mandate, dryRun, waiveTerms }));
    }
    if (what === 'machine' && first && second && rest.length === 2) {
      if (mandate === undefined) throw new BadUsage('Say under which mandate: --as <mandate>.');
      return onEdition(io, (ground) => askMachine(ground, io, { paper: first, language: second, mandate }));
    }
    throw new BadUsage('Say what to do: export, import, machine or memory, with what it needs.');
  },
};

async function onEdition(io: Io, act: (ground: Ground) => Promise<number>): Promise<number> {
  const settings = readSettings(io);
  const { db, close } = await openDatabaseBesides(settings, io);
  try {
    const edition = await currentEdition(db, 'en');
    if (!edition) throw new CannotRun('There is no edition yet: import one first.');
    return await act({ settings, db, edition });
  } finally {
    await close();
  }
}

async function read(file: string): Promise<string> {
  try {
    if ((await stat(file)).size > largest) throw new CannotRun(refusalWords('too-large'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    throw error instanceof CannotRun ? error : new CannotRun(`${file} cannot be read: ${whyOf(error)}`);
  }
}

/** Writes a new file; one that is there already stays as it is. */
async function write(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    throw new CannotRun(`${file} cannot be written: ${whyOf(error)}`);
  }
}

async function takeOut(
  { db, edition }: Ground,
  io: Io,
  { paper, language, file }: { readonly paper: string; readonly language: string; readonly file: string },
): Promise<number> {
  const result = await exportXliff(db, edition, paper, language);
  if (!result.ok) {
    io.answer(refusalWords(result.refusal), result);
    return 1;
  }
  const { xliff, ...counts } = result;
  const into = placeOf(io, file);
  await write(into, xliff);
  io.answer(`${paper}, version ${counts.version}: ${counts.units} units in ${into}`, {
    ...counts,
    file: into,
  });
  return 0;
}

async function takeMemory({ db, edition }: Ground, io: Io, file: string): Promise<number> {
  const units = await translationMemory(db, edition.id);
  const into = placeOf(io, file);
  await write(into, writeTmx(units));
  io.answer(`${edition.slug}: ${units.length} units in ${into}`, { units: units.length, file: into });
  return 0;
}

interface Asking {
  readonly paper: string;
  readonly language: string;
  readonly mandate: string;
}

async function askMachine(ground: Ground, io: Io, { paper, language, mandate }: Asking): Promise<number> {
  const machine = machineOf(ground.settings.machine);
  if (!machine) throw new CannotRun('No machine translates here: set TRANSLATION_MACHINE.');
  const by = await holderOf(ground, mandate, new Date());
  const result = await translateMissing(ground.db, {
    machine,
    paper,
    language,
    by,
    now: () => new Date(),
    onProgress: (done, of) => io.note(`${done} of ${of}`),
  });
  if (!result.ok) {
    io.answer(refusalWords(result.refusal), result);
    return 1;
  }
  io.answer(machineWords(paper, result.value), result.value);
  return result.value.failure || result.value.refused.length > 0 ? 1 : 0;
}

interface Taking {
  readonly text: string;
  readonly mandate: string | undefined;
  readonly dryRun: boolean;
  readonly waiveTerms: boolean;
}

async function takeIn({ db, edition }: Ground, io: Io, taking: Taking): Promise<number> {
  const { text, mandate, dryRun, waiveTerms } = taking;
  const now = new Date();
  const by = mandate === undefined ? null : await holderOf({ db, edition }, mandate, now);
  const result = await importXliff(db, { text, edition, by: dryRun ? null : by, waiveTerms, now });
  if (!result.ok) {
    io.answer(refusalWords(result.refusal), result);
    return 1;
  }
  io.answer(importWords(result.papers, dryRun), { ...result, dryRun });
  const left = result.papers.flatMap(({ outcomes }) => outcomes);
  return left.some(({ outcome }) => outcome === 'conflict' || outcome === 'refused') ? 1 : 0;
}

/** The holder of a mandate, who acts under this one alone. */
async function holderOf(
  { db, edition }: Pick<Ground, 'db' | 'edition'>,
  mandate: string,
  now: Date,
): Promise<Viewer> {
  const person = await mandateHolder(db, edition.id, mandate);
  const viewer = person && (await viewerOf(db, person, edition, 'en', dayOf(now, edition.timeZone)));
  if (!viewer) throw new CannotRun(`There is no mandate "${mandate}" in ${edition.slug}.`);
  const named = ({ slug }: { readonly slug: string }) => slug === mandate;
  return { ...viewer, mandates: viewer.mandates.filter(named), lapsed: viewer.lapsed.filter(named) };
}
