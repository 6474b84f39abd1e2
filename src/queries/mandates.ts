import { sql } from 'kysely';
import type { Database } from './database.ts';
import { type NamedIn, named } from './names.ts';
import { mandateLanguage, mandateTitle, preference } from './voices.ts';

export interface PublicMandate {
  readonly slug: string;
  readonly title: string;
  readonly language: string;
  readonly role: string;
  /** The circuit, track or paper it is for; null: the whole congress. */
  readonly scope: NamedIn | null;
  /** Who holds it, when they agree to be named. */
  readonly holder: string | null;
  /** Days, both included. */
  readonly from: string;
  readonly until: string;
  readonly revokedAt: Date | null;
}

/** The paper a mandate is for, by the title of its latest published version. */
const paperOf = (language: string) =>
  sql<NamedIn>`(select json_build_object('slug', paper.slug, 'name', words.title, 'language', words.language)
    from paper join paper_version version on version.paper_id = paper.id
      join paper_text words on words.paper_version_id = version.id
    where paper.id = mandate.paper_id and published_at is not null
    order by version.number desc, ${preference('words.language', language)} desc limit 1)`;

function selectMandates(db: Database, language: string) {
  return db
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .select(['mandate.slug', 'role', 'starts_on as from', 'ends_on as until', 'revoked_at as revokedAt'])
    .select(sql<string | null>`case when name_public then nullif(person.name, '') end`.as('holder'))
    .select((select) =>
      select.fn
        .coalesce(
          paperOf(language),
          named('track', 'mandate.track_id', language),
          named('circuit', 'mandate.circuit_id', language),
        )
        .$castTo<NamedIn | null>()
        .as('scope'),
    )
    .select([
      mandateTitle('mandate.id', language).as('title'),
      mandateLanguage('mandate.id', language).as('language'),
    ]);
}

/** The mandates in an edition of one organisation, those that were revoked last. */
export async function mandatesOf(
  db: Database,
  edition: number,
  organisation: number,
  language: string,
): Promise<PublicMandate[]> {
  return selectMandates(db, language)
    .where('edition_id', '=', edition)
    .where('organisation_id', '=', organisation)
    .orderBy(sql`revoked_at is not null`)
    .orderBy('mandate.id')
    .limit(100)
    .execute();
}

/** A mandate of one's own that is not in force, and what happened to it. */
export interface PastMandate {
  readonly slug: string;
  readonly title: string;
  readonly organisation: string;
  readonly from: string;
  readonly until: string;
  readonly revokedAt: Date | null;
  /** Who revoked it; null when nobody did. */
  readonly revokedBy: string | null;
}

/** The mandates of a person in an edition that are not in force on a day: revoked, over, or not begun. */
export function pastMandates(
  db: Database,
  {
    edition,
    person,
    today,
    language,
  }: Readonly<Record<'person' | 'today' | 'language', string>> & { readonly edition: number },
): Promise<PastMandate[]> {
  return db
    .selectFrom('mandate')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .leftJoin('person as by', 'by.id', 'mandate.revoked_by')
    .select(['mandate.slug', 'organisation.slug as organisation', 'starts_on as from', 'ends_on as until'])
    .select(['revoked_at as revokedAt', 'by.name as revokedBy'])
    .select(mandateTitle('mandate.id', language).as('title'))
    .where('edition_id', '=', edition)
    .where('person_id', '=', person)
    .where((where) =>
      where.or([
        where('revoked_at', 'is not', null),
        where('ends_on', '<', today),
        where('starts_on', '>', today),
      ]),
    )
    .orderBy('mandate.id')
    .limit(100)
    .execute();
}

/** One mandate by its name, with the organisation it is of. */
export async function mandateNamed(
  db: Database,
  edition: number,
  slug: string,
  language: string,
): Promise<(PublicMandate & { readonly organisation: string }) | null> {
  const row = await selectMandates(db, language)
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .select('organisation.slug as organisation')
    .where('edition_id', '=', edition)
    .where('mandate.slug', '=', slug)
    .executeTakeFirst();
  return row ?? null;
}
