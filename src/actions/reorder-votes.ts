import type { NotPublic } from '../domain/moderation/standing.ts';
import type { PermissionRefusal } from '../domain/people/permissions/permissions.ts';
import type { Viewer } from '../domain/people/viewer.ts';
import { done, type Result, refused } from '../domain/result.ts';
import type { Database } from '../store/database.ts';
import { amendmentsOf, whyOutOfReach } from './amendment-under-lock.ts';
import { authorise } from './authorise.ts';
import { paperUnderLock } from './paper-under-lock.ts';

export interface VotingOrder {
  readonly paper: string;
  /** The amendments to be voted on first, in order; none: everything goes by the rule again. */
  readonly codes: readonly string[];
  readonly note: string;
  readonly language: string;
}

export type ReorderRefusal =
  | PermissionRefusal
  | 'no-such-paper'
  | NotPublic
  | 'no-such-amendment'
  | 'not-now'
  | 'reason-needed';

/** Sets what a sitting votes on first in a paper, against the rule and for a reason; returns how many it names. */
export function reorderVotes(
  db: Database,
  viewer: Viewer | null,
  given: VotingOrder,
  now: Date,
): Promise<Result<number, ReorderRefusal>> {
  return db.transaction().execute(async (trx) => {
    const paper = await paperUnderLock(trx, given.paper, now);
    if (!paper) return refused('no-such-paper');
    const decision = await authorise(trx, viewer, {
      act: 'reorder-votes',
      place: paper.place,
      open: paper.open,
    });
    if (!decision.ok || !viewer) return decision.ok ? refused('sign-in-first') : decision;
    if (!decision.mandate) return refused('not-your-role');
    const { note, language } = given;
    const order = { mandate: decision.mandate.id, note, language, codes: [...new Set(given.codes)] };
    if (await isLastOrder(trx, paper.id, order)) return done(order.codes.length);
    if (note === '') return refused('reason-needed');
    const amendments = new Map((await amendmentsOf(trx, paper, {})).map((one) => [one.code, one]));
    const named = order.codes.flatMap((code) => amendments.get(code) ?? []);
    if (named.length < order.codes.length) return refused('no-such-amendment');
    const unreachable = named.map(whyOutOfReach).find((why) => why !== null);
    if (unreachable) return refused(unreachable);
    if (named.some(({ state }) => state !== 'admitted' && state !== 'referred')) return refused('not-now');
    await saveOrder(trx, paper.id, order, named, now);
    await trx
      .insertInto('event')
      .values({
        at: now,
        kind: 'votes-reordered',
        edition_id: paper.edition,
        person_id: viewer.person,
        mandate_id: order.mandate,
        paper_id: paper.id,
      })
      .execute();
    return done(named.length);
  });
}

interface Order {
  readonly mandate: number;
  readonly note: string;
  readonly language: string;
  readonly codes: readonly string[];
}

async function saveOrder(
  trx: Database,
  paper: number,
  { mandate, note, language }: Order,
  named: readonly { readonly id: number }[],
  now: Date,
): Promise<void> {
  const { id } = await trx
    .insertInto('voting_order')
    .values({ paper_id: paper, mandate_id: mandate, note, language, at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  if (named.length === 0) return;
  const rows = named.map((amendment, index) => ({
    voting_order_id: id,
    place: index + 1,
    amendment_id: amendment.id,
  }));
  await trx.insertInto('voting_order_amendment').values(rows).execute();
}

/** Whether the order that holds is this very one: the same request was sent again, and is done. */
async function isLastOrder(trx: Database, paper: number, order: Order): Promise<boolean> {
  const last = await trx
    .selectFrom('voting_order')
    .select(['id', 'mandate_id as mandate', 'note', 'language'])
    .where('paper_id', '=', paper)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.mandate !== order.mandate || last.note !== order.note || last.language !== order.language)
    return false;
  const codes = await trx
    .selectFrom('voting_order_amendment')
    .innerJoin('amendment', 'amendment.id', 'amendment_id')
    .select('amendment.code')
    .where('voting_order_id', '=', last.id)
    .orderBy('place')
    .execute();
  return codes.map(({ code }) => code).join() === order.codes.join();
}
