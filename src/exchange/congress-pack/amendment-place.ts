import type { Database } from '../../store/database.ts';
import type { Pack, PackPaper } from './pack.ts';
import type { PackAmendment } from './pack-amendments.ts';
import { idOf, type SavedNames } from './save-edition.ts';

export type Ids = ReadonlyMap<string, number>;

/** What the amendments to one paper point to. */
export interface AmendmentPlace {
  readonly pack: Pack;
  readonly paper: PackPaper;
  readonly paperId: number;
  readonly edition: number;
  readonly mandates: Ids;
  readonly sittings: Ids;
  /** The provisions of the paper by their names in it. */
  readonly provisions: Ids;
  /** Its versions by their numbers. */
  readonly versions: ReadonlyMap<number, number>;
  readonly authors: Map<string, string>;
}

/** An amendment just saved, with what its steps point to. */
export interface SavedAmendment {
  readonly id: number;
  readonly given: PackAmendment;
  readonly author: string;
  readonly signers: readonly string[];
  readonly wordings: readonly number[];
}

/** What the amendments to one paper point to, once its texts are saved. */
export async function placeOf(
  db: Database,
  pack: Pack,
  paper: PackPaper,
  names: SavedNames & { readonly papers: Ids; readonly mandates: Ids },
): Promise<AmendmentPlace> {
  const paperId = idOf(names.papers, paper.id);
  const provisions = await db
    .selectFrom('provision')
    .select(['id', 'ref'])
    .where('paper_id', '=', paperId)
    .execute();
  const versions = await db
    .selectFrom('paper_version')
    .select(['id', 'number'])
    .where('paper_id', '=', paperId)
    .execute();
  const sittings = await db
    .selectFrom('sitting')
    .select(['id', 'slug'])
    .where('edition_id', '=', names.edition)
    .execute();
  return {
    pack,
    paper,
    paperId,
    edition: names.edition,
    mandates: names.mandates,
    sittings: new Map(sittings.map(({ id, slug }) => [slug, id])),
    provisions: new Map(provisions.map(({ id, ref }) => [ref, id])),
    versions: new Map(versions.map(({ id, number }) => [number, id])),
    authors: new Map(),
  };
}
