import { type HeldFor, heldFor } from '../domain/contributions/holding.ts';
import { type NotPublic, type Standing, whyNotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { authorise } from './authorise.ts';
import { locateQuote, type QuoteRefusal } from './locate-quote.ts';
import { paperUnderLock } from './paper-under-lock.ts';
import { rememberAuthor } from './remember-author.ts';
import { saidBefore } from './said-before.ts';
import { saidWithKey } from './said-with-key.ts';
import { provisionToday, saveContribution, type Words } from './save-contribution.ts';

export interface NewContribution extends Words {
  /** The mandate chosen to speak under, by name. */
  readonly mandate: string | undefined;
  /** The contribution it replies to, by name. */
  readonly replyTo: string | null;
  /** The name and place of someone who gives them for the first time. */
  readonly name: string | undefined;
  readonly place: string | undefined;
}

/** A contribution that was saved: its name, and why it waits for a moderator, if it does. */
export interface Contributed {
  readonly slug: string;
  readonly held: HeldFor | null;
}

export type ContributeRefusal =
  | PermissionRefusal
  | QuoteRefusal
  | NotPublic
  | 'no-such-provision'
  | 'not-to-reply-to'
  | 'key-used'
  | 'name-of-authority'
  | 'too-many'
  | 'said-already';

/** Says something on a provision, or replies to what somebody said. */
export function contribute(
  db: Database,
  viewer: Viewer | null,
  given: NewContribution,
  now: Date,
): Promise<Result<Contributed, ContributeRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-provision');
    const act = given.replyTo === null ? 'contribute' : 'reply';
    const decision = await authorise(trx, viewer, {
      act,
      place: paper.place,
      open: paper.open,
      mandate: given.mandate,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    const before = await saidWithKey(trx, paper, { person: viewer.person }, given);
    if (!before.ok) return before;
    if (before.value) return done(before.value);
    const today = await provisionToday(trx, paper.id, given.ref);
    if (!today) return refused('no-such-provision');
    const above =
      given.replyTo === null ? null : await repliedTo(trx, paper.edition, given.replyTo, today.provision);
    if (above && !above.ok) return above;
    const quote = await locateQuote(trx, today, given.quoted);
    if (!quote.ok) return quote;
    const about = { edition: paper.edition, provision: today.provision, person: viewer.person };
    const past = await saidBefore(trx, { ...about, text: given.text }, now);
    if (past.repeated) return refused('said-already');
    if (past.tooMany) return refused('too-many');
    const newcomer = past.newcomer && viewer.mandates.length === 0;
    const held = heldFor({ text: given.text, guest: false, newcomer, likeness: past.likeness });
    const remembered = await rememberAuthor(trx, viewer, given);
    if (!remembered.ok) return remembered;
    const { slug } = await saveContribution(
      trx,
      paper,
      {
        ...given,
        ...today,
        person: viewer.person,
        mandate: decision.mandate?.id ?? null,
        replyTo: above?.value ?? null,
        held,
        secretHash: null,
        quote: quote.value,
      },
      now,
    );
    return done({ slug, held });
  });
}

/** The row of the contribution that is replied to: public, on the same provision, and not itself a reply. */
async function repliedTo(
  trx: Database,
  edition: number,
  slug: string,
  provision: number,
): Promise<Result<number, NotPublic | 'not-to-reply-to'>> {
  const row = await trx
    .selectFrom('public_contribution')
    .select(['id', 'standing'])
    .where('edition_id', '=', edition)
    .where('slug', '=', slug)
    .where('provision_id', '=', provision)
    .where('reply_to', 'is', null)
    .executeTakeFirst();
  if (!row) return refused('not-to-reply-to');
  const unreachable = whyNotPublic(row.standing as Standing);
  return unreachable ? refused(unreachable) : done(row.id);
}
