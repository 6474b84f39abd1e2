import { mayRevoke } from '../domain/people/naming.ts';
import { everywhere, type PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { isLastSecretariat } from './last-secretariat.ts';

export type RevokeRefusal =
  | PermissionRefusal
  | 'no-such-mandate'
  | 'own-mandate'
  | 'not-yours-to-revoke'
  | 'last-secretariat';

/** Ends a mandate now; returns the organisation's name in addresses. What was done under it stands as it is. */
export function revokeMandate(
  db: Database,
  viewer: Viewer | null,
  edition: number,
  slug: string,
  now: Date,
): Promise<Result<string, RevokeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const mandate = await trx
      .selectFrom('mandate')
      .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
      .select(['mandate.id', 'mandate.slug', 'role', 'revoked_at', 'organisation.slug as organisation'])
      .where('edition_id', '=', edition)
      .where('mandate.slug', '=', slug)
      .executeTakeFirst();
    const place = { ...everywhere, organisation: mandate?.organisation ?? '' };
    const decision = await authorise(trx, viewer, { act: 'revoke-mandate', place, open: [] });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!mandate) return refused('no-such-mandate');
    // Nobody can lock themselves, and with them the edition, out.
    if (decision.mandate?.id === mandate.id) return refused('own-mandate');
    if (!mayRevoke(decision.by.role, mandate.role)) return refused('not-yours-to-revoke');
    if (mandate.revoked_at) return done(mandate.organisation);
    if (await isLastSecretariat(trx, { mandate: mandate.id }, now)) return refused('last-secretariat');
    const { numUpdatedRows } = await trx
      .updateTable('mandate')
      .set({ revoked_at: now, revoked_by: viewer.person })
      .where('id', '=', mandate.id)
      .where('revoked_at', 'is', null)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return done(mandate.organisation);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'mandate-revoked',
        edition_id: edition,
        person_id: viewer.person,
        mandate_id: decision.mandate?.id ?? null,
        content: JSON.stringify({ mandate: mandate.slug, organisation: mandate.organisation }),
      })
      .execute();
    return done(mandate.organisation);
  });
}
