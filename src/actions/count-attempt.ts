import { isTooMany, type Limit } from '../domain/contributions/pace.ts';
import type { Database } from '../store/database.ts';
import { keyedHash } from '../store/secret.ts';

const dayLong = 86_400_000;

/** Counts an attempt to sign in as an address, and says whether it may go on; attempts of yesterday are forgotten. */
export function countAttempt(
  db: Database,
  {
    email,
    key,
    kind,
    limit,
  }: {
    readonly email: string;
    /** With what the address is hashed. */
    readonly key: string;
    readonly kind: 'link' | 'password';
    readonly limit: Limit;
  },
  now: Date,
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const subject = keyedHash(email, key);
    await trx
      .deleteFrom('sign_in_attempt')
      .where('at', '<', new Date(now.getTime() - dayLong))
      .execute();
    const earlier = await trx
      .selectFrom('sign_in_attempt')
      .select('at')
      .where('subject_hash', '=', subject)
      .where('kind', '=', kind)
      .where('at', '>', new Date(now.getTime() - limit.minutes * 60_000))
      .execute();
    const moments = earlier.map(({ at }) => at.getTime());
    if (isTooMany(moments, limit, now.getTime())) return false;
    await trx.insertInto('sign_in_attempt').values({ subject_hash: subject, kind, at: now }).execute();
    return true;
  });
}
