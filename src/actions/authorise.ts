import { sql } from 'kysely';
import { type Decision, decide, type Request } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import type { Database } from '../store/database.ts';

/**
 * Decides by the table of permissions; every event that the transaction records from here on carries the line that
 * allowed it, those of what follows from the act included.
 */
export async function authorise(trx: Database, viewer: Viewer | null, request: Request): Promise<Decision> {
  const decision = decide(viewer, request);
  if (decision.ok)
    await sql`select set_config('parvis.line', ${String(decision.by.line)}, true)`.execute(trx);
  return decision;
}
