import { mayFollow } from '../domain/amendments/course.ts';
import type { Database } from '../store/database.ts';
import { amendmentUnderLock } from './amendment-under-lock.ts';
import { contributionUnderLock, moveTo, textHash } from './standing.ts';
import { withdrawSignature } from './withdraw-signature.ts';

/**
 * Withdraws everything a person said and proposed for themselves, and that stands. What was done under a mandate is the
 * organisation's; amendments that others sign too go on under their names; what was adopted or merged stays in lineage.
 */
export async function withdrawOwnWords(trx: Database, person: string, now: Date): Promise<void> {
  await withdrawAmendments(trx, person, now);
  await withdrawContributions(trx, person, now);
  // Nobody but the translators read what waits, and nothing rests on it.
  await trx
    .deleteFrom('translation_suggestion')
    .where('person_id', '=', person)
    .where('verdict', 'is', null)
    .execute();
}

async function withdrawContributions(trx: Database, person: string, now: Date): Promise<void> {
  const own = await trx
    .selectFrom('contribution')
    .select(['slug', 'edition_id as edition'])
    .where('person_id', '=', person)
    .where('mandate_id', 'is', null)
    .where('standing', 'in', ['published', 'waiting', 'hidden'])
    .where('left_at', 'is', null)
    .execute();
  for (const by of own) {
    const said = await contributionUnderLock(trx, by);
    if (!said) continue;
    // What is hidden stays so, with its reason; were it ever to come back, it would be withdrawn.
    if (said.standing === 'hidden')
      await trx.updateTable('contribution').set({ left_at: now }).where('id', '=', said.id).execute();
    else await moveTo(trx, said, 'withdrawn', now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'contribution-withdrawn',
        edition_id: said.edition,
        person_id: person,
        contribution_id: said.id,
        content: JSON.stringify({ text: textHash(said.text) }),
      })
      .execute();
  }
}

async function withdrawAmendments(trx: Database, person: string, now: Date): Promise<void> {
  const signed = await trx
    .selectFrom('amendment_signature as signature')
    .innerJoin('amendment', 'amendment.id', 'signature.amendment_id')
    .select('amendment.code')
    .where('signature.person_id', '=', person)
    .where('signature.mandate_id', 'is', null)
    .where('signature.withdrawn_at', 'is', null)
    // In one order, so that two who leave at once do not wait for each other.
    .orderBy('amendment.paper_id')
    .orderBy('amendment.id')
    .execute();
  for (const { code } of signed) {
    const amendment = await amendmentUnderLock(trx, code, now);
    if (amendment && mayFollow(amendment.state, 'withdrawn'))
      await withdrawSignature(trx, amendment, { person, mandate: null }, now);
  }
}
