import { createTransport } from 'nodemailer';
import type { Database } from '../store/database.ts';

/** After so many failures a message stays where it is, with the last error beside it. */
const mostAttempts = 8;

/**
 * Sends the messages that wait, oldest first; returns how many left. Each is held while it is sent, so that two
 * processes never send the same one, and gone once it has left; one that fails waits for the next round.
 */
export async function sendWaiting(
  db: Database,
  mail: { readonly smtpUrl: string; readonly from: string },
): Promise<number> {
  const transport = createTransport(mail.smtpUrl);
  try {
    let sent = 0;
    for (let after = 0; ; ) {
      const outcome = await sendNext(db, after, (message) =>
        transport.sendMail({ from: mail.from, ...message }),
      );
      if (!outcome) return sent;
      after = outcome.id;
      if (outcome.left) sent++;
    }
  } finally {
    transport.close();
  }
}

interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

function sendNext(db: Database, after: number, send: (letter: Letter) => Promise<unknown>) {
  return db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom('mail_message')
      .selectAll()
      .where('attempts', '<', mostAttempts)
      .where('id', '>', after)
      .orderBy('id')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    if (!message) return null;
    const failure = await send({ to: message.recipient, subject: message.subject, text: message.body }).then(
      () => null,
      (error: Error) => error.message,
    );
    if (failure === null) await trx.deleteFrom('mail_message').where('id', '=', message.id).execute();
    else
      await trx
        .updateTable('mail_message')
        .set({ last_error: failure, attempts: message.attempts + 1 })
        .where('id', '=', message.id)
        .execute();
    return { id: message.id, left: failure === null };
  });
}
