import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { exportPack } from '../exchange/congress-pack/export.ts';
import type { Database } from '../queries/database.ts';

/** What a door gives, by address. */
export type Texts = Readonly<Record<string, string>>;

/** Everything that an export writes. */
export async function exported(db: Database): Promise<Texts> {
  const folder = await mkdtemp(path.join(tmpdir(), 'parvis-visible-'));
  try {
    expect((await exportPack(db, path.join(folder, 'pack'))).ok).toBe(true);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    const texts = files.map(async ({ parentPath, name }) => [
      name,
      await readFile(path.join(parentPath, name), 'utf8'),
    ]);
    return { export: JSON.stringify(await Promise.all(texts)) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Every row of a table. */
export async function rowsOf(db: Database, table: string): Promise<Texts> {
  const { rows } = await sql<{
    all: string;
  }>`select json_agg(kept)::text as all from ${sql.table(table)} kept`.execute(db);
  return { [table]: rows[0]?.all ?? '' };
}
