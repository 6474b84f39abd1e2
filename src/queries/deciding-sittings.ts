import { sql } from 'kysely';
import type { Database } from '../store/database.ts';

/** A sitting of the edition of a paper, and whether it may decide on that paper. */
export interface DecidingSitting {
  readonly id: number;
  readonly slug: string;
  /** It has the paper on its agenda, or is of its track, or of its whole circuit. */
  readonly concerned: boolean;
}

/** The sittings of the edition of a paper, as those that may decide on its amendments. */
export async function decidingSittings(db: Database, paper: number): Promise<DecidingSitting[]> {
  return db
    .selectFrom('sitting')
    .innerJoin('paper', 'paper.edition_id', 'sitting.edition_id')
    .select(['sitting.id', 'sitting.slug'])
    .select(
      sql<boolean>`paper.circuit_id is null
        or exists (select from sitting_paper where sitting_id = sitting.id and paper_id = paper.id)
        or (sitting.circuit_id = paper.circuit_id
          and (sitting.track_id is null or paper.track_id is null or sitting.track_id = paper.track_id))`.as(
        'concerned',
      ),
    )
    .where('paper.id', '=', paper)
    .orderBy('sitting.id')
    .execute();
}
