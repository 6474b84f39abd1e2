import { sql } from 'kysely';
import { recordVersion } from '../queries/record-version.ts';
import type { Database } from '../store/database.ts';

const everyMs = 5 * 60_000;

/** Makes the list of written words anew, by which search finds what is written nearly as it was asked; searches go on meanwhile. */
export async function refreshSearch(db: Database): Promise<void> {
  await sql`refresh materialized view concurrently search_stem`.execute(db);
}

/** Refreshes it every few minutes in which the record moved until `stop`, which waits for the round in hand. */
export function keepSearchFresh(db: Database): { stop(): Promise<void> } {
  let seen: number | null = null;
  const refresh = async () => {
    const now = await recordVersion(db);
    if (now !== seen) await refreshSearch(db);
    seen = now;
  };
  const report = (error: Error) => console.error('search:', error.message);
  let round = refresh().catch(report);
  const timer = setInterval(() => {
    round = round.then(refresh).catch(report);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await round;
    },
  };
}
