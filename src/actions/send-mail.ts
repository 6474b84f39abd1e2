import type { Database } from '../store/database.ts';

/** A message in words, ready to be sent. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
}

/** Puts a message in the mail queue, in the transaction of the act it tells of. */
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
}
