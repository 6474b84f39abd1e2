import type { Database } from '../store/database.ts';

/** A message in words, ready to be sent. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/**
 * Puts a message in the mail queue, in the transaction of the act it tells of. What is written later to somebody who
 * chose no language is in that of the last.
 */
export async function sendMail(
  trx: Database,
  to: { readonly email: string; readonly language: string },
  letter: Letter,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('mail_message')
    .values({ recipient: to.email, language: to.language, ...letter, created_at: now })
    .execute();
  await trx
    .updateTable('person')
    .set({ written_in: to.language })
    .where('email', '=', to.email.toLowerCase())
    .execute();
}
