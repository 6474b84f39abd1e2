import { type HeldFor, heldFor } from '../domain/contributions/holding.ts';
import { isTooMany, pace } from '../domain/contributions/pace.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { hashOf, keyedHash } from '../store/secret.ts';
import { authorise } from './authorise.ts';
import { locateQuote, type QuoteRefusal } from './locate-quote.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { passesForAuthority } from './passes-for-authority.ts';
import { saidBefore } from './said-before.ts';
import { saidWithKey } from './said-with-key.ts';
import { provisionToday, saveContribution, type Words } from './save-contribution.ts';
import { type Letter, sendMail } from './send-mail.ts';

export interface GuestContribution extends Words {
  readonly name: string;
  readonly place: string;
  /** Where a code is sent; null: a moderator reads it instead. The address itself is not kept. */
  readonly email: string | null;
  /** Of the private link: always the same for the same key. */
  readonly secret: string;
  /** Six digits. */
  readonly code: string;
  readonly letter: Letter;
  /** With what the address is hashed: it is counted, and not kept. */
  readonly addressKey: string;
}

export type GuestRefusal =
  | PermissionRefusal
  | QuoteRefusal
  | 'no-such-provision'
  | 'key-used'
  | 'name-of-authority'
  | 'too-many-waiting'
  | 'too-many-codes';

/** What waits on one provision for a moderator, at most: a flood is stopped, and those who spoke before are safe. */
const mostWaiting = 100;
const codeLife = 60 * 60_000;

/** Says something on a provision without an account; it waits for the code, or for a moderator. */
export function contributeAsGuest(
  db: Database,
  viewer: Viewer | null,
  given: GuestContribution,
  now: Date,
): Promise<Result<{ readonly held: HeldFor }, GuestRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-provision');
    const decision = await authorise(trx, viewer, {
      act: 'contribute-as-guest',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok) return decision;
    if (await passesForAuthority(trx, given.name)) return refused('name-of-authority');
    const secretHash = hashOf(given.secret);
    const before = await saidWithKey(trx, paper, { secretHash, name: given.name }, given);
    if (!before.ok) return before;
    if (before.value) return done({ held: before.value.held as HeldFor });
    const today = await provisionToday(trx, paper.id, given.ref);
    if (!today) return refused('no-such-provision');
    const quote = await locateQuote(trx, today, given.quoted);
    if (!quote.ok) return quote;
    if (await isFlooded(trx, today.provision)) return refused('too-many-waiting');
    const emailHash = given.email === null ? null : keyedHash(given.email, given.addressKey);
    if (emailHash && (await tooManyCodes(trx, emailHash, now))) return refused('too-many-codes');
    const about = { edition: paper.edition, provision: today.provision, person: null, text: given.text };
    const { likeness } = await saidBefore(trx, about, now);
    const held = heldFor({ text: given.text, guest: true, newcomer: true, likeness }) ?? 'guest';
    const person = await trx
      .insertInto('person')
      .values({ name: given.name, place: given.place })
      .returning('id')
      .executeTakeFirstOrThrow();
    const by = { person: person.id, mandate: null, secretHash };
    const saved = { ...given, ...today, ...by, replyTo: null, held, quote: quote.value };
    const { id } = await saveContribution(trx, paper, saved, now);
    if (given.email !== null && emailHash) {
      await trx
        .insertInto('guest_confirmation')
        .values({
          contribution_id: id,
          email_hash: emailHash,
          code_hash: hashOf(given.secret + given.code),
          created_at: now,
          expires_at: new Date(now.getTime() + codeLife),
        })
        .execute();
      await sendMail(trx, { email: given.email, language: given.language }, given.letter, now);
    }
    return done({ held });
  });
}

async function isFlooded(trx: Database, provision: number): Promise<boolean> {
  const { count } = await trx
    .selectFrom('contribution')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('provision_id', '=', provision)
    .where('standing', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return count >= mostWaiting;
}

async function tooManyCodes(trx: Database, emailHash: string, now: Date): Promise<boolean> {
  const rows = await trx
    .selectFrom('guest_confirmation')
    .select('created_at as at')
    .where('email_hash', '=', emailHash)
    .orderBy('created_at', 'desc')
    .limit(pace.codes.most)
    .execute();
  return isTooMany(
    rows.map(({ at }) => at.getTime()),
    pace.codes,
    now.getTime(),
  );
}
