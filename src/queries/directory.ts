import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Named } from './paper-text.ts';
import { preference } from './voices.ts';

export interface Circuit {
  readonly slug: string;
  readonly name: string;
  readonly motto: string;
  readonly description: string;
  readonly driver: string;
  readonly driverName: string;
  readonly paperKind: string | null;
  readonly colour: string;
  readonly membersOnly: boolean;
}

export interface Track {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly circuit: string;
  readonly leads: readonly Named[];
  readonly domains: readonly Named[];
  /** The languages its papers exist in. */
  readonly languages: readonly string[];
  readonly papers: number;
}

export interface Domain {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
}

export interface Organisation {
  readonly id: number;
  readonly slug: string;
  readonly kind: string;
  readonly constituency: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly description: string;
  readonly website: string | null;
  readonly fictional: boolean;
}

/** The circuits of an edition, in their order. */
export async function circuits(db: Database, edition: number, language: string): Promise<Circuit[]> {
  return db
    .selectFrom('circuit')
    .innerJoin('circuit_text as text', 'text.circuit_id', 'circuit.id')
    .distinctOn('circuit.position')
    .select([
      'circuit.slug',
      'text.name',
      'text.motto',
      'text.description',
      'circuit.driver',
      'text.driver_name as driverName',
    ])
    .select(['circuit.paper_kind as paperKind', 'circuit.colour', 'circuit.members_only as membersOnly'])
    .where('edition_id', '=', edition)
    .orderBy('circuit.position')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
}

const namesIn = (of: 'organisation' | 'policy_domain', rows: string, language: string) => sql<Named[] | null>`
  (select json_agg(json_build_object('slug', named.slug, 'name',
      (select name from ${sql.table(`${of}_text`)} where ${sql.ref(`${of}_id`)} = named.id
       order by ${preference('language', language)} desc limit 1)) order by named.id)
   from ${sql.table(rows)} link join ${sql.table(of)} named on named.id = ${sql.ref(`link.${of}_id`)}
   where link.track_id = track.id)`;

/** The tracks of an edition: of one circuit, of one policy domain, or the one of a name. */
export async function tracks(
  db: Database,
  edition: number,
  language: string,
  only: { readonly slug?: string; readonly circuit?: string; readonly domain?: string } = {},
): Promise<Track[]> {
  let query = db
    .selectFrom('track')
    .innerJoin('track_text as text', 'text.track_id', 'track.id')
    .innerJoin('circuit', 'circuit.id', 'track.circuit_id')
    .distinctOn(['circuit.position', 'track.position', 'track.id'])
    .select(['track.slug', 'text.name', 'text.description', 'circuit.slug as circuit'])
    .select([
      namesIn('organisation', 'track_lead', language).as('leads'),
      namesIn('policy_domain', 'track_domain', language).as('domains'),
    ])
    .select(
      sql<
        string[] | null
      >`(select array_agg(distinct head.language::text order by head.language::text) from paper
        join paper_version version on version.paper_id = paper.id and version.published_at is not null
        join paper_text head on head.paper_version_id = version.id where paper.track_id = track.id)`.as(
        'languages',
      ),
    )
    .select(sql<number>`(select count(*) from paper where paper.track_id = track.id)`.as('papers'))
    .where('track.edition_id', '=', edition);
  if (only.slug) query = query.where('track.slug', '=', only.slug);
  if (only.circuit) query = query.where('circuit.slug', '=', only.circuit);
  if (only.domain)
    query =
      query.where(sql<boolean>`exists (select from track_domain join policy_domain domain on domain.id = policy_domain_id
      where track_id = track.id and domain.slug = ${only.domain})`);
  const rows = await query
    .orderBy('circuit.position')
    .orderBy('track.position')
    .orderBy('track.id')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
  return rows.map((row) => ({
    ...row,
    leads: row.leads ?? [],
    domains: row.domains ?? [],
    languages: row.languages ?? [],
  }));
}

/** The policy domains of an edition, or the one of a name. */
export async function domains(
  db: Database,
  edition: number,
  language: string,
  slug?: string,
): Promise<Domain[]> {
  let query = db
    .selectFrom('policy_domain')
    .innerJoin('policy_domain_text as text', 'text.policy_domain_id', 'policy_domain.id')
    .distinctOn('policy_domain.position')
    .select(['policy_domain.slug', 'text.name', 'text.description'])
    .where('edition_id', '=', edition);
  if (slug) query = query.where('policy_domain.slug', '=', slug);
  return query
    .orderBy('policy_domain.position')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
}

/** The organisations that take part, from after `cursor` (an identifier); or the one of a name. */
export async function organisations(
  db: Database,
  language: string,
  only: { readonly slug?: string; readonly after?: number } = {},
): Promise<{ organisations: Organisation[]; next: number | null }> {
  const size = 60;
  let query = db
    .selectFrom('organisation')
    .innerJoin('organisation_text as text', 'text.organisation_id', 'organisation.id')
    .distinctOn('organisation.id')
    .select([
      'organisation.id',
      'organisation.slug',
      'kind',
      'constituency',
      'text.name',
      'acronym',
      'text.description',
    ])
    .select(['website', 'fictional']);
  if (only.slug) query = query.where('organisation.slug', '=', only.slug);
  if (only.after) query = query.where('organisation.id', '>', only.after);
  const rows = await query
    .orderBy('organisation.id')
    .orderBy(preference('text.language', language), 'desc')
    .limit(size + 1)
    .execute();
  const shown = rows.slice(0, size);
  return { organisations: shown, next: rows.length > size ? (shown.at(-1)?.id ?? null) : null };
}
