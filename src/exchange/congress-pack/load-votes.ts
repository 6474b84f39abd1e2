import { sql } from 'kysely';
import { localOf } from '../../domain/editions/local-time.ts';
import type { Database } from '../../store/database.ts';
import { gatherList } from './gather.ts';
import type { EditionRow } from './load-edition.ts';
import type { PackVotes } from './pack-votes.ts';

/** What chairs ordered and sittings decided on the amendments to each paper; on what never was public, nothing. */
export async function loadVotes(db: Database, edition: EditionRow): Promise<(paper: string) => PackVotes> {
  const papers = await db
    .selectFrom('paper')
    .select(['id', 'slug'])
    .where('edition_id', '=', edition.id)
    .execute();
  const ids = new Map(papers.map(({ id, slug }) => [slug, id]));
  const local = (at: Date) => localOf(at, edition.time_zone);
  const orders = await loadOrders(db, edition.id, local);
  const requests = await loadRequests(db, edition.id, local);
  const divisions = await loadDivisions(db, edition.id, local);
  return (paper) => {
    const id = ids.get(paper) ?? 0;
    return { orders: orders(id), requests: requests(id), divisions: divisions(id) };
  };
}

type Local = (at: Date) => string;

async function loadOrders(db: Database, edition: number, local: Local) {
  const rows = await db
    .selectFrom('voting_order')
    .innerJoin('paper', 'paper.id', 'voting_order.paper_id')
    .innerJoin('mandate', 'mandate.id', 'voting_order.mandate_id')
    .select(['paper.id as owner', 'mandate.slug as mandate', 'at', 'note', 'voting_order.language'])
    .select(
      sql<string[]>`array(select amendment.code from voting_order_amendment named
        join public_amendment amendment on amendment.id = named.amendment_id
        where named.voting_order_id = voting_order.id order by named.place)`.as('first'),
    )
    .where('paper.edition_id', '=', edition)
    .orderBy('voting_order.id')
    .execute();
  return gatherList(rows.map(({ owner, at, ...order }) => ({ owner, value: { ...order, at: local(at) } })));
}

async function loadRequests(db: Database, edition: number, local: Local) {
  const rows = await db
    .selectFrom('vote_request as request')
    .innerJoin('public_amendment as amendment', 'amendment.id', 'request.amendment_id')
    .innerJoin('amendment_wording as wording', 'wording.id', 'request.wording_id')
    .innerJoin('mandate', 'mandate.id', 'request.mandate_id')
    .select(['amendment.paper_id as owner', 'amendment.code as amendment', 'wording.number as wording'])
    .select(['request.kind', 'request.parts', 'mandate.slug as mandate', 'request.at'])
    .select(['request.note', 'request.language'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('request.id')
    .execute();
  return gatherList(
    rows.map(({ owner, kind, parts, at, ...request }) => ({
      owner,
      value: {
        ...request,
        kind: kind as PackVotes['requests'][number]['kind'],
        ...(parts === null ? {} : { parts }),
        at: local(at),
      },
    })),
  );
}

async function loadDivisions(db: Database, edition: number, local: Local) {
  const rows = await db
    .selectFrom('division')
    .innerJoin('public_amendment as amendment', 'amendment.id', 'division.amendment_id')
    .innerJoin('amendment_wording as wording', 'wording.id', 'division.wording_id')
    .innerJoin('sitting', 'sitting.id', 'division.sitting_id')
    .innerJoin('mandate', 'mandate.id', 'division.mandate_id')
    .select(['amendment.paper_id as owner', 'amendment.code as amendment', 'wording.number as wording'])
    .select(
      sql<number>`(select count(*)::integer from amendment_step earlier
        where earlier.amendment_id = division.amendment_id and earlier.id <= division.step_id)`.as('step'),
    )
    .select(
      sql<number | null>`(select nullif(count(*), 0)::integer from vote_request earlier
        where earlier.amendment_id = division.amendment_id and earlier.id <= division.vote_request_id)`.as(
        'request',
      ),
    )
    .select(['part', 'sitting.slug as sitting', 'rule', 'yes', 'no', 'abstentions', 'division.carried'])
    .select(['mandate.slug as mandate', 'division.at', 'division.note', 'division.language'])
    .where('amendment.edition_id', '=', edition)
    .orderBy('division.id')
    .execute();
  return gatherList(
    rows.map(({ owner, amendment, wording, step, sitting, rule, carried, mandate, at, ...perhaps }) => ({
      owner,
      value: {
        ...{ amendment, wording, step, sitting, carried, mandate, at: local(at) },
        rule: rule as PackVotes['divisions'][number]['rule'],
        ...said(perhaps),
      },
    })),
  );
}

/** What there is of what need not be there. */
const said = <T extends object>(row: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
