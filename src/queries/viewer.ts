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
  const rows = await db
    .selectFrom('person')
    .leftJoin('mandate', (join) =>
      join.onRef('mandate.person_id', '=', 'person.id').on('mandate.edition_id', '=', edition.id),
    )
    .leftJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .leftJoin('mandate_text as text', 'text.mandate_id', 'mandate.id')
    .leftJoin('circuit', 'circuit.id', 'mandate.circuit_id')
    .leftJoin('track', 'track.id', 'mandate.track_id')
    .leftJoin('paper', 'paper.id', 'mandate.paper_id')
    .distinctOn('mandate.id')
    .select(['person.id as person', 'person.name', 'person.place', 'person.name_public as namePublic'])
    .select(['mandate.id', 'mandate.slug', 'mandate.role', 'organisation.slug as organisation', 'text.title'])
    .select(['circuit.slug as circuit', 'track.slug as track', 'paper.slug as paper'])
    .select(['mandate.starts_on as from', 'mandate.ends_on as until', 'mandate.revoked_at as revokedAt'])
    .where('person.id', '=', person)
    .orderBy('mandate.id')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.language', '=', 'en'), 'desc')
    .execute();
  const [row] = rows;
  if (!row) return null;
  const mandates: Mandate[] = [];
  const lapsed: LapsedMandate[] = [];
  for (const { person: _, name: __, place: ___, namePublic: ____, from, until, revokedAt, ...rest } of rows) {
    if (rest.id === null || from === null || until === null) continue;
    const mandate = rest as Mandate;
    if (revokedAt) lapsed.push({ ...mandate, why: 'revoked' });
    else if (until < today) lapsed.push({ ...mandate, why: 'ended' });
    else if (from > today) lapsed.push({ ...mandate, why: 'not-begun' });
    else mandates.push(mandate);
  }
  const { name, place, namePublic } = row;
  return { person: row.person, name, place, namePublic, mandates, lapsed };
}
