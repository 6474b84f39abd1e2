import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A decision its moderator can still take back. */
export interface FreshDecision {
  readonly id: number;
  /** The contribution or the amendment it is on. */
  readonly name: string;
  readonly verdict: string;
  readonly at: Date;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
}

/** The decisions of a person in an edition since a moment, newest first; none that was appealed against. */
export async function freshDecisions(
  db: Database,
  edition: number,
  person: string,
  since: Date,
): Promise<FreshDecision[]> {
  const { rows } = await sql<FreshDecision>`
    select moderation.id, coalesce(said.slug, amendment.code) as name, verdict, moderation.created_at as at,
      circuit.slug as circuit, track.slug as track, paper.slug as paper
    from moderation
    join mandate on mandate.id = moderation.mandate_id
    left join contribution said on said.id = moderation.contribution_id
    left join provision on provision.id = said.provision_id
    left join amendment on amendment.id = moderation.amendment_id
    join paper on paper.id = coalesce(provision.paper_id, amendment.paper_id)
    left join circuit on circuit.id = paper.circuit_id
    left join track on track.id = paper.track_id
    where paper.edition_id = ${edition} and mandate.person_id = ${person} and moderation.created_at > ${since}
      and undone_at is null and not exists (select from appeal where appeal.moderation_id = moderation.id)
    order by moderation.id desc
    limit 10`.execute(db);
  return rows;
}
