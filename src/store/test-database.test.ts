import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { isReady, openDatabase } from './database.ts';
import { testDatabase } from './test-database.ts';

const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
afterAll(() => Promise.all([one.drop(), other.drop()]));

test('each test database is migrated, and is nobody else’s', async () => {
  await sql`create table mine (id int)`.execute(one.db);
  const tables = (db: typeof one.db) =>
    sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name in ('mine', 'edition', 'migration')`.execute(db);
  expect((await tables(one.db)).rows.map((row) => row.name).sort()).toEqual(['edition', 'migration', 'mine']);
  expect((await tables(other.db)).rows.map((row) => row.name).sort()).toEqual(['edition', 'migration']);
});

test('a dropped database is gone', async () => {
  const brief = await testDatabase();
  expect(await isReady(brief.db)).toBe(true);
  await brief.drop();
  const again = openDatabase(brief.url, 1);
  expect(await isReady(again)).toBe(false);
  await again.destroy();
});
