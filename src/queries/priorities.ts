import { sql } from 'kysely';
import type { Database } from './database.ts';
import { preference } from './voices.ts';

export interface ListedPriority {
  readonly id: number;
  readonly slug: string;
  readonly kind: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly title: string;
  readonly text: string;
  readonly language: string;
  readonly carriers: readonly {
    readonly paper: string;
    readonly ref: string;
    readonly code: string | null;
  }[];
  /** How many clauses of the outcome come from it. */
  readonly clauses: number;
}

/** The priorities stated in an edition, with the provisions that carry them; an edition has tens of them. */
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
    .distinctOn('priority.position')
    .select(['priority.id', 'priority.slug', 'priority.kind', 'organisation.slug as organisation'])
    .select(['text.title', 'text.text', 'text.language'])
    .select(
      sql<string>`(select name from organisation_text where organisation_id = organisation.id
        order by ${preference('language', language)} desc limit 1)`.as('organisationName'),
    )
    .select(
      sql<
        ListedPriority['carriers'] | null
      >`(select json_agg(json_build_object('paper', paper.slug, 'ref', provision.ref,
          'code', recommendation.code) order by carrier.position)
        from priority_carrier carrier join provision on provision.id = carrier.provision_id
        join paper on paper.id = provision.paper_id
        left join recommendation on recommendation.provision_id = provision.id
        where carrier.priority_id = priority.id)`.as('carriers'),
    )
    .select(
      sql<number>`(select count(distinct clause_id) from lineage where lineage.priority_id = priority.id and kind <> 'declined')`.as(
        'clauses',
      ),
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
    .orderBy(preference('text.language', language), 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({ ...row, carriers: row.carriers ?? [] }));
}
