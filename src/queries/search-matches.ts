import { type RawBuilder, sql } from 'kysely';
import { type SearchKind, type Source, sourcesOf } from './search-sources.ts';
import { preference } from './voices.ts';

export interface SearchFilters {
  readonly kind?: SearchKind | undefined;
  readonly circuit?: string | undefined;
  readonly domain?: string | undefined;
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

/** Above what any rank can be. */
const named = 2_000_000;

/** One thing of a source a line: what has the name first, then what has the words, the rarer and denser the higher. */
function found(
  source: Source,
  asked: Asked,
  filters: SearchFilters,
  bounds: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const { kind, language, circuit, domain } = filters;
  const conditions = [
    source.public,
    ...(kind && source.kinds.length > 1 ? [sql`${source.kind} = ${kind}`] : []),
    ...(language ? [sql`text.language = ${language}`] : []),
    ...(circuit
      ? [
          sql`${source.circuit} = (select id from circuit where edition_id = ${asked.edition} and slug = ${circuit})`,
        ]
      : []),
    ...(domain
      ? [
          sql`(select id from policy_domain where edition_id = ${asked.edition} and slug = ${domain}) in (${source.domains})`,
        ]
      : []),
  ];
  const { wanted, unwanted } = asked;
  const name = source.named?.(asked.name);
  const score = sql`(ts_rank(text.words, ${wanted}::tsquery, 1) * 1000000)::integer`;
  const words = sql`text.words @@ ${wanted}::tsquery ${name ? sql`and (${name}) is not true` : sql``}
    ${source.beside ? sql`and not ${source.beside} @@ ${wanted}::tsquery` : sql``}
    and (${unwanted}::tsquery is null or not text.words @@ ${unwanted}::tsquery)`;
  const line = (condition: RawBuilder<unknown>, rank: RawBuilder<unknown>) => {
    const where = sql.join([...conditions, condition], sql` and `);
    return sql`(select kind, id, language, score from (
      select ${source.thing ? sql`distinct on (${source.thing})` : sql``} ${source.kind} as kind, ${source.id} as id,
        text.language::text as language, ${rank} as score
      from ${source.from} where ${where} ${
        source.thing
          ? sql`order by ${source.thing}, ${preference('text.language', asked.language)} desc, score desc`
          : sql``
      }) one ${bounds})`;
  };
  return [
    ...(name ? [line(name, sql`${sql.lit(named)}::integer`)] : []),
    ...(wanted === null ? [] : [line(words, score)]),
  ];
}

/**
 * Everything public that has the name or the words, as one list of `kind`, `id`, `language` and `score`; null when
 * nothing can. `bounds` says where the page begins, and how long it is: no source need give more.
 */
export function matches(
  asked: Asked,
  filters: SearchFilters,
  bounds: RawBuilder<unknown>,
): RawBuilder<unknown> | null {
  const sources = sourcesOf(asked.edition).filter(
    ({ kinds }) => filters.kind === undefined || kinds.includes(filters.kind),
  );
  const lines = sources.flatMap((source) => found(source, asked, filters, bounds));
  return lines.length === 0 ? null : sql.join(lines, sql` union all `);
}
