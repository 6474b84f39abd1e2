import { sql } from 'kysely';
import { hashOf } from '../store/secret.ts';
import type { Database } from './database.ts';

/** Something a person said, as its author sees it: the words always, and what was decided about them. */
export interface OwnContribution {
  readonly id: number;
  readonly slug: string;
  readonly text: string;
  readonly language: string;
  readonly standing: 'waiting' | 'published' | 'hidden' | 'withdrawn';
  readonly heldFor: string | null;
  /** Whether a code was sent that can still be typed. */
  readonly codeSent: boolean;
  /** Whether the code was typed already. */
  readonly codeTaken: boolean;
  readonly saidAt: Date;
  readonly answers: number;
  readonly paper: string;
  readonly paperCode: string;
  readonly ref: string;
  readonly hidden: { readonly reason: string; readonly note: string } | null;
  readonly appeal: { readonly upheld: boolean | null; readonly note: string } | null;
}

function selectOwn(db: Database, now: Date) {
  return db
    .selectFrom('contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select(['said.id', 'said.slug', 'said.text', 'said.language', 'said.held_for as heldFor'])
    .select(['said.created_at as saidAt', 'paper.slug as paper', 'paper.code as paperCode', 'provision.ref'])
    .select(sql<OwnContribution['standing']>`said.standing`.as('standing'))
    .select(
      sql<boolean>`exists (select from guest_confirmation code where code.contribution_id = said.id
        and code.expires_at > ${now} and code.attempts < 5 and confirmed_at is null)`.as('codeSent'),
    )
    .select(
      sql<boolean>`exists (select from guest_confirmation code where code.contribution_id = said.id
        and confirmed_at is not null)`.as('codeTaken'),
    )
    .select(
      sql<number>`(select count(*) from answer where answer.contribution_id = said.id)::integer`.as(
        'answers',
      ),
    )
    .select(
      sql<OwnContribution['hidden']>`case when said.standing = 'hidden' then (
        select json_build_object('reason', reason, 'note', note) from moderation
        where contribution_id = said.id and verdict = 'hide' and undone_at is null order by id desc limit 1) end`.as(
        'hidden',
      ),
    )
    .select(
      sql<OwnContribution['appeal']>`(
        select json_build_object('upheld', appeal.upheld, 'note', appeal.note) from appeal
        where appeal.moderation_id = (select id from moderation
          where contribution_id = said.id and undone_at is null order by id desc limit 1))`.as('appeal'),
    );
}

const pageSize = 20;

/** What a person said in an edition, newest first, from before `cursor` (an identifier). */
export async function ownContributions(
  db: Database,
  { edition, person }: { readonly edition: number; readonly person: string },
  now: Date,
  cursor: number | null = null,
): Promise<{ contributions: OwnContribution[]; next: number | null }> {
  let query = selectOwn(db, now).where('said.edition_id', '=', edition).where('said.person_id', '=', person);
  if (cursor !== null) query = query.where('said.id', '<', cursor);
  const rows = await query
    .orderBy('said.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  const contributions = rows.slice(0, pageSize);
  return { contributions, next: rows.length > pageSize ? (contributions.at(-1)?.id ?? null) : null };
}

/** One contribution of its author, by its name; null when it is somebody else's, or none. */
export async function ownContributionNamed(
  db: Database,
  { edition, person, slug }: { readonly edition: number; readonly person: string; readonly slug: string },
  now: Date,
): Promise<OwnContribution | null> {
  const row = await selectOwn(db, now)
    .where('said.edition_id', '=', edition)
    .where('said.person_id', '=', person)
    .where('said.slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}

/** What the private link of a guest opens; null when it opens nothing. */
export async function contributionBySecret(
  db: Database,
  secret: string,
  now: Date,
): Promise<OwnContribution | null> {
  const row = await selectOwn(db, now).where('said.secret_hash', '=', hashOf(secret)).executeTakeFirst();
  return row ?? null;
}
