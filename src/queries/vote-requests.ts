import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference, shownName } from './voices.ts';

/** How a chair had an amendment voted on, and why. */
export interface VoteRequested {
  readonly code: string;
  readonly kind: 'split' | 'separate' | 'rule';
  /** Of a split, in which part each passage is. */
  readonly parts: readonly number[] | null;
  /** It is the last about its amendment, and about the words that are voted on. */
  readonly holds: boolean;
  /** What was decided on its parts since the amendment was last referred to a sitting. */
  readonly results: readonly { readonly part: number; readonly carried: boolean }[];
  readonly person: string;
  readonly mandate: string | null;
  readonly note: string;
  readonly language: string;
  readonly at: Date;
}

/** Those about the amendments to a paper, or about one of them, the last one first. */
export async function voteRequests(
  db: Database,
  about: { readonly paper: number } | { readonly amendment: number },
  language: string,
): Promise<VoteRequested[]> {
  const rows = await db
    .selectFrom('vote_request as request')
    .innerJoin('amendment', 'amendment.id', 'request.amendment_id')
    .innerJoin('mandate', 'mandate.id', 'request.mandate_id')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .select(shownName('person', 'mandate.id').as('person'))
    .select(['amendment.code', 'request.kind', 'request.parts', 'request.note', 'request.language'])
    .select('request.at')
    .select(
      sql<boolean>`request.wording_id = coalesce(
          (select max(made.id) from amendment_wording made
            where made.renders_id = amendment.wording_id and made.made_by = 'translator'), amendment.wording_id)
        and not exists (select from vote_request later
          where later.amendment_id = request.amendment_id and later.id > request.id)`.as('holds'),
    )
    .select(
      sql<
        VoteRequested['results']
      >`coalesce((select json_agg(json_build_object('part', part, 'carried', carried)
          order by division.id)
        from division where vote_request_id = request.id and division.step_id = amendment.step_id), '[]')`.as(
        'results',
      ),
    )
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = mandate.id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .where((row) =>
      'paper' in about
        ? row('amendment.paper_id', '=', about.paper)
        : row('amendment.id', '=', about.amendment),
    )
    .orderBy('request.id', 'desc')
    .execute();
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as VoteRequested['kind'] }));
}
