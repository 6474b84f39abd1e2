import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What has a page of its own, by kind; the sitemap lists each in every language. */
export interface PublicName {
  readonly kind:
    | 'circuit'
    | 'track'
    | 'domain'
    | 'organisation'
    | 'priority'
    | 'paper'
    | 'provision'
    | 'recommendation'
    | 'contribution';
  readonly name: string;
  /** The paper of a provision. */
  readonly paper: string | null;
}

/** Everything public in an edition; a sitemap holds at most 50,000 addresses (sitemaps.org). */
export async function publicNames(db: Database, edition: number): Promise<PublicName[]> {
  const { rows } = await sql<PublicName>`
    select 'circuit' as kind, slug::text as name, null::text as paper from circuit where edition_id = ${edition}
    union all select 'track', slug, null from track where edition_id = ${edition}
    union all select 'domain', slug, null from policy_domain where edition_id = ${edition}
    union all select 'organisation', slug, null from organisation
    union all select 'priority', slug, null from priority where edition_id = ${edition}
    union all select 'paper', slug, null from paper where edition_id = ${edition} and kind <> 'outcome'
      and exists (select from paper_version where paper_id = paper.id and published_at is not null)
    union all select 'recommendation', code, null from recommendation where edition_id = ${edition}
    union all select 'provision', provision.ref, paper.slug from provision join paper on paper.id = provision.paper_id
      where paper.edition_id = ${edition} and exists (
        select from provision_state state where state.provision_id = provision.id and state.until_version is null
          and state.kind not in ('heading', 'note')
          and state.from_version <= (select max(number) from paper_version where paper_id = paper.id and published_at is not null))
    union all select 'contribution', slug, null from contribution where edition_id = ${edition}
    limit 12000`.execute(db);
  return rows;
}
