import type { Database } from '../store/database.ts';
import { sendWaiting } from './send-waiting.ts';

const everyMs = 5_000;

/** Sends waiting mail every few seconds until `stop`, which waits for the round in hand. */
export function keepPosting(
  db: Database,
  mail: { readonly smtpUrl: string; readonly from: string },
): { stop(): Promise<void> } {
  let round = Promise.resolve();
  const timer = setInterval(() => {
    round = round
      .then(() => sendWaiting(db, mail))
      .then(
        () => {},
        (error: Error) => console.error('mail:', error.message),
      );
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
