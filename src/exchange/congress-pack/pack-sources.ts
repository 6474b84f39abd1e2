import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { instantOf, localOf } from '../../domain/editions/local-time.ts';
import { sourceKind, sourceName } from '../../domain/papers/source-file.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import type { EditionRow } from './load-edition.ts';
import { moment, slug } from './pack-shapes.ts';
import type { PackFiles } from './read-files.ts';
import { idOf } from './save-edition.ts';

/** A file of a paper; its bytes stand beside, in `papers/<paper>/sources/`. */
export const sourceSchema = z.strictObject({
  file: z.string().min(1).max(120),
  mandate: slug,
  date: moment,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'write the SHA-256 of the file, 64 hexadecimal digits'),
});
export type PackSource = z.infer<typeof sourceSchema>;

const place = (paper: string, file: string) => join('papers', paper, 'sources', file);
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** The files of each paper, without their bytes and without those that were withdrawn. */
export async function loadSources(
  db: Database,
  edition: EditionRow,
): Promise<(paper: string) => PackSource[]> {
  const rows = await db
    .selectFrom('paper_source as source')
    .innerJoin('paper', 'paper.id', 'source.paper_id')
    .innerJoin('mandate', 'mandate.id', 'source.mandate_id')
    .select(['source.name', 'sha256', 'attached_at', 'mandate.slug as mandate', 'paper.slug as paper'])
    .select('paper.id as owner')
    .where('paper.edition_id', '=', edition.id)
    .where('withdrawn_at', 'is', null)
    .orderBy('source.id')
    .execute();
  const ids = new Map(rows.map(({ paper, owner }) => [paper, owner]));
  const sourcesOf = gatherList(
    rows.map(({ owner, name, mandate, attached_at, sha256 }) => ({
      owner,
      value: { file: name, mandate, date: localOf(attached_at, edition.time_zone), sha256 },
    })),
  );
  return (paper) => sourcesOf(ids.get(paper) ?? 0);
}

/** Writes the bytes of every file of an edition into a pack's folder; returns how many. */
export async function writeSources(db: Database, edition: string, folder: string): Promise<number> {
  const rows = await db
    .selectFrom('paper_source as source')
    .innerJoin('paper', 'paper.id', 'source.paper_id')
    .innerJoin('edition', 'edition.id', 'paper.edition_id')
    .select(['source.id', 'source.name', 'paper.slug as paper'])
    .where('edition.slug', '=', edition)
    .where('withdrawn_at', 'is', null)
    .execute();
  for (const { id, name, paper } of rows) {
    const { bytes } = await db
      .selectFrom('paper_source')
      .select('bytes')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await mkdir(join(folder, place(paper, '')), { recursive: true });
    await writeFile(join(folder, place(paper, name)), bytes ?? '');
  }
  return rows.length;
}

/** Reads the list of a paper's files, and checks each file as if it were attached. */
export async function readSources(files: PackFiles, folder: string, paper: string): Promise<PackSource[]> {
  const list = `papers/${paper}/sources.csv`;
  const sources = await files.csv(list, sourceSchema, Object.keys(sourceSchema.shape));
  for (const { file, sha256 } of sources) {
    const report = (message: string) => files.report(list, file, `${file}: ${message}`);
    const bytes = /[/\\]/.test(file)
      ? null
      : await readFile(join(folder, place(paper, file))).catch(() => null);
    if (!bytes) {
      report(`there is no such file in papers/${paper}/sources: add it or remove the line`);
      continue;
    }
    const kind = sourceKind(bytes);
    if (!kind.ok) report(`${kind.refusal}: only what can be attached to a paper can be in a pack`);
    else if (sourceName(file, kind.value) !== file) report(`rename it to ${sourceName(file, kind.value)}`);
    if (hashOf(bytes) !== sha256) report(`its SHA-256 is ${hashOf(bytes)}: correct the line or the file`);
  }
  return sources;
}

interface At {
  readonly paper: number;
  readonly timeZone: string;
  readonly mandates: ReadonlyMap<string, number>;
}

/** Saves the files of a paper that were never attached here: what was withdrawn here does not come back. */
export async function saveSources(
  db: Database,
  folder: string,
  paper: { readonly id: string; readonly sources: readonly PackSource[] },
  at: At,
): Promise<void> {
  if (paper.sources.length === 0) return;
  const rows = await db
    .selectFrom('paper_source')
    .select('sha256')
    .where('paper_id', '=', at.paper)
    .execute();
  const known = new Set(rows.map(({ sha256 }) => sha256));
  for (const { file, mandate, date, sha256 } of paper.sources) {
    if (known.has(sha256)) continue;
    const bytes = await readFile(join(folder, place(paper.id, file)));
    const kind = sourceKind(bytes);
    if (!kind.ok) throw new Error(`${file} changed while it was imported`);
    await db
      .insertInto('paper_source')
      .values({
        paper_id: at.paper,
        name: file,
        kind: kind.value,
        size: bytes.length,
        sha256,
        bytes,
        mandate_id: idOf(at.mandates, mandate),
        attached_at: instantOf(date, at.timeZone),
      })
      .execute();
  }
}
