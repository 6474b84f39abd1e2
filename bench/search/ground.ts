import path from 'node:path';
import { sql } from 'kysely';
import { refreshSearch } from '../../src/actions/refresh-search.ts';
import { importPack, recountTallies } from '../../src/exchange/congress-pack/import.ts';
import { currentEdition } from '../../src/queries/current-edition.ts';
import { checkoutFolder } from '../../src/settings.ts';
import { type Database, migrate, openDatabase } from '../../src/store/database.ts';
import { startEmbedded } from '../../src/store/embedded/start.ts';
import { author, subjects } from './texts.ts';

/** A database with the demonstration edition and many contributions more. */
export interface Ground {
  readonly db: Database;
  readonly edition: number;
  stop(): Promise<void>;
}

const batch = 2_000;

/** Opens the database of a folder; fills it the first time. */
export async function openGround(folder: string, contributions: number): Promise<Ground> {
  const server = await startEmbedded({ dataFolder: folder, log: () => {} });
  const db = openDatabase(server.url, 4);
  await migrate(db);
  if (!(await currentEdition(db, 'en'))) await fill(db, contributions);
  const edition = await currentEdition(db, 'en');
  if (!edition) throw new Error('the edition was not loaded');
  return {
    db,
    edition: edition.id,
    async stop() {
      await db.destroy();
      await server.stop();
    },
  };
}

async function fill(db: Database, contributions: number): Promise<void> {
  const now = new Date();
  const loaded = await importPack(db, path.join(checkoutFolder, 'demo'), {
    now,
    rehearseOn: now.toISOString().slice(0, 10),
  });
  if (!loaded.ok) throw new Error(loaded.errors.join('\n'));
  const { text, pick } = author(2019);
  const languages = Object.keys(subjects);
  for (let from = 0; from < contributions; from += batch) {
    const said = Array.from({ length: Math.min(batch, contributions - from) }, () => pick(languages));
    // Each on a passage, by a person and for a constituency of those there are.
    await sql`insert into contribution (edition_id, slug, provision_id, paper_version_id, kind, language, person_id,
        constituency, text, created_at)
      select model.edition_id, 'b-' || (${from}::integer + said.place), model.provision_id, model.paper_version_id, 'comment', said.language,
        model.person_id, model.constituency, said.text, model.created_at
      from unnest(${said}::text[], ${said.map(text)}::text[]) with ordinality as said (language, text, place)
      join (select contribution.*, row_number() over (order by id) - 1 as rank, count(*) over () as all
        from contribution where slug not like 'b-%' and reply_to is null) as model on model.rank = said.place % model.all`.execute(
      db,
    );
    process.stderr.write(`\r${from + said.length} contributions`);
  }
  await recountTallies(db);
  await sql`vacuum analyze`.execute(db);
  await refreshSearch(db);
  process.stderr.write('\n');
}
