import { sql } from 'kysely';
import type { Inline } from '../domain/papers/inline.ts';
import type { Database } from './database.ts';

/** What is left to do on a passage in one language, by where its translation stands; `reviewed`: nothing. */
export const translationStates = ['missing', 'stale', 'machine', 'unreviewed', 'reviewed'] as const;
export type TranslationState = (typeof translationStates)[number];

/** How many passages stand where. */
export type TranslationCounts = Readonly<Record<TranslationState, number>>;

/** A passage of the text in hand, with its translation into one language. */
export interface Segment {
  readonly provision: number;
  readonly ref: string;
  readonly kind: string;
  /** § as readers see it in the text in hand; null for headings and notes. */
  readonly number: number | null;
  /** The state that a translation goes on from. */
  readonly basis: number;
  /** A fingerprint of the source and of the translation: another when either is. */
  readonly seen: string;
  readonly source: readonly Inline[];
  readonly state: TranslationState;
  /** The translation; null where there is none. */
  readonly content: readonly Inline[] | null;
  /** The authentic words it was made from; null where nobody wrote them down. */
  readonly madeFrom: readonly Inline[] | null;
  readonly translated: Trace | null;
  readonly reviewed: Trace | null;
  /** The terms against which it was saved, knowingly. */
  readonly waived: readonly string[];
}

/** Who did something, and when; the name is empty of somebody who was erased. */
export interface Trace {
  readonly person: string;
  readonly name: string;
  readonly at: Date;
}

/** Where a translation stands: the words of the authentic text come first, then whose words these are. */
const stateOf = sql<TranslationState>`case when target.state_id is null then 'missing'
  when target.status = 'stale' then 'stale' when target.reviewed_at is not null then 'reviewed'
  when target.status = 'machine' then 'machine' else 'unreviewed' end`;

/** What a translator sees of a passage, as a fingerprint: the texts named source and target of a query. */
export const seen = sql<string>`md5(concat_ws('|', source.content, target.content))`;

/** The fingerprint of a state in one language, as `Segment` has it. */
export async function seenNow(db: Database, state: number, language: string): Promise<string | null> {
  const row = await db
    .selectFrom('provision_text as source')
    .leftJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'source.state_id').on('target.language', '=', language),
    )
    .select(seen.as('seen'))
    .where('source.state_id', '=', state)
    .where('source.status', '=', 'original')
    .executeTakeFirst();
  return row?.seen ?? null;
}

/** How many passages of the texts in hand of these papers stand where, by paper and language; none: all zero. */
export async function translationCounts(
  db: Database,
  papers: readonly number[],
  languages: readonly string[],
): Promise<(paper: number, language: string) => TranslationCounts> {
  const rows =
    papers.length === 0
      ? []
      : await db
          .selectFrom('provision')
          .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
          .innerJoin(
            sql<{ language: string }>`unnest(${sql.val([...languages])}::text[])`.as<'wanted'>(
              sql`wanted(language)`,
            ),
            (join) => join.onTrue(),
          )
          .leftJoin('provision_text as target', (join) =>
            join
              .onRef('target.state_id', '=', 'state.id')
              .on(sql<boolean>`target.language = wanted.language`),
          )
          .select(['provision.paper_id as paper', 'wanted.language', stateOf.as('state')])
          .select(sql<number>`count(*)::integer`.as('count'))
          .where('provision.paper_id', 'in', [...papers])
          .where('state.until_version', 'is', null)
          .groupBy(['provision.paper_id', 'wanted.language', sql`3`])
          .execute();
  const key = (paper: number, language: string) => `${paper} ${language}`;
  const found = new Map<string, Record<TranslationState, number>>();
  for (const { paper, language, state, count } of rows) {
    const counts = found.get(key(paper, language)) ?? none();
    counts[state] = count;
    found.set(key(paper, language), counts);
  }
  return (paper, language) => found.get(key(paper, language)) ?? none();
}

const none = (): Record<TranslationState, number> => ({
  missing: 0,
  stale: 0,
  machine: 0,
  unreviewed: 0,
  reviewed: 0,
});

