import { type RawBuilder, sql } from 'kysely';
import { preference } from './voices.ts';

/** What search finds, in the words of the glossary; a clause is a recommendation of the outcome. */
export const searchKinds = [
  'paper',
  'clause',
  'recommendation',
  'provision',
  'contribution',
  'amendment',
  'answer',
  'organisation',
  'track',
  'domain',
  'priority',
] as const;
export type SearchKind = (typeof searchKinds)[number];

export interface SearchFilters {
  readonly kind?: SearchKind | undefined;
  readonly circuit?: string | undefined;
  /** The language of the text. */
  readonly language?: string | undefined;
}

/** What is asked, as the database takes it. */
export interface Asked {
  readonly edition: number;
  /** The reader's language: of what is found in several, that one is shown. */
  readonly language: string;
  /** A `tsquery`; null when no word is left to ask. */
  readonly wanted: string | null;
  readonly unwanted: string | null;
  /** In capitals. */
  readonly name: string;
}

/** The public texts of one sort, each as `text`, with its `language` and its `words`. */
interface Source {
  readonly kinds: readonly SearchKind[];
  readonly from: RawBuilder<unknown>;
  readonly public: RawBuilder<unknown>;
  readonly kind: RawBuilder<unknown>;
  /** What leads to the text later; and the thing itself, found once whatever its languages. */
  readonly id: RawBuilder<unknown>;
  readonly thing: RawBuilder<unknown>;
  /** A name that finds the thing whatever its words, in capitals. */
  readonly name: RawBuilder<unknown>;
  readonly circuit: RawBuilder<unknown>;
}

const none = sql`null::text`;
const nowhere = sql`null::bigint`;

/** The latest published version of `paper`: what is found is what is read today. */
const head = sql`lateral (select id, number from paper_version
  where paper_id = paper.id and published_at is not null order by number desc limit 1) head`;

const papers = (edition: number): Source => ({
  kinds: ['paper'],
  from: sql`paper_text text join paper_version on paper_version.id = text.paper_version_id
    join paper on paper.id = paper_version.paper_id join ${head} on head.id = text.paper_version_id`,
  public: sql`paper.edition_id = ${edition}`,
  kind: sql`'paper'`,
  id: sql`head.id`,
  thing: sql`paper.id`,
  name: sql`paper.code`,
  circuit: sql`paper.circuit_id`,
});

const provisions = (edition: number): Source => ({
  kinds: ['clause', 'recommendation', 'provision'],
  from: sql`provision_text text join provision_state state on state.id = text.state_id
    join provision on provision.id = state.provision_id join paper on paper.id = provision.paper_id
    join ${head} on state.from_version <= head.number and coalesce(state.until_version > head.number, true)
    left join recommendation on recommendation.provision_id = provision.id`,
  public: sql`paper.edition_id = ${edition}`,
  kind: sql`case when recommendation.code is null then 'provision' when paper.kind = 'outcome' then 'clause' else 'recommendation' end`,
  id: sql`state.id`,
  thing: sql`provision.id`,
  name: sql`recommendation.code`,
  circuit: sql`paper.circuit_id`,
});

const contributions = (edition: number): Source => ({
  kinds: ['contribution'],
  from: sql`public_contribution text join provision on provision.id = text.provision_id
    join paper on paper.id = provision.paper_id`,
  public: sql`text.edition_id = ${edition} and text.standing = 'published'`,
  kind: sql`'contribution'`,
  id: sql`text.id`,
  thing: sql`text.id`,
  name: sql`upper(text.slug)`,
  circuit: sql`paper.circuit_id`,
});

/** By its reason; its code finds it whatever its words. */
const amendments = (edition: number): Source => ({
  kinds: ['amendment'],
  from: sql`amendment text join paper on paper.id = text.paper_id`,
  public: sql`text.edition_id = ${edition}`,
  kind: sql`'amendment'`,
  id: sql`text.id`,
  thing: sql`text.id`,
  name: sql`text.code`,
  circuit: sql`paper.circuit_id`,
});

