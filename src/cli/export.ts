import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { exportPack } from '../exchange/congress-pack/export.ts';
import { BadUsage, type Command } from './command.ts';
import { openDatabaseBesides } from './open-database.ts';
import { readSettings } from './read-settings.ts';

/** Writes an edition as a congress pack. */
export const exportCommand: Command = {
  name: 'export',
  summary:
    'Writes an edition as a congress pack into a new folder; --drafts: with what is not published yet.',
  usage: '<folder> [--edition <name>] [--drafts]',
  async run(args, io) {
    const { positionals, values } = parseArgs({
      args,
      options: { edition: { type: 'string' }, drafts: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) throw new BadUsage('Give one folder.');
    const { db, close } = await openDatabaseBesides(readSettings(io), io);
    try {
      const into = path.resolve(io.env.INIT_CWD ?? process.cwd(), folder);
      const result = await exportPack(db, into, values);
      io.answer(result.ok ? `${result.edition}: ${result.files} files in ${into}` : result.error, result);
      return result.ok ? 0 : 1;
    } finally {
      await close();
    }
  },
};
