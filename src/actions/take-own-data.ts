import { decide, everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import { personalData } from '../queries/personal-data.ts';
import type { Database } from '../store/database.ts';

/** Hands a person everything that is kept about them; it changes nothing, so the record says nothing of it. */
export async function takeOwnData(
  db: Database,
  viewer: Viewer | null,
): Promise<Result<Readonly<Record<string, unknown>>, PermissionRefusal>> {
  const decision = decide(viewer, { act: 'export-own-data', place: everywhere, open: [] });
  if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
  return done(await personalData(db, viewer.person));
}
