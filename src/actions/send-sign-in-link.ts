import type { Database } from '../store/database.ts';

/** Puts a sign-in message in the mail queue; it leaves by SMTP, or waits in the outbox where there is none. */
export async function sendSignInLink(
  db: Database,
  mail: {
    readonly email: string;
    readonly language: string;
    readonly subject: string;
    readonly body: string;
  },
  now: Date,
): Promise<void> {
  const { email, language, subject, body } = mail;
  await db
    .insertInto('mail_message')
    .values({ recipient: email, language, subject, body, created_at: now })
    .execute();
}
