import { parseArgs } from 'node:util';
import type { Command } from './command.ts';
import { openDatabaseBesides } from './open-database.ts';
import { readSettings } from './read-settings.ts';

/** Brings the schema up to date without serving. */
export const migrateCommand: Command = {
  name: 'migrate',
  summary: 'Brings the database to the schema of this version.',
  usage: '',
  async run(args, io) {
    parseArgs({ args, options: {} });
    const { migrated, close } = await openDatabaseBesides(readSettings(io), io);
    await close();
    io.answer(migrated.length > 0 ? migrated.join('\n') : 'Nothing to do.', { migrated });
    return 0;
  },
};
