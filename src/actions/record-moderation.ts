import type { Reason } from '../domain/moderation/reasons.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';
import { type Letter, sendMail } from './send-mail.ts';
import { type HeldWords, namedBy } from './words-under-lock.ts';

interface Recorded {
  readonly kind: string;
  readonly viewer: Viewer;
  readonly mandate: number | null;
  readonly reason: Reason | null;
}

/** The record says which words by their hash, never the words. */
export async function recordModeration(
  trx: Database,
  words: HeldWords,
  { kind, viewer, mandate, reason }: Recorded,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('event')
    .values({
      at: now,
      kind,
      edition_id: words.edition,
      person_id: viewer.person,
      mandate_id: mandate,
      paper_id: words.paper,
      provision_id: words.kind === 'contribution' ? words.is.provision : null,
      ...namedBy(words),
      content: JSON.stringify({ text: words.hash, ...(reason ? { reason } : {}) }),
    })
    .execute();
}

/** Writes to the authors, where there is an address, in their own language or else the one they wrote in. */
export async function tellAuthorsOf(
  trx: Database,
  words: HeldWords,
  letter: (language: string) => Letter,
  now: Date,
): Promise<void> {
  if (words.authors.length === 0) return;
  const authors = await trx
    .selectFrom('person')
    .select(['email', 'language'])
    .where('id', 'in', [...words.authors])
    .execute();
  for (const { email, language: own } of authors) {
    if (!email) continue;
    const language = own ?? words.language;
    await sendMail(trx, { email, language }, letter(language), now);
  }
}
