import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Counts } from './register.ts';
import { answerState } from './voices.ts';

/** What is written and what was said on a policy domain, whatever the circuit. */
export interface DomainListening extends Counts {
  readonly slug: string;
  readonly papers: number;
}

/** Every policy domain of an edition with its published papers and where their contributions stand. */
export async function domainListening(db: Database, edition: number, now: Date): Promise<DomainListening[]> {
  const { rows } = await sql<DomainListening>`
    select domain.slug, count(distinct paper.id) as papers,
      count(voice.state) filter (where voice.state = 'answered') as answered,
      count(voice.state) filter (where voice.state = 'pending') as pending,
      count(voice.state) filter (where voice.state = 'late') as late
    from policy_domain domain
    left join (paper_domain link join paper on paper.id = link.paper_id
        and exists (select from paper_version where paper_id = paper.id and published_at is not null))
      on link.policy_domain_id = domain.id
    left join lateral (select ${answerState(now)} as state from public_contribution said
      join provision on provision.id = said.provision_id
      where provision.paper_id = paper.id and said.standing = 'published' and said.reply_to is null) voice on true
    where domain.edition_id = ${edition}
    group by domain.id
    order by domain.position, domain.id`.execute(db);
  return rows;
}