/** How many translations of the text in hand of a paper were saved against the termbase. */
export async function waivedTranslations(db: Database, paper: number, language: string): Promise<number> {
  const { count } = await db
    .selectFrom('provision')
    .innerJoin('provision_state as state', 'state.provision_id', 'provision.id')
    .innerJoin('provision_text as text', 'text.state_id', 'state.id')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('provision.paper_id', '=', paper)
    .where('state.until_version', 'is', null)
    .where('text.language', '=', language)
    .where(sql<boolean>`text.waived_terms <> '{}'`)
    .executeTakeFirstOrThrow();
  return count;
}

/** The passage before one in the text in hand; null when there is none. */
export async function passageBefore(db: Database, paper: number, ref: string): Promise<number | null> {
  const row = await db
    .with('ordered', (cte) =>
      cte
        .selectFrom('provision_state as state')
        .innerJoin('provision', 'provision.id', 'state.provision_id')
        .select('provision.ref')
        .select(sql<number | null>`lag(provision.id) over (order by state.position, state.id)`.as('before'))
        .where('provision.paper_id', '=', paper)
        .where('state.until_version', 'is', null),
    )
    .selectFrom('ordered')
    .select('before')
    .where('ref', '=', ref)
    .executeTakeFirst();
  return row?.before ?? null;
}

interface Wanted {
  readonly paper: number;
  readonly authentic: string;
  readonly target: string;
  readonly states: readonly TranslationState[];
  /** The last passage of the page before. */
  readonly after: number | null;
  readonly limit: number;
}

/** The passages of the text in hand in order, each with its translation. */
export async function segments(db: Database, wanted: Wanted): Promise<Segment[]> {
  const { paper, authentic, target, states, after, limit } = wanted;
  const rows = await db
    .with('numbered', (cte) =>
      cte
        .selectFrom('provision_state as state')
        .innerJoin('provision', 'provision.id', 'state.provision_id')
        .select(['provision.id as provision', 'provision.ref', 'state.kind', 'state.id as basis'])
        .select(sql<number>`row_number() over (order by state.position, state.id)::integer`.as('place'))
        .select(
          sql<number>`count(*) filter (where state.kind not in ('heading', 'note'))
            over (order by state.position, state.id)::integer`.as('number'),
        )
        .where('provision.paper_id', '=', paper)
        .where('state.until_version', 'is', null),
    )
    .selectFrom('numbered')
    .innerJoin('provision_text as source', (join) =>
      join.onRef('source.state_id', '=', 'numbered.basis').on('source.language', '=', authentic),
    )
    .leftJoin('provision_text as target', (join) =>
      join.onRef('target.state_id', '=', 'numbered.basis').on('target.language', '=', target),
    )
    .select(['numbered.provision', 'numbered.ref', 'numbered.kind', 'numbered.number', 'numbered.basis'])
    .select(['source.content as source', 'target.content', 'target.source_content as madeFrom'])
    .select([
      stateOf.as('state'),
      seen.as('seen'),
      trace('target.translated_under', 'target.translated_at').as('translated'),
      trace('target.reviewed_under', 'target.reviewed_at').as('reviewed'),
      'target.waived_terms as waived',
    ])
    .where(stateOf, 'in', [...states])
    .$if(after !== null, (query) =>
      query.where('numbered.place', '>', (select) =>
        select.selectFrom('numbered as last').select('last.place').where('last.provision', '=', after),
      ),
    )
    .orderBy('numbered.place')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    ...row,
    number: row.kind === 'heading' || row.kind === 'note' ? null : row.number,
    translated: traceOf(row.translated),
    reviewed: traceOf(row.reviewed),
    waived: row.waived ?? [],
  }));
}

type Row = { readonly person: string; readonly name: string; readonly at: string } | null;

/** Who holds the mandate, and when they acted under it, as SQL. */
const trace = (mandate: string, at: string) =>
  sql<Row>`(select json_build_object('person', person.id, 'name', person.name, 'at', ${sql.ref(at)})
    from mandate join person on person.id = mandate.person_id where mandate.id = ${sql.ref(mandate)})`;

const traceOf = (row: Row): Trace | null => row && { ...row, at: new Date(row.at) };
