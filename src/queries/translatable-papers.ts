import type { Database } from './database.ts';

export interface TranslatablePaper {
  readonly id: number;
  readonly slug: string;
  readonly authentic: string;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly title: string;
  /** The language of the title. */
  readonly language: string;
}

/** The published papers of an edition whose passages are translated one by one: all but the outcome. */
export function translatablePapers(
  db: Database,
  edition: number,
  language: string,
): Promise<TranslatablePaper[]> {
  return db
    .selectFrom('paper')
    .innerJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .innerJoin('paper_text as text', 'text.paper_version_id', 'version.id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .distinctOn(['paper.position', 'paper.id'])
    .select(['paper.id', 'paper.slug', 'paper.authentic_language as authentic'])
    .select(['circuit.slug as circuit', 'track.slug as track', 'text.title', 'text.language'])
    .where('paper.edition_id', '=', edition)
    .where('paper.kind', '<>', 'outcome')
    .where('version.published_at', 'is not', null)
    .orderBy('paper.position')
    .orderBy('paper.id')
    .orderBy('version.number', 'desc')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.status', '=', 'original'), 'desc')
    .execute();
}
