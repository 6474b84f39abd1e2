import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';

export interface PaperFilters {
  readonly circuit?: string | undefined;
  readonly track?: string | undefined;
  readonly domain?: string | undefined;
  readonly kind?: string | undefined;
  /** A language the text exists in. */
  readonly language?: string | undefined;
  readonly lead?: string | undefined;
  /** Leads or co-authors. */
  readonly organisation?: string | undefined;
  /** Only so many: those on which most was said, the outcome apart. */
  readonly mostDebated?: number | undefined;
}

export interface ListedPaper {
  readonly slug: string;
  readonly code: string;
  readonly kind: string;
  readonly position: number;
  readonly title: string;
  readonly summary: string;
  readonly language: string;
  readonly circuit: NamedIn | null;
  readonly languages: readonly string[];
  readonly leads: readonly NamedIn[];
  readonly recommendations: number;
  readonly contributions: number;
  readonly answered: number;
}

const pageSize = 24;

/** The published papers of an edition with what a list says of each. */
function listed(db: Database, edition: number, language: string) {
  return db
    .selectFrom('paper')
    .innerJoin('paper_version as version', 'version.paper_id', 'paper.id')
    .innerJoin('paper_text as text', 'text.paper_version_id', 'version.id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .distinctOn(['paper.position', 'paper.id'])
    .select([
      'paper.slug',
      'paper.code',
      'paper.kind',
      'paper.position',
      'text.title',
      'text.summary',
      'text.language',
    ])
    .select(named('circuit', 'paper.circuit_id', language).$castTo<NamedIn | null>().as('circuit'))
    .select(
      sql<
        string[]
      >`(select array_agg(language::text order by language) from paper_text where paper_version_id = version.id)`.as(
        'languages',
      ),
    )
    .select(leads(language).as('leads'))
    .select(
      sql<number>`(select count(*) from recommendation join provision on provision.id = recommendation.provision_id
        where provision.paper_id = paper.id)`.as('recommendations'),
    )
    .select(
      sql<number>`(select coalesce(sum(tally.contributions), 0) from provision_tally tally
        join provision on provision.id = tally.provision_id where provision.paper_id = paper.id)`
        .$castTo<number>()
        .as('contributions'),
    )
    .select(
      sql<number>`(select count(distinct answer.contribution_id) from answer
        join public_contribution said on said.id = answer.contribution_id and said.standing = 'published'
        join provision on provision.id = said.provision_id where provision.paper_id = paper.id)`.as(
        'answered',
      ),
    )
    .where('paper.edition_id', '=', edition)
    .where('version.published_at', 'is not', null);
}

/** Only those that some filters let through. */
function narrowed(
  all: ReturnType<typeof listed>,
  edition: number,
  filters: PaperFilters,
): ReturnType<typeof listed> {
  let query = all;
  if (filters.circuit) query = query.where('circuit.slug', '=', filters.circuit);
  if (filters.kind) query = query.where('paper.kind', '=', filters.kind);
  if (filters.track)
    query = query.where(
      sql<boolean>`exists (select from track where id = paper.track_id and slug = ${filters.track})`,
    );
  if (filters.language)
    query = query.where(
      sql<boolean>`exists (select from paper_text where paper_version_id = version.id and language = ${filters.language})`,
    );
  if (filters.domain)
    query =
      query.where(sql<boolean>`exists (select from paper_domain join policy_domain domain on domain.id = policy_domain_id
      where paper_id = paper.id and domain.slug = ${filters.domain})`);
  if (filters.mostDebated)
    query = query.where(
      sql<boolean>`paper.id in (select written.id from paper written
        join provision on provision.paper_id = written.id join provision_tally tally on tally.provision_id = provision.id
        where written.edition_id = ${edition} and written.kind <> 'outcome'
        group by written.id order by sum(tally.contributions) desc, written.id limit ${filters.mostDebated})`,
    );
  for (const [slug, leadsOnly] of [
    [filters.lead, true],
    [filters.organisation, false],
  ] as const) {
    if (slug)
      query =
        query.where(sql<boolean>`exists (select from paper_organisation join organisation on organisation.id = organisation_id
        where paper_id = paper.id and slug = ${slug} and (role = 'lead' or not ${leadsOnly}::boolean))`);
  }
  return query;
}

/** The published papers of an edition in their order, from after a cursor (a position); one page of them. */
export async function papers(
  db: Database,
  edition: number,
  language: string,
  filters: PaperFilters = {},
  cursor: number | null = null,
): Promise<{ papers: ListedPaper[]; next: number | null }> {
  let query = narrowed(listed(db, edition, language), edition, filters);
  if (cursor !== null) query = query.where('paper.position', '>', sql<number>`${cursor}::bigint`);
  const rows = await query
    .orderBy('paper.position')
    .orderBy('paper.id')
    .orderBy('version.number', 'desc')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.status', '=', 'original'), 'desc')
    .limit(pageSize + 1)
    .execute();
  const shown = rows
    .slice(0, pageSize)
    .map((row) => ({ ...row, contributions: Number(row.contributions), leads: row.leads ?? [] }));
  return { papers: shown, next: rows.length > pageSize ? (shown.at(-1)?.position ?? null) : null };
}

/** The organisations that lead a paper, as SQL. */
function leads(language: string) {
  return sql<
    NamedIn[] | null
  >`(select json_agg(${named('organisation', 'link.organisation_id', language)} order by link.position)
    from paper_organisation link where link.paper_id = paper.id and link.role = 'lead')`;
}
