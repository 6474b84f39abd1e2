import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';
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
  /** The language its words are in. */
  readonly language: string;
}

export interface Track {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly circuit: string;
  readonly language: string;
  readonly leads: readonly NamedIn[];
  readonly domains: readonly NamedIn[];
  /** The languages its papers exist in. */
  readonly languages: readonly string[];
}

export interface Domain {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly language: string;
}

export interface Organisation {
  readonly id: number;
  readonly slug: string;
  readonly kind: string;
  readonly constituency: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly description: string;
  readonly language: string;
  readonly website: string | null;
  readonly fictional: boolean;
}

/** The circuits of an edition, in their order. */
export async function circuits(db: Database, edition: number, language: string): Promise<Circuit[]> {
  return db
    .selectFrom('circuit')
    .innerJoin('circuit_text as text', 'text.circuit_id', 'circuit.id')
    .distinctOn(['circuit.position', 'circuit.id'])
    .select([
      'circuit.slug',
      'text.name',
      'text.motto',
      'text.description',
      'circuit.driver',
      'text.driver_name as driverName',
    ])
    .select(['circuit.paper_kind as paperKind', 'circuit.colour', 'circuit.members_only as membersOnly'])
    .select('text.language')
    .where('edition_id', '=', edition)
    .orderBy('circuit.position')
    .orderBy('circuit.id')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
}

const leads = (language: string) => sql<NamedIn[] | null>`
  (select json_agg(${named('organisation', 'link.organisation_id', language)} order by link.position)
   from track_lead link where link.track_id = track.id)`;
const treated = (language: string) => sql<NamedIn[] | null>`
  (select json_agg(${named('policy_domain', 'link.policy_domain_id', language)} order by domain.position)
   from track_domain link join policy_domain domain on domain.id = link.policy_domain_id
   where link.track_id = track.id)`;

/** The tracks of an edition: of one circuit, of one policy domain, led by one organisation, or the one of a name. */
export async function tracks(
  db: Database,
  edition: number,
  language: string,
  only: {
    readonly slug?: string;
    readonly circuit?: string;
    readonly domain?: string;
    readonly lead?: string;
  } = {},
): Promise<Track[]> {
  let query = db
    .selectFrom('track')
    .innerJoin('track_text as text', 'text.track_id', 'track.id')
    .innerJoin('circuit', 'circuit.id', 'track.circuit_id')
    .distinctOn(['circuit.position', 'track.position', 'track.id'])
    .select(['track.slug', 'text.name', 'text.description', 'text.language', 'circuit.slug as circuit'])
    .select([leads(language).as('leads'), treated(language).as('domains')])
    .select(
      sql<
        string[] | null
      >`(select array_agg(distinct head.language::text order by head.language::text) from paper
        join paper_version version on version.paper_id = paper.id and version.published_at is not null
        join paper_text head on head.paper_version_id = version.id where paper.track_id = track.id)`.as(
        'languages',
      ),
    )
    .where('track.edition_id', '=', edition);
  if (only.slug) query = query.where('track.slug', '=', only.slug);
  if (only.circuit) query = query.where('circuit.slug', '=', only.circuit);
  if (only.domain)
    query =
      query.where(sql<boolean>`exists (select from track_domain join policy_domain domain on domain.id = policy_domain_id
      where track_id = track.id and domain.slug = ${only.domain})`);
  if (only.lead)
    query =
      query.where(sql<boolean>`exists (select from track_lead join organisation on organisation.id = organisation_id
      where track_id = track.id and organisation.slug = ${only.lead})`);
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
    .distinctOn(['policy_domain.position', 'policy_domain.id'])
    .select(['policy_domain.slug', 'text.name', 'text.description', 'text.language'])
    .where('edition_id', '=', edition);
  if (slug) query = query.where('policy_domain.slug', '=', slug);
  return query
    .orderBy('policy_domain.position')
    .orderBy('policy_domain.id')
    .orderBy(preference('text.language', language), 'desc')
    .execute();
}

/** The organisations that take part, from after a cursor (an identifier); or the one of a name. */
export async function organisations(
  db: Database,
  language: string,
  only: { readonly slug?: string; readonly after?: number | null } = {},
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
      'acronym',
      'website',
      'fictional',
    ])
    .select(['text.name', 'text.description', 'text.language']);
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

/** The organisations that lead a published paper of an edition, in the order of their names. */
export async function leadOrganisations(db: Database, edition: number, language: string): Promise<NamedIn[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(named('organisation', 'organisation.id', language).as('lead'))
    .where(
      sql<boolean>`exists (select from paper_organisation link join paper on paper.id = link.paper_id
        join paper_version version on version.paper_id = paper.id and version.published_at is not null
        where link.organisation_id = organisation.id and link.role = 'lead' and paper.edition_id = ${edition})`,
    )
    .execute();
  const { compare } = new Intl.Collator(language);
  return rows.map(({ lead }) => lead).sort((one, other) => compare(one.name, other.name));
}
