import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What stands between a draft outcome and its publication. */
export interface PublicationGaps {
  /** Clauses with neither an origin (a declined one is none) nor a declared reason for being new. */
  readonly clauses: readonly { readonly ref: string; readonly text: string; readonly language: string }[];
  /** Published recommendations without a disposition. */
  readonly recommendations: readonly {
    readonly code: string;
    readonly text: string;
    readonly language: string;
  }[];
}

/** The gaps of an outcome (by paper) at the version to be published. */
export async function publicationGaps(
  db: Database,
  outcome: number,
  version: number,
): Promise<PublicationGaps> {
  const clauses = await sql<PublicationGaps['clauses'][number]>`
    select provision.ref, text.plain as text, text.language
    from provision_state state
    join provision on provision.id = state.provision_id
    join provision_text text on text.state_id = state.id and text.status = 'original'
    where provision.paper_id = ${outcome} and state.kind = 'recommendation'
      and state.from_version <= ${version} and (state.until_version is null or state.until_version > ${version})
      and not exists (select from lineage where clause_id = provision.id and kind <> 'declined')
      and not exists (select from new_clause where clause_id = provision.id)
    order by state.position`.execute(db);
  const recommendations = await sql<PublicationGaps['recommendations'][number]>`
    select recommendation.code, text.plain as text, text.language
    from recommendation
    join provision on provision.id = recommendation.provision_id
    join paper on paper.id = provision.paper_id and paper.kind <> 'outcome'
    join (select paper_id, max(number) as number from paper_version where published_at is not null group by paper_id) head
      on head.paper_id = paper.id
    join provision_state state on state.provision_id = provision.id
      and int4range(state.from_version, state.until_version) @> head.number
    join provision_text text on text.state_id = state.id and text.status = 'original'
    where recommendation.edition_id = (select edition_id from paper where id = ${outcome})
      and not exists (
        select from answer where recommendation_id = recommendation.provision_id and disposition is not null)
    order by paper.position, state.position`.execute(db);
  return { clauses: clauses.rows, recommendations: recommendations.rows };
}
