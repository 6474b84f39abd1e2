import { sql } from 'kysely';
import type { Database } from './database.ts';

/** When somebody last translated or reviewed anything of a paper in a language, and what has moved since. */
export interface TranslationPass {
  readonly at: Date;
  /** Whether it was the reader's own; else it is the last of anybody. */
  readonly own: boolean;
  /** The passages, missing or out of date, whose authentic words were written since. */
  readonly changed: number;
}

interface Row {
  readonly paper: number;
  readonly language: string;
  readonly at: Date;
  readonly own: boolean;
  readonly changed: number;
}

/** The reader's last pass over each of these papers and languages, or anybody's where they have made none; by both. */
export async function translationPasses(
  db: Database,
  papers: readonly number[],
  person: string | null,
): Promise<(paper: number, language: string) => TranslationPass | null> {
  const rows = papers.length === 0 ? [] : await passesOver(db, papers, person);
  const found = new Map(rows.map(({ paper, language, ...pass }) => [`${paper} ${language}`, pass]));
  return (paper, language) => found.get(`${paper} ${language}`) ?? null;
}

async function passesOver(db: Database, papers: readonly number[], person: string | null): Promise<Row[]> {
  const { rows } = await sql<Row>`with pass as (
    select distinct on (paper_id, content->>'language') paper_id as paper, content->>'language' as language,
      sequence, at, person_id is not distinct from ${person}::uuid as own
    from event
    where paper_id = any(${[...papers]}::bigint[]) and kind in ('provision-translated', 'translation-reviewed')
    order by paper_id, content->>'language', own desc, sequence desc
  ), moved as (
    select event.paper_id as paper, event.provision_id as provision, null::integer as version, event.sequence
    from event where paper_id = any(${[...papers]}::bigint[]) and kind = 'provision-revised'
    union all
    -- Merging writes several passages at once: those that the version it was merged into begins with.
    select event.paper_id, null, version.number, event.sequence
    from event
    join amendment_step step on step.amendment_id = event.amendment_id and step.kind = 'merged'
    join paper_version version on version.id = step.paper_version_id
    where event.paper_id = any(${[...papers]}::bigint[]) and event.kind = 'amendment-merged'
  )
  select pass.paper, pass.language, pass.at, pass.own, (
    select count(*)::integer from provision
    join provision_state state on state.provision_id = provision.id and state.until_version is null
    left join provision_text target on target.state_id = state.id and target.language = pass.language
    where provision.paper_id = pass.paper and (target.state_id is null or target.status = 'stale')
      and exists (select from moved where moved.paper = pass.paper and moved.sequence > pass.sequence
        and (moved.provision = provision.id or moved.version = state.from_version))
  ) as changed from pass`.execute(db);
  return rows;
}
