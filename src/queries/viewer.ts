import type { LapsedMandate, Mandate, Viewer } from '../domain/people/viewer.ts';
import type { Database } from './database.ts';

/** A person with the mandates in force on a day, and those that are not; null when there is no such person. */
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
  const rows = await db
    .selectFrom('mandate')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .innerJoin('mandate_text as text', 'text.mandate_id', 'mandate.id')
    .leftJoin('circuit', 'circuit.id', 'mandate.circuit_id')
    .leftJoin('track', 'track.id', 'mandate.track_id')
    .leftJoin('paper', 'paper.id', 'mandate.paper_id')
    .distinctOn('mandate.id')
    .select(['mandate.id', 'mandate.slug', 'mandate.role', 'organisation.slug as organisation', 'text.title'])
    .select(['circuit.slug as circuit', 'track.slug as track', 'paper.slug as paper'])
    .select(['mandate.starts_on as from', 'mandate.ends_on as until', 'mandate.revoked_at as revokedAt'])
    .where('mandate.person_id', '=', person)
    .where('mandate.edition_id', '=', edition.id)
    .orderBy('mandate.id')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.language', '=', 'en'), 'desc')
    .execute();
  const mandates: Mandate[] = [];
  const lapsed: LapsedMandate[] = [];
  for (const { from, until, revokedAt, role, ...rest } of rows) {
    const mandate = { ...rest, role: role as Mandate['role'] };
    if (revokedAt) lapsed.push({ ...mandate, why: 'revoked' });
    else if (until < today) lapsed.push({ ...mandate, why: 'ended' });
    else if (from > today) lapsed.push({ ...mandate, why: 'not-begun' });
    else mandates.push(mandate);
  }
  return { person: row.id, name: row.name, place: row.place, mandates, lapsed };
}
