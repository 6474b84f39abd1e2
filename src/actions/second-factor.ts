import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { hashOf, seal, unseal } from '../store/secret.ts';

const stepSeconds = 30;
const mostFailures = 5;
const lockMinutes = 15;

/** The secret of an authenticator app, to be shown once, as text and as the address apps read. */
export interface NewFactor {
  readonly secret: string;
  readonly address: string;
}

const totpOf = (secret: string, label: string, issuer: string) =>
  new TOTP({
    issuer,
    label,
    period: stepSeconds,
    digits: 6,
    algorithm: 'SHA1',
    secret: Secret.fromBase32(secret),
  });

/** Prepares a second factor for a person; it counts only once a code of it was given. */
export async function prepareSecondFactor(
  db: Database,
  given: { readonly person: string; readonly label: string; readonly issuer: string; readonly key: string },
  now: Date,
): Promise<Result<NewFactor, 'factor-there-already'>> {
  const secret = new Secret({ size: 20 }).base32;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('second_factor')
    .values({ person_id: given.person, secret: seal(secret, given.key), created_at: now })
    .onConflict((on) =>
      on
        .column('person_id')
        .doUpdateSet({ secret: seal(secret, given.key), created_at: now, last_step: 0, failures: 0 })
        .where('second_factor.confirmed_at', 'is', null),
    )
    .executeTakeFirstOrThrow();
  if (!numInsertedOrUpdatedRows) return refused('factor-there-already');
  return done({ secret, address: totpOf(secret, given.label, given.issuer).toString() });
}

interface Given {
  readonly person: string;
  /** The session the code is given in. */
  readonly session: string;
  readonly code: string;
  /** The secret of the instance. */
  readonly key: string;
}

export type CodeRefusal = 'wrong-code' | 'code-locked' | 'no-factor';

/** Turns the second factor on with its first code; returns ten codes for the day the app is lost, shown once. */
export function confirmSecondFactor(
  db: Database,
  given: Given,
  now: Date,
): Promise<Result<readonly string[], CodeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const checked = await checkCode(trx, given, now);
    if (!checked.ok) return checked;
    await trx
      .updateTable('second_factor')
      .set({ confirmed_at: now })
      .where('person_id', '=', given.person)
      .execute();
    await trx.updateTable('person').set({ second_factor: true }).where('id', '=', given.person).execute();
    await passSession(trx, given, now);
    await trx.deleteFrom('backup_code').where('person_id', '=', given.person).execute();
    const codes = Array.from({ length: 10 }, () => randomBytes(5).toString('hex'));
    await trx
      .insertInto('backup_code')
      .values(codes.map((code) => ({ person_id: given.person, code_hash: hashOf(code) })))
      .execute();
    await trx
      .insertInto('event')
      .values({ at: now, kind: 'second-factor-on', person_id: given.person })
      .execute();
    return done(codes);
  });
}

/** Lets a session pass with a code of the app, or with one of the ten kept for the day it is lost. */
export function giveSecondFactor(db: Database, given: Given, now: Date): Promise<Result<null, CodeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const checked = await checkCode(trx, given, now);
    if (!checked.ok) return checked;
    await passSession(trx, given, now);
    return done(null);
  });
}

/** Turns the second factor off. */
export function removeSecondFactor(db: Database, person: string, now: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    for (const table of ['second_factor', 'backup_code'] as const)
      await trx.deleteFrom(table).where('person_id', '=', person).execute();
    await trx.updateTable('person').set({ second_factor: false }).where('id', '=', person).execute();
    await trx.insertInto('event').values({ at: now, kind: 'second-factor-off', person_id: person }).execute();
  });
}

async function passSession(trx: Database, { person, session }: Given, now: Date): Promise<void> {
  await trx
    .updateTable('sign_in_session')
    .set({ second_factor_at: now })
    .where('id', '=', session)
    .where('person_id', '=', person)
    .execute();
}

/** Takes a code once; five wrong ones in a row lock for a quarter of an hour. The row is held meanwhile. */
async function checkCode(trx: Database, given: Given, now: Date): Promise<Result<null, CodeRefusal>> {
  const factor = await trx
    .selectFrom('second_factor')
    .selectAll()
    .where('person_id', '=', given.person)
    .forUpdate()
    .executeTakeFirst();
  if (!factor) return refused('no-factor');
  if (factor.locked_until && factor.locked_until > now) return refused('code-locked');
  const code = given.code.replace(/[\s-]/g, '').toLowerCase();
  const step = stepOf(unseal(factor.secret, given.key), code, now);
  const right =
    step > factor.last_step || (factor.confirmed_at && (await takeBackupCode(trx, given.person, code, now)));
  const failures = right ? 0 : factor.failures + 1;
  await trx
    .updateTable('second_factor')
    .set({
      failures: failures >= mostFailures ? 0 : failures,
      locked_until: failures >= mostFailures ? new Date(now.getTime() + lockMinutes * 60_000) : null,
      ...(step > factor.last_step ? { last_step: step } : {}),
    })
    .where('person_id', '=', given.person)
    .execute();
  return right ? done(null) : refused('wrong-code');
}

/** The step of time a code belongs to, one before or after now included; 0 when it belongs to none. */
function stepOf(secret: string, code: string, now: Date): number {
  if (!/^\d{6}$/.test(code)) return 0;
  const timestamp = now.getTime();
  const delta = totpOf(secret, '', '').validate({ token: code, timestamp, window: 1 });
  return delta === null ? 0 : Math.floor(timestamp / 1000 / stepSeconds) + delta;
}

async function takeBackupCode(trx: Database, person: string, code: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('backup_code')
    .set({ used_at: now })
    .where('person_id', '=', person)
    .where('code_hash', '=', hashOf(code))
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}
