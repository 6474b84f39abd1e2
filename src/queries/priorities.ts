import { sql } from 'kysely';
import type { Database } from './database.ts';
import { named } from './names.ts';
import { preference } from './voices.ts';

export interface ListedPriority {
  readonly id: number;
  readonly slug: string;
  readonly kind: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly organisationLanguage: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  /** How many provisions carry it. */
  readonly carriers: number;
  /** How many clauses of the outcome come from it. */
  readonly clauses: number;
}

/** A provision that carries a priority, as the reader would read it. */
export interface Carrier {
  readonly paper: string;
  readonly title: string;
  readonly titleLanguage: string;
  readonly ref: string;
  readonly code: string | null;
  readonly text: string;
  readonly language: string;
}

/** The priorities stated in an edition, with how far they went; an edition has tens of them. */
export async function priorities(
  db: Database,
  edition: number,
  language: string,
  only: { readonly slug?: string; readonly organisation?: string; readonly carriedBy?: number } = {},
): Promise<ListedPriority[]> {
  let query = db
    .selectFrom('priority')
    .innerJoin('priority_text as text', 'text.priority_id', 'priority.id')
    .innerJoin('organisation', 'organisation.id', 'priority.organisation_id')
    .distinctOn(['priority.position', 'priority.id'])
    .select(['priority.id', 'priority.slug', 'priority.kind'])
    .select(['text.title', 'text.text', 'text.language'])
    .select(named('organisation', 'organisation.id', language).as('by'))
    .select(
      sql<number>`(select count(*) from priority_carrier where priority_id = priority.id)`.as('carriers'),
    )
    .select(
      sql<number>`(select count(distinct clause_id) from lineage join recommendation on recommendation.provision_id = clause_id
        where lineage.priority_id = priority.id and kind <> 'declined')`.as('clauses'),
    )
    .where('priority.edition_id', '=', edition);
  if (only.slug) query = query.where('priority.slug', '=', only.slug);
  if (only.organisation) query = query.where('organisation.slug', '=', only.organisation);
  if (only.carriedBy !== undefined)
    query = query.where(
      sql<boolean>`exists (select from priority_carrier where priority_id = priority.id and provision_id = ${only.carriedBy})`,
    );
  const rows = await query
    .orderBy('priority.position')
    .orderBy('priority.id')
    .orderBy(preference('text.language', language), 'desc')
    .limit(200)
    .execute();
  return rows.map(({ by, ...row }) => ({
    ...row,
    organisation: by.slug,
    organisationName: by.name,
    organisationLanguage: by.language,
  }));
}

/** The provisions that carry a priority, in the order they are named, in their latest published words. */
export async function carriersOf(db: Database, priority: number, language: string): Promise<Carrier[]> {
  const best = preference('language', language);
  const { rows } = await sql<Carrier>`
    select paper.slug as paper, head.title, head.language as "titleLanguage", provision.ref, recommendation.code,
      words.plain as text, words.language
    from priority_carrier carrier
    join provision on provision.id = carrier.provision_id
    join paper on paper.id = provision.paper_id
    left join recommendation on recommendation.provision_id = provision.id
    cross join lateral (select number, title, language from paper_version version
      join paper_text on paper_version_id = version.id
      where version.paper_id = paper.id and published_at is not null order by number desc, ${best} desc limit 1) head
    cross join lateral (select plain, language from provision_state state
      join provision_text on state_id = state.id
      where state.provision_id = provision.id and from_version <= head.number
      order by from_version desc, ${best} desc limit 1) words
    where carrier.priority_id = ${priority}
    order by carrier.position
    limit 200`.execute(db);
  return rows;
}
