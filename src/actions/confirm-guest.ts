import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { hashOf } from '../store/secret.ts';
import { contributionUnderLock, moveTo } from './standing.ts';

export type ConfirmRefusal = 'no-such-contribution' | 'wrong-code' | 'code-expired';

const mostAttempts = 5;

/** Confirms a contribution made without an account by its code; one with links still waits for a moderator. */
export function confirmGuest(
  db: Database,
  given: { readonly secret: string; readonly code: string },
  now: Date,
): Promise<Result<{ readonly published: boolean }, ConfirmRefusal>> {
  return db.transaction().execute(async (trx) => {
    const said = await contributionUnderLock(trx, { secretHash: hashOf(given.secret) });
    if (!said) return refused('no-such-contribution');
    if (said.standing !== 'waiting') return done({ published: said.standing === 'published' });
    const confirmation = await trx
      .selectFrom('guest_confirmation')
      .select(['code_hash', 'attempts', 'expires_at', 'confirmed_at'])
      .where('contribution_id', '=', said.id)
      .executeTakeFirst();
    if (confirmation?.confirmed_at) return done({ published: false });
    if (!confirmation || confirmation.attempts >= mostAttempts || confirmation.expires_at <= now)
      return refused('code-expired');
    if (confirmation.code_hash !== hashOf(given.secret + given.code)) {
      await trx
        .updateTable('guest_confirmation')
        .set((row) => ({ attempts: row('attempts', '+', 1) }))
        .where('contribution_id', '=', said.id)
        .execute();
      return refused('wrong-code');
    }
    await trx
      .updateTable('guest_confirmation')
      .set({ confirmed_at: now })
      .where('contribution_id', '=', said.id)
      .execute();
    const published = said.heldFor === 'guest';
    if (published) await moveTo(trx, said, 'published', now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'guest-confirmed',
        edition_id: said.edition,
        person_id: said.person,
        paper_id: said.paper,
        provision_id: said.provision,
        contribution_id: said.id,
      })
      .execute();
    return done({ published });
  });
}
