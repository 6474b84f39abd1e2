import type { Database } from '../store/database.ts';
import type { HeldAmendment } from './amendment-under-lock.ts';
import { type Letter, sendMail } from './send-mail.ts';

/** Words a message to an author of an amendment, in their language. */
export type AmendmentLetter = (
  about: { readonly paper: string; readonly code: string },
  language: string,
) => Letter;

/** Writes to everybody who carries an amendment and has an address. */
export async function tellAuthors(
  trx: Database,
  amendment: Pick<HeldAmendment, 'id' | 'code' | 'paper'>,
  letter: AmendmentLetter,
  now: Date,
): Promise<void> {
  const authors = await trx
    .selectFrom('amendment_signature as signature')
    .innerJoin('person', 'person.id', 'signature.person_id')
    .innerJoin('amendment', 'amendment.id', 'signature.amendment_id')
    .select(['person.email', 'person.language', 'amendment.language as written'])
    .where('signature.amendment_id', '=', amendment.id)
    .where('signature.withdrawn_at', 'is', null)
    .execute();
  const about = { paper: amendment.paper.slug, code: amendment.code };
  for (const { email, language, written } of authors) {
    if (email === null) continue;
    const to = { email, language: language ?? written };
    await sendMail(trx, to, letter(about, to.language), now);
  }
}
