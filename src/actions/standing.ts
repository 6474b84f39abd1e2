import { createHash } from 'node:crypto';
import type { Standing } from '../domain/moderation/standing.ts';
import type { Database } from '../store/database.ts';

/** A contribution held until the transaction ends, with where it stands. */
export interface HeldContribution {
  readonly id: number;
  readonly slug: string;
  readonly edition: number;
  readonly provision: number;
  readonly person: string;
  readonly standing: Standing;
  readonly text: string;
  readonly language: string;
  readonly replyTo: number | null;
  readonly answerDays: number;
  readonly place: { readonly circuit: string | null; readonly track: string | null; readonly paper: string };
  readonly paper: number;
  readonly secretHash: string | null;
  readonly heldFor: string | null;
  /** Whether its author left for good while it was hidden: it comes back withdrawn. */
  readonly left: boolean;
}

/** Loads a contribution by its name, or by the hash of its private link, and holds it. */
export async function contributionUnderLock(
  trx: Database,
  by: { readonly edition: number; readonly slug: string } | { readonly secretHash: string },
): Promise<HeldContribution | null> {
  let query = trx
    .selectFrom('contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .innerJoin('edition', 'edition.id', 'said.edition_id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select(['said.id', 'said.slug', 'said.edition_id as edition', 'said.provision_id as provision'])
    .select(['said.person_id as person', 'said.standing', 'said.text', 'said.language'])
    .select(['said.reply_to as replyTo', 'said.secret_hash as secretHash', 'said.held_for as heldFor'])
    .select(({ eb }) => eb('said.left_at', 'is not', null).$castTo<boolean>().as('left'))
    .select(['edition.answer_days as answerDays', 'paper.id as paperId', 'paper.slug as paper'])
    .select(['circuit.slug as circuit', 'track.slug as track'])
    .forUpdate('said');
  query =
    'slug' in by
      ? query.where('said.edition_id', '=', by.edition).where('said.slug', '=', by.slug)
      : query.where('said.secret_hash', '=', by.secretHash);
  const row = await query.executeTakeFirst();
  if (!row) return null;
  const { circuit, track, paper, paperId, standing, ...rest } = row;
  return { ...rest, standing: standing as Standing, place: { circuit, track, paper }, paper: paperId };
}

/** Moves a contribution to another standing: counts follow, and an answer is owed from its first publication on. */
export async function moveTo(
  trx: Database,
  said: HeldContribution,
  wanted: Standing,
  now: Date,
): Promise<void> {
  const standing = said.left && wanted !== 'hidden' ? 'withdrawn' : wanted;
  if (standing === said.standing) return;
  const due = new Date(now.getTime() + said.answerDays * 86_400_000);
  await trx
    .updateTable('contribution')
    .set((row) => ({
      standing,
      ...(standing === 'published' && said.replyTo === null
        ? { answer_due_at: row.fn.coalesce('answer_due_at', row.val(due)) }
        : {}),
    }))
    .where('id', '=', said.id)
    .execute();
  if (standing === 'published') await countOnProvision(trx, said.provision, 1);
  if (said.standing === 'published') await countOnProvision(trx, said.provision, -1);
}

/** Keeps the count shown beside a provision. */
export async function countOnProvision(trx: Database, provision: number, more: 1 | -1): Promise<void> {
  await trx
    .insertInto('provision_tally')
    .values({ provision_id: provision, contributions: Math.max(0, more) })
    .onConflict((on) =>
      on
        .column('provision_id')
        .doUpdateSet((row) => ({ contributions: row('provision_tally.contributions', '+', more) })),
    )
    .execute();
}

/** Says which words were meant, without saying them. */
export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex');
