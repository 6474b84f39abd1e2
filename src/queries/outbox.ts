import type { Database } from './database.ts';

export interface Message {
  readonly recipient: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly writtenAt: Date;
}

/** The last messages that wait to be sent, newest first. */
export async function outbox(db: Database): Promise<Message[]> {
  return db
    .selectFrom('mail_message')
    .select(['recipient', 'language', 'subject', 'body', 'created_at as writtenAt'])
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}
