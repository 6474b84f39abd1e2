import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from './schema.generated.ts';

export type Database = Kysely<DB>;

const migrationsFolder = fileURLToPath(new URL('../../migrations/', import.meta.url));

/** Identifiers and counts fit a double; days stay the calendar days they are, without a time zone. */
const types = new pg.TypeOverrides();
types.setTypeParser(pg.types.builtins.INT8, Number);
types.setTypeParser(pg.types.builtins.DATE, (day) => day);
types.setTypeParser(pg.types.builtins.TIME, (time) => time.slice(0, 5));

/** Opens a pool of connections to `url`; `size` is the most connections held at once. */
export function openDatabase(url: string, size = 10): Database {
  const pool = new pg.Pool({ connectionString: url, max: size, types });
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => console.error('database connection lost:', error.message));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
}

/** Applies the numbered files of `migrations/` not applied yet, each in a transaction; returns their names. */
export async function migrate(db: Database): Promise<string[]> {
  const files = (await readdir(migrationsFolder)).filter((name) => name.endsWith('.sql')).sort();
  return db.connection().execute(async (connection) => {
    // Two processes that start at once must not migrate twice.
    await sql`select pg_advisory_lock(7041776)`.execute(connection);
    try {
      await sql`create table if not exists migration (name text primary key, applied_at timestamptz not null default now())`.execute(
        connection,
      );
      const known = await sql<{ name: string }>`select name from migration`.execute(connection);
      const applied = new Set(known.rows.map((row) => row.name));
      const fresh = files.filter((name) => !applied.has(name));
      for (const name of fresh) {
        const script = await readFile(new URL(name, `file://${migrationsFolder}`), 'utf8');
        await connection.transaction().execute(async (trx) => {
          await sql.raw(script).execute(trx);
          await sql`insert into migration (name) values (${name})`.execute(trx);
        });
      }
      return fresh;
    } finally {
      await sql`select pg_advisory_unlock(7041776)`.execute(connection);
    }
  });
}

/** Whether the database answers. */
export async function isReady(db: Database): Promise<boolean> {
  try {
    await sql`select 1`.execute(db);
    return true;
  } catch {
    return false;
  }
}
