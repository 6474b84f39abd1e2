import { sql } from 'kysely';
import type { Database } from './database.ts';
import { mandateLanguage, mandateTitle } from './voices.ts';

/** One thing done under a mandate of an organisation. */
export interface OrganisationAct {
  /** A contribution or an answer by its name, a version of a paper by `paper/number`, a clause or an amendment by its code. */
  readonly kind: 'contribution' | 'answer' | 'version' | 'clause' | 'amendment';
  readonly name: string;
  /** For an answer, what it answers: a contribution's name or a recommendation's code; for an amendment, its paper. */
  readonly to: string | null;
  readonly mandate: string;
  readonly mandateLanguage: string;
  readonly at: Date;
  /** Where the page after this one begins. */
  readonly cursor: string;
}

const pageSize = 20;

/** Everything an organisation did in an edition, newest first, from after `cursor`. */
export async function organisationActs(
  db: Database,
  edition: number,
  organisation: number,
  language: string,
  cursor: string | null = null,
): Promise<{ acts: OrganisationAct[]; next: string | null }> {
  const { rows } = await sql<OrganisationAct>`
    select kind, name, "to", at,
      ${mandateTitle('did.mandate_id', language)} as mandate, ${mandateLanguage('did.mandate_id', language)} as "mandateLanguage",
      to_char(at at time zone 'utc', 'YYYYMMDDHH24MISSUS') || '-' || kind || '-' || name as cursor
    from (
      select 'contribution' as kind, slug::text as name, null::text as "to", mandate_id, created_at as at
        from public_contribution where standing = 'published'
      union all select 'answer', answer.slug, coalesce(said.slug::text, recommendation.code), answer.mandate_id, answer.created_at
        from answer left join public_contribution said on said.id = answer.contribution_id
        left join recommendation on recommendation.provision_id = answer.recommendation_id
        where answer.priority_id is null
      union all select 'version', paper.slug || '/' || version.number, null, version.mandate_id, version.published_at
        from paper_version version join paper on paper.id = version.paper_id where version.published_at is not null
      union all select distinct on (recommendation.code) 'clause', recommendation.code, null, lineage.mandate_id, lineage.created_at
        from lineage join recommendation on recommendation.provision_id = lineage.clause_id
      union all select 'amendment', amendment.code, paper.slug, amendment.mandate_id, amendment.created_at
        from public_amendment amendment join paper on paper.id = amendment.paper_id
        where amendment.standing = 'published'
    ) did
    where mandate_id in (select id from mandate where edition_id = ${edition} and organisation_id = ${organisation})
      and (${cursor}::text is null
        or to_char(at at time zone 'utc', 'YYYYMMDDHH24MISSUS') || '-' || kind || '-' || name < ${cursor})
    order by cursor desc
    limit ${pageSize + 1}`.execute(db);
  const acts = rows.slice(0, pageSize);
  return { acts, next: rows.length > pageSize ? (acts.at(-1)?.cursor ?? null) : null };
}
