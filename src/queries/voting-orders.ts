import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference, shownName } from './voices.ts';

/** An order that a chair set in the voting list of a paper, and why. */
export interface VotingOrderSet {
  /** What was to be voted on first; none: everything by the rule again. */
  readonly codes: readonly string[];
  readonly person: string;
  /** The mandate it was set under, in the reader's language. */
  readonly mandate: string | null;
  readonly note: string;
  readonly language: string;
  readonly at: Date;
}

/** The last orders set for a paper, the one that holds first. */
export async function votingOrders(db: Database, paper: number, language: string): Promise<VotingOrderSet[]> {
  return db
    .selectFrom('voting_order')
    .innerJoin('mandate', 'mandate.id', 'voting_order.mandate_id')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .select(shownName('person', 'mandate.id').as('person'))
    .select(['note', 'voting_order.language', 'at'])
    .select(
      sql<string[]>`array(select amendment.code from voting_order_amendment named
        join amendment on amendment.id = named.amendment_id
        where named.voting_order_id = voting_order.id order by named.place)`.as('codes'),
    )
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = mandate.id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .where('voting_order.paper_id', '=', paper)
    .orderBy('voting_order.id', 'desc')
    .limit(20)
    .execute();
}
