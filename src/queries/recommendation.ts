import type { Database } from './database.ts';
import { answersTo, type Reader, type Reply } from './voices.ts';

/** Where a recommendation stands and what was answered to it. */
export interface RecommendationPlace {
  readonly id: number;
  readonly code: string;
  readonly paper: string;
  readonly ref: string;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly dueAt: Date | null;
  readonly answers: readonly Reply[];
}

/** A recommendation by its permanent code (in any case); null when there is none. */
export async function recommendationByCode(
  db: Database,
  edition: number,
  code: string,
  reader: Reader,
): Promise<RecommendationPlace | null> {
  const row = await db
    .selectFrom('recommendation')
    .innerJoin('provision', 'provision.id', 'recommendation.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select(['provision.id', 'recommendation.code', 'recommendation.answer_due_at as dueAt', 'provision.ref'])
    .select(['paper.slug as paper', 'circuit.slug as circuit', 'track.slug as track'])
    .where('recommendation.edition_id', '=', edition)
    .where('recommendation.code', '=', code.toUpperCase())
    .executeTakeFirst();
  return row
    ? { ...row, answers: await answersTo(db, 'recommendation_id', [row.id], reader.language) }
    : null;
}
