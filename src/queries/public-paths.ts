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
    | 'versions'
    | 'paperForm'
    | 'provision'
    | 'recommendation'
    | 'contribution'
    | 'amendment';
  readonly name: string;
  /** The paper of a provision, of an amendment or of a form. */
  readonly paper: string | null;
}

const everything = (edition: number) => sql`
    select 1 as place, 'circuit' as kind, slug::text as name, null::text as paper from circuit where edition_id = ${edition}
    union all select 2, 'track', slug, null from track where edition_id = ${edition}
    union all select 3, 'domain', slug, null from policy_domain where edition_id = ${edition}
    union all select 4, 'organisation', slug, null from organisation
    union all select 5, 'priority', slug, null from priority where edition_id = ${edition}
    union all select page.place, page.kind, slug, null from paper
      cross join (values (6, 'paper'), (7, 'versions')) page (place, kind)
      where edition_id = ${edition} and paper.kind <> 'outcome'
      and exists (select from paper_version where paper_id = paper.id and published_at is not null)
    union all select distinct 12, 'paperForm', form.kind, paper.slug from public_paper_form form
      join paper on paper.id = form.paper_id where edition_id = ${edition}
    union all select 8, 'recommendation', code, null from recommendation where edition_id = ${edition}
    union all select 9, 'provision', provision.ref, paper.slug from provision join paper on paper.id = provision.paper_id
      where paper.edition_id = ${edition} and exists (
        select from provision_state state
          join (select max(number) as number from paper_version where paper_id = paper.id and published_at is not null) head
            on int4range(state.from_version, state.until_version) @> head.number
          where state.provision_id = provision.id and state.kind not in ('heading', 'note'))
    union all select 10, 'contribution', slug, null from public_contribution
      where edition_id = ${edition} and standing = 'published'
    union all select 11, 'amendment', amendment.code, paper.slug from public_amendment amendment
      join paper on paper.id = amendment.paper_id
      where amendment.edition_id = ${edition} and amendment.standing = 'published'`;

/** How many pages of their own an edition has. */
export async function countPublicNames(db: Database, edition: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${everything(edition)}) public`.execute(db);
  return rows[0]?.count ?? 0;
}

/** Everything public in an edition, in a fixed order: `size` of them after the first `skipped`. */
export async function publicNames(
  db: Database,
  edition: number,
  size: number,
  skipped: number,
): Promise<PublicName[]> {
  const { rows } = await sql<PublicName>`
    select kind, name, paper from (${everything(edition)}) public
    order by place, paper, name limit ${size} offset ${skipped}`.execute(db);
  return rows;
}
