import { instantOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import type { AmendmentPlace, Ids, SavedAmendment } from './amendment-place.ts';
import type { PackVotes } from './pack-votes.ts';
import { idOf } from './save-edition.ts';

/** Saves what chairs ordered in the voting list of a paper after the first `known` orders, which are there. */
export async function saveOrders(
  db: Database,
  place: AmendmentPlace,
  orders: PackVotes['orders'],
  known: number,
  codes: Ids,
): Promise<void> {
  for (const { first, mandate, at, note, language } of orders.slice(known)) {
    const { id } = await db
      .insertInto('voting_order')
      .values({ paper_id: place.paperId, ...under(place, { mandate, at }), note, language })
      .returning('id')
      .executeTakeFirstOrThrow();
    if (first.length === 0) continue;
    const rows = first.map((code, index) => ({
      voting_order_id: id,
      place: index + 1,
      amendment_id: idOf(codes, code),
    }));
    await db.insertInto('voting_order_amendment').values(rows).execute();
  }
}

/** Saves how one amendment was voted on; `steps`: the rows of its course. */
export async function saveVotes(
  db: Database,
  place: AmendmentPlace,
  { id, given, wordings }: SavedAmendment,
  steps: readonly number[],
): Promise<void> {
  const { requests, divisions } = place.paper.votes;
  const own = ({ amendment }: { readonly amendment: string }) => amendment === given.code;
  const asked: number[] = [];
  for (const { kind, parts, wording, mandate, at, note, language } of requests.filter(own)) {
    const row = await db
      .insertInto('vote_request')
      .values({
        amendment_id: id,
        wording_id: wordings[wording - 1] ?? 0,
        kind,
        parts: parts ?? null,
        ...under(place, { mandate, at }),
        note,
        language,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    asked.push(row.id);
  }
  for (const { step, wording, request, sitting, mandate, at, ...division } of divisions.filter(own)) {
    const { rule, carried, yes, no, abstentions, part, note, language } = division;
    await db
      .insertInto('division')
      .values({
        amendment_id: id,
        step_id: steps[step - 1] ?? 0,
        wording_id: wordings[wording - 1] ?? 0,
        vote_request_id: request === undefined ? null : (asked[request - 1] ?? 0),
        sitting_id: idOf(place.sittings, sitting),
        ...{ rule, carried, yes, no, abstentions, part, note, language },
        ...under(place, { mandate, at }),
      })
      .execute();
  }
}

const under = (
  place: AmendmentPlace,
  { mandate, at }: { readonly mandate: string; readonly at: string },
) => ({
  mandate_id: idOf(place.mandates, mandate),
  at: instantOf(at, place.pack.edition.timezone),
});
