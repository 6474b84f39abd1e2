import type { Mandate, Viewer } from '../domain/people/viewer.ts';
import type { Database } from './database.ts';

/** A person with the mandates in force on a day; null when there is no such person. */
export async function viewerOf(
  db: Database,
  person: string,
  edition: { readonly id: number },
  language: string,
  today: string,
): Promise<Viewer | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'place'])
    .where('id', '=', person)
    .executeTakeFirst();
  if (!row) return null;
  const mandates = await db
    .selectFrom('mandate')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .innerJoin('mandate_text as text', 'text.mandate_id', 'mandate.id')
    .leftJoin('circuit', 'circuit.id', 'mandate.circuit_id')
    .leftJoin('track', 'track.id', 'mandate.track_id')
    .leftJoin('paper', 'paper.id', 'mandate.paper_id')
    .distinctOn('mandate.id')
    .select(['mandate.id', 'mandate.slug', 'mandate.role', 'organisation.slug as organisation', 'text.title'])
    .select(['circuit.slug as circuit', 'track.slug as track', 'paper.slug as paper'])
    .where('mandate.person_id', '=', person)
    .where('mandate.edition_id', '=', edition.id)
    .where('mandate.starts_on', '<=', today)
    .where('mandate.ends_on', '>=', today)
    .where('mandate.revoked_at', 'is', null)
    .orderBy('mandate.id')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.language', '=', 'en'), 'desc')
    .execute();
  return {
    person: row.id,
    name: row.name,
    place: row.place,
    mandates: mandates.map((mandate) => ({ ...mandate, role: mandate.role as Mandate['role'] })),
  };
}
