import type { Database } from '../../store/database.ts';
import { loadPack } from './load-pack.ts';
import { writeSources } from './pack-sources.ts';
import { publishedPack } from './published-pack.ts';
import { writePack } from './write-pack.ts';

export type ExportResult =
  | { readonly ok: true; readonly edition: string; readonly files: number }
  | { readonly ok: false; readonly error: string };

/**
 * Writes an edition (the only one when none is named) as a congress pack that `importPack` loads to the same congress.
 * What is not published yet stays out, as on every page, unless `drafts` asks for it: to move an edition elsewhere.
 */
export async function exportPack(
  db: Database,
  folder: string,
  {
    edition: slug,
    drafts = false,
  }: { readonly edition?: string | undefined; readonly drafts?: boolean } = {},
): Promise<ExportResult> {
  const editions = await db.selectFrom('edition').select('slug').orderBy('starts_on', 'desc').execute();
  const known = editions.map((edition) => edition.slug);
  if (known.length === 0) return { ok: false, error: 'There is no edition yet: import one first.' };
  const wanted = slug ?? (known.length === 1 ? known[0] : undefined);
  if (wanted === undefined || !known.includes(wanted))
    return { ok: false, error: `Name one of the editions: ${known.join(', ')}` };
  // One snapshot: what is written while the export runs is in it as a whole or not at all.
  const reading = db.transaction().setIsolationLevel('repeatable read');
  return reading.execute(async (snapshot) => {
    const pack = await loadPack(snapshot, wanted);
    if (!pack) return { ok: false, error: `There is no edition ${wanted}.` };
    const written = await writePack(drafts ? pack : publishedPack(pack), folder);
    if (!written.ok) return written;
    const sources = await writeSources(snapshot, wanted, folder);
    return { ok: true, edition: wanted, files: written.files + sources };
  });
}
