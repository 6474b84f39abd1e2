import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

/** A clause of the outcome, in the words it was last published with. */
export interface PublishedClause {
  readonly code: string;
  readonly text: string;
  readonly language: string;
  /** When it was first published, and when with these words. */
  readonly publishedAt: Date;
  readonly rewordedAt: Date;
  /** The mandate it was published under. */
  readonly mandate: string;
}

/** The clauses that stand in the published outcome of an edition, the last published first; `size` of them. */
export async function publishedClauses(
  db: Database,
  edition: number,
  language: string,
  size: number,
): Promise<PublishedClause[]> {
  const { rows } = await sql<PublishedClause>`
    select recommendation.code, words.plain as text, words.language, first.published_at as "publishedAt",
      version.published_at as "rewordedAt", mandate.title as mandate
    from paper
    cross join lateral (select max(number) as number from paper_version
      where paper_id = paper.id and published_at is not null) head
    join provision on provision.paper_id = paper.id
    join recommendation on recommendation.provision_id = provision.id
    join provision_state state on state.provision_id = provision.id and state.from_version <= head.number
      and coalesce(state.until_version > head.number, true)
    join paper_version version on version.paper_id = paper.id and version.number = state.from_version
    cross join lateral (select published_at from paper_version where paper_id = paper.id and published_at is not null
      and number >= (select min(from_version) from provision_state where provision_id = provision.id)
      order by number limit 1) first
    cross join lateral (select plain, language from provision_text where state_id = state.id
      order by ${preference('language', language)} desc limit 1) words
    cross join lateral (select title from mandate_text where mandate_id = version.mandate_id
      order by ${preference('language', language)} desc limit 1) mandate
    where paper.edition_id = ${edition} and paper.kind = 'outcome'
    order by version.number desc, state.position
    limit ${size}`.execute(db);
  return rows;
}