/** An answer may repeat what it answers: it is found while that is public. */
const answers = (edition: number): Source => ({
  kinds: ['answer'],
  from: sql`answer text left join public_contribution asked on asked.id = text.contribution_id
    left join provision on provision.id = coalesce(asked.provision_id, text.recommendation_id)
    left join paper on paper.id = provision.paper_id`,
  public: sql`text.edition_id = ${edition} and (text.contribution_id is null or asked.standing = 'published')`,
  kind: sql`'answer'`,
  id: sql`text.id`,
  thing: sql`text.id`,
  name: none,
  circuit: sql`paper.circuit_id`,
});

const organisations: Source = {
  kinds: ['organisation'],
  from: sql`organisation_text text join organisation on organisation.id = text.organisation_id`,
  public: sql`true`,
  kind: sql`'organisation'`,
  id: sql`organisation.id`,
  thing: sql`organisation.id`,
  name: sql`upper(organisation.acronym)`,
  circuit: nowhere,
};

const listed = (
  edition: number,
  kind: SearchKind,
  table: 'track' | 'policy_domain' | 'priority',
): Source => ({
  kinds: [kind],
  from: sql`${sql.table(`${table}_text`)} text join ${sql.table(table)} on ${sql.ref(`${table}.id`)} = ${sql.ref(`text.${table}_id`)}`,
  public: sql`edition_id = ${edition}`,
  kind: sql`${sql.lit(kind)}`,
  id: sql.ref(`${table}.id`),
  thing: sql.ref(`${table}.id`),
  name: none,
  circuit: table === 'track' ? sql`track.circuit_id` : nowhere,
});

/** Above what any rank can be. */
const named = 2_000_000;

/** One thing of a source a line: what has the name first, then what has the words, the rarer and denser the higher. */
function found(source: Source, asked: Asked, filters: SearchFilters): RawBuilder<unknown>[] {
  const { kind, language, circuit } = filters;
  const conditions = [
    source.public,
    ...(kind && source.kinds.length > 1 ? [sql`${source.kind} = ${kind}`] : []),
    ...(language ? [sql`text.language = ${language}`] : []),
    ...(circuit
      ? [
          sql`${source.circuit} = (select id from circuit where edition_id = ${asked.edition} and slug = ${circuit})`,
        ]
      : []),
  ];
  const line = (condition: RawBuilder<unknown>, score: RawBuilder<unknown>) => sql`
    (select distinct on (${source.thing}) ${source.kind} as kind, ${source.id} as id, text.language::text, ${score} as score
    from ${source.from} where ${sql.join([...conditions, condition], sql` and `)}
    order by ${source.thing}, ${preference('text.language', asked.language)} desc, score desc)`;
  const { wanted, unwanted } = asked;
  const words = sql`text.words @@ ${wanted}::tsquery
    and (${source.name} is null or ${source.name} <> ${asked.name})
    and (${unwanted}::tsquery is null or not text.words @@ ${unwanted}::tsquery)`;
  return [
    ...(source.name === none
      ? []
      : [line(sql`${source.name} = ${asked.name}`, sql`${sql.lit(named)}::integer`)]),
    ...(wanted === null
      ? []
      : [line(words, sql`(ts_rank(text.words, ${wanted}::tsquery, 1) * 1000000)::integer`)]),
  ];
}

/**
 * Everything public that has the name or the words, as one list of `kind`, `id`, `language` and `score`; null when
 * nothing can.
 */
export function matches(asked: Asked, filters: SearchFilters): RawBuilder<unknown> | null {
  const { edition } = asked;
  const sources = [
    papers(edition),
    provisions(edition),
    contributions(edition),
    amendments(edition),
    answers(edition),
    organisations,
    listed(edition, 'track', 'track'),
    listed(edition, 'domain', 'policy_domain'),
    listed(edition, 'priority', 'priority'),
  ].filter(({ kinds }) => filters.kind === undefined || kinds.includes(filters.kind));
  const lines = sources.flatMap((source) => found(source, asked, filters));
  return lines.length === 0 ? null : sql.join(lines, sql` union all `);
}
