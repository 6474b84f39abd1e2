import path from 'node:path';
import type { Viewer } from '../domain/people/viewer.ts';
import { importPack } from '../exchange/congress-pack/import.ts';
import { currentEdition } from '../queries/current-edition.ts';
import { viewerOf } from '../queries/viewer.ts';
import { checkoutFolder } from '../settings.ts';
import { type TestDatabase, testDatabase } from '../store/test-database.ts';

export interface Demonstration extends TestDatabase {
  readonly edition: number;
  readonly now: Date;
  /** The holder of a mandate, signed in. */
  viewer(mandate: string): Promise<Viewer>;
  /** Somebody who speaks for nobody else, signed in. */
  participant(): Promise<Viewer>;
}

/** The demonstration edition in a database of its own, in the week of its rehearsal. */
export async function demonstration(): Promise<Demonstration> {
  const database = await testDatabase();
  const now = new Date('2026-11-24T09:00:00Z');
  const loaded = await importPack(database.db, path.join(checkoutFolder, 'demo'), {
    now,
    rehearseOn: '2026-11-24',
  });
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
  const edition = await currentEdition(database.db, 'en');
  if (!edition) throw new Error('the edition was not loaded');
  const seen = async (person: string): Promise<Viewer> => {
    const viewer = await viewerOf(database.db, person, edition, 'en', '2026-11-24');
    if (!viewer) throw new Error(`there is no person ${person}`);
    return viewer;
  };
  return {
    ...database,
    edition: edition.id,
    now,
    async viewer(mandate) {
      const row = await database.db
        .selectFrom('mandate')
        .select('person_id')
        .where('slug', '=', mandate)
        .executeTakeFirstOrThrow();
      return seen(row.person_id);
    },
    async participant() {
      const values = { name: 'Ada L.', place: 'Kervallon' };
      const row = await database.db
        .insertInto('person')
        .values(values)
        .returning('id')
        .executeTakeFirstOrThrow();
      return seen(row.id);
    },
  };
}
