import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { importPack } from '../exchange/congress-pack/import.ts';
import { BadUsage, type Command } from './command.ts';
import { openDatabaseBesides } from './open-database.ts';
import { readSettings } from './read-settings.ts';

/** Loads a congress pack. */
export const importCommand: Command = {
  name: 'import',
  summary: 'Loads a congress pack, all or nothing; loading it again changes nothing.',
  usage: '<folder>',
  async run(args, io) {
    const { positionals } = parseArgs({ args, options: {}, allowPositionals: true });
    const [folder, ...more] = positionals;
    if (!folder || more.length > 0) throw new BadUsage('Give one folder.');
    const { db, close } = await openDatabaseBesides(readSettings(io), io);
    try {
      // npm runs us in the checkout; the person typed the folder from elsewhere.
      const from = path.resolve(io.env.INIT_CWD ?? process.cwd(), folder);
      const result = await importPack(db, from, { now: new Date() });
      if (result.ok) {
        const { edition, papers, contributions, answers, amendments } = result;
        io.answer(
          `${edition}: ${papers} papers, ${contributions} contributions, ${answers} answers, ${amendments} amendments`,
          result,
        );
        return 0;
      }
      io.answer(result.errors.join('\n'), result);
      return 1;
    } finally {
      await close();
    }
  },
};
