import type { HeldFor } from '../domain/contributions/holding.ts';
import type { Quote } from '../domain/contributions/quote.ts';
import type { Database } from '../store/database.ts';
import { latestVersion } from './latest-version.ts';
import type { LockedPaper } from './paper-under-lock.ts';
import { countOnProvision } from './standing.ts';

/** What both an account holder and a guest say. */
export interface Words {
  readonly paper: string;
  /** The provision's name in its paper. */
  readonly ref: string;
  readonly kind: 'comment' | 'question' | 'testimony' | 'collective';
  readonly language: string;
  readonly text: string;
  readonly constituency: 'communities' | 'civil-society' | 'local-government';
  /** How many people a collective contribution speaks for. */
  readonly people: number | null;
  /** The very words of the provision it is about, as they were read. */
  readonly quoted?: string | undefined;
  /** Sent again with the same key, it is the same contribution. */
  readonly key: string;
}

interface Saved extends Words {
  readonly provision: number;
  readonly version: number;
  readonly person: string;
  readonly mandate: number | null;
  readonly replyTo: number | null;
  readonly held: HeldFor | null;
  readonly secretHash: string | null;
  readonly quote: (Quote & { readonly language: string }) | null;
}

/** Saves a contribution under the paper's next number, counts it when it is public, and records it. */
export async function saveContribution(
  trx: Database,
  paper: LockedPaper,
  given: Saved,
  now: Date,
): Promise<{ id: number; slug: string }> {
  const number = await nextNumber(trx, paper.id);
  const slug = `${paper.code.toLowerCase()}-c${String(number).padStart(3, '0')}`;
  const { id } = await trx
    .insertInto('contribution')
    .values({
      edition_id: paper.edition,
      slug,
      provision_id: given.provision,
      paper_version_id: given.version,
      kind: given.kind,
      language: given.language,
      person_id: given.person,
      mandate_id: given.mandate,
      constituency: given.constituency,
      people: given.people,
      reply_to: given.replyTo,
      text: given.text,
      answer_due_at: given.replyTo === null && !given.held ? dueAt(paper, now) : null,
      standing: given.held ? 'waiting' : 'published',
      held_for: given.held,
      secret_hash: given.secretHash,
      quote_start: given.quote?.start ?? null,
      quote_end: given.quote?.end ?? null,
      quote_language: given.quote?.language ?? null,
      idempotency_key: given.key,
      created_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (!given.held) await countOnProvision(trx, given.provision, 1);
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind: given.replyTo === null ? 'contributed' : 'replied',
      edition_id: paper.edition,
      person_id: given.person,
      mandate_id: given.mandate,
      paper_id: paper.id,
      provision_id: given.provision,
      contribution_id: id,
      content: JSON.stringify(given.held ? { held: given.held } : {}),
    })
    .execute();
  return { id, slug };
}

const dueAt = (paper: LockedPaper, now: Date) => new Date(now.getTime() + paper.answerDays * 86_400_000);

async function nextNumber(trx: Database, paper: number): Promise<number> {
  const { last_contribution } = await trx
    .updateTable('paper')
    .set((row) => ({ last_contribution: row('last_contribution', '+', 1) }))
    .where('id', '=', paper)
    .returning('last_contribution')
    .executeTakeFirstOrThrow();
  return last_contribution;
}

/** The latest published version of a paper, and a provision that stands in it; null when either is missing. */
export async function provisionToday(
  trx: Database,
  paper: number,
  ref: string,
): Promise<{ version: number; provision: number } | null> {
  const version = await latestVersion(trx, paper);
  if (!version) return null;
  const provision = await trx
    .selectFrom('provision')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .select('provision.id')
    .where('paper_id', '=', paper)
    .where('ref', '=', ref)
    .where('state.kind', 'not in', ['heading', 'note'])
    .where('from_version', '<=', version.number)
    .where((where) =>
      where.or([where('until_version', 'is', null), where('until_version', '>', version.number)]),
    )
    .executeTakeFirst();
  return provision ? { version: version.id, provision: provision.id } : null;
}
