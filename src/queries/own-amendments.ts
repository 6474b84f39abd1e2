import { sql } from 'kysely';
import type { Operation } from '../domain/amendments/amendment.ts';
import { wordsWritten } from '../domain/amendments/words.ts';
import type { Database } from './database.ts';

/** An amendment that is not public, as one of its authors sees it: the words always, and what was decided about them. */
export interface OwnAmendment {
  readonly code: string;
  readonly paper: string;
  readonly reason: string;
  readonly language: string;
  /** What it would write into the text, passage by passage, and in which language. */
  readonly words: readonly string[];
  readonly wordedIn: string;
  readonly standing: 'waiting' | 'hidden';
  readonly heldFor: string | null;
  readonly proposedAt: Date;
  readonly hidden: { readonly reason: string; readonly note: string } | null;
  readonly appeal: { readonly upheld: boolean | null; readonly note: string } | null;
}

/** What a person proposed or signed in an edition that waits or is hidden, the latest first: fifty at most. */
export async function ownSilencedAmendments(
  db: Database,
  edition: number,
  person: string,
): Promise<OwnAmendment[]> {
  const { rows } = await sql<Omit<OwnAmendment, 'words'> & { readonly operations: readonly Operation[] }>`
    select said.code, paper.slug as paper, said.reason, said.language, wording.language as "wordedIn", said.standing,
      said.held_for as "heldFor", said.created_at as "proposedAt", wording.operations,
      case when said.standing = 'hidden' then (select json_build_object('reason', reason, 'note', note) from moderation
        where amendment_id = said.id and verdict = 'hide' and undone_at is null order by id desc limit 1) end as hidden,
      (select json_build_object('upheld', appeal.upheld, 'note', appeal.note) from appeal
        where appeal.moderation_id = (select id from moderation where amendment_id = said.id and undone_at is null
          order by id desc limit 1)) as appeal
    from amendment said
      join paper on paper.id = said.paper_id
      join amendment_wording wording on wording.id = said.wording_id
      join amendment_step step on step.id = said.step_id
    where said.edition_id = ${edition} and said.standing <> 'published'
      and (said.standing = 'hidden' or step.kind not in ('withdrawn', 'substituted'))
      and exists (select from amendment_signature signature where signature.amendment_id = said.id
        and signature.person_id = ${person} and withdrawn_at is null)
    order by said.id desc
    limit 50`.execute(db);
  return rows.map(({ operations, ...row }) => ({ ...row, words: wordsWritten(operations) }));
}

/** Why an amendment was hidden, for its page; null when nobody decided so here. */
export async function whyHidden(db: Database, amendment: number): Promise<string | null> {
  const row = await db
    .selectFrom('moderation')
    .select('reason')
    .where('amendment_id', '=', amendment)
    .where('verdict', '=', 'hide')
    .where('undone_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.reason ?? null;
}
