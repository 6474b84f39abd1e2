import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';
import { preference } from './voices.ts';

export interface Sitting {
  readonly slug: string;
  readonly title: string;
  readonly lead: string;
  /** The language of its title and of who leads it. */
  readonly language: string;
  readonly circuit: NamedIn;
  /** A day, and the clock in the edition's time zone. */
  readonly day: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly room: string | null;
  readonly certainty: string;
  readonly languages: readonly string[];
  readonly papers: readonly { readonly slug: string; readonly title: string; readonly language: string }[];
}

/** The programme: every sitting in order; all of them, those of one circuit or those of one track. */
export async function sittings(
  db: Database,
  edition: number,
  language: string,
  only: { readonly circuit?: string; readonly track?: string } = {},
): Promise<Sitting[]> {
  let query = db
    .selectFrom('sitting')
    .innerJoin('sitting_text as text', 'text.sitting_id', 'sitting.id')
    .innerJoin('circuit', 'circuit.id', 'sitting.circuit_id')
    .distinctOn(['held_on', 'starts_at', 'sitting.id'])
    .select([
      'sitting.slug',
      'text.title',
      'text.lead',
      'held_on as day',
      'starts_at as from',
      'ends_at as to',
    ])
    .select(['room', 'certainty'])
    .select(['text.language', named('circuit', 'circuit.id', language).as('circuit')])
    .select(
      sql<string[] | null>`(select array_agg(language::text order by position) from sitting_interpretation
        where sitting_id = sitting.id)`.as('languages'),
    )
    .select(
      sql<
        Sitting['papers'] | null
      >`(select json_agg(json_build_object('slug', paper.slug, 'title', head.title, 'language', head.language)
          order by link.position)
        from sitting_paper link join paper on paper.id = link.paper_id
        cross join lateral (select title, language from paper_text join paper_version version on version.id = paper_version_id
           where version.paper_id = paper.id and version.published_at is not null
           order by version.number desc, ${preference('language', language)} desc limit 1) head
        where link.sitting_id = sitting.id)`.as('papers'),
    )
    .where('sitting.edition_id', '=', edition);
  if (only.circuit) query = query.where('circuit.slug', '=', only.circuit);
  if (only.track)
    query = query.where(
      sql<boolean>`exists (select from track where id = sitting.track_id and slug = ${only.track})`,
    );
  const rows = await query
    .orderBy('held_on')
    .orderBy('starts_at')
    .orderBy('sitting.id')
    .orderBy(preference('text.language', language), 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, languages: row.languages ?? [], papers: row.papers ?? [] }));
}
