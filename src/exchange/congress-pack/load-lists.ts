import type { Database } from '../../store/database.ts';
import { gatherList, gatherWords } from './gather.ts';
import { loadMandates, loadPriorities, loadSittings } from './load-acts.ts';
import { type EditionRow, loadEdition } from './load-edition.ts';
import type { Pack } from './pack.ts';
import { loadTerms } from './pack-terms.ts';

/** Everything of a pack but its papers. */
export async function loadLists(db: Database, edition: EditionRow): Promise<Omit<Pack, 'papers'>> {
  return {
    edition: await loadEdition(db, edition),
    circuits: await loadCircuits(db, edition.id),
    tracks: await loadTracks(db, edition.id),
    organisations: await loadOrganisations(db),
    domains: await loadDomains(db, edition.id),
    mandates: await loadMandates(db, edition.id),
    sittings: await loadSittings(db, edition.id),
    priorities: await loadPriorities(db, edition.id),
    terms: await loadTerms(db, edition.id),
  };
}

async function loadCircuits(db: Database, edition: number): Promise<Pack['circuits']> {
  const rows = await db
    .selectFrom('circuit')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('position')
    .execute();
  const texts = await db
    .selectFrom('circuit_text')
    .innerJoin('circuit', 'circuit.id', 'circuit_id')
    .select(['circuit_id as owner', 'language', 'name', 'motto', 'description', 'driver_name'])
    .where('edition_id', '=', edition)
    .execute();
  const words = gatherWords(texts, ['name', 'motto', 'description', 'driver_name']);
  return rows.map((row) => {
    const { name, motto, description, driver_name } = words(row.id);
    return {
      id: row.slug,
      position: row.position,
      name,
      motto,
      description,
      driver: { constituency: row.driver, name: driver_name },
      paper_kind: row.paper_kind,
      colour: row.colour,
      members_only: row.members_only,
    } as Pack['circuits'][number];
  });
}

async function loadTracks(db: Database, edition: number): Promise<Pack['tracks']> {
  const rows = await db
    .selectFrom('track')
    .innerJoin('circuit', 'circuit.id', 'track.circuit_id')
    .select(['track.id', 'track.slug', 'track.position', 'circuit.slug as circuit'])
    .where('track.edition_id', '=', edition)
    .orderBy('circuit.position')
    .orderBy('track.position')
    .execute();
  const texts = await db
    .selectFrom('track_text')
    .innerJoin('track', 'track.id', 'track_id')
    .select(['track_id as owner', 'language', 'name', 'description'])
    .where('edition_id', '=', edition)
    .execute();
  const leads = await db
    .selectFrom('track_lead')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['track_id as owner', 'slug as value'])
    .orderBy('position')
    .execute();
  const domains = await db
    .selectFrom('track_domain')
    .innerJoin('policy_domain', 'policy_domain.id', 'policy_domain_id')
    .select(['track_id as owner', 'slug as value'])
    .orderBy('position')
    .execute();
  const words = gatherWords(texts, ['name', 'description']);
  const leadsOf = gatherList(leads);
  const domainsOf = gatherList(domains);
  return rows.map((row) => ({
    id: row.slug,
    circuit: row.circuit,
    position: row.position,
    ...words(row.id),
    leads: leadsOf(row.id),
    domains: domainsOf(row.id),
  }));
}

async function loadOrganisations(db: Database): Promise<Pack['organisations']> {
  const rows = await db.selectFrom('organisation').selectAll().orderBy('id').execute();
  const texts = await db
    .selectFrom('organisation_text')
    .select(['organisation_id as owner', 'language', 'name', 'description'])
    .execute();
  const words = gatherWords(texts, ['name', 'description']);
  return rows.map(
    ({ id, slug, ...row }) => ({ id: slug, ...words(id), ...row }) as Pack['organisations'][number],
  );
}

async function loadDomains(db: Database, edition: number): Promise<Pack['domains']> {
  const rows = await db
    .selectFrom('policy_domain')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('position')
    .execute();
  const texts = await db
    .selectFrom('policy_domain_text')
    .innerJoin('policy_domain', 'policy_domain.id', 'policy_domain_id')
    .select(['policy_domain_id as owner', 'language', 'name', 'description'])
    .where('edition_id', '=', edition)
    .execute();
  const words = gatherWords(texts, ['name', 'description']);
  return rows.map((row) => ({ id: row.slug, ...words(row.id) }));
}
