import { shownName } from '../../queries/voices.ts';
import type { Database } from '../../store/database.ts';
import { gatherList, gatherWords } from './gather.ts';
import type { Pack } from './pack.ts';

/** Who may act for whom. */
export async function loadMandates(db: Database, edition: number): Promise<Pack['mandates']> {
  const rows = await db
    .selectFrom('mandate')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .leftJoin('circuit', 'circuit.id', 'mandate.circuit_id')
    .leftJoin('track', 'track.id', 'mandate.track_id')
    .leftJoin('paper', 'paper.id', 'mandate.paper_id')
    .select(['mandate.id', 'mandate.slug', 'role', 'starts_on', 'ends_on', 'person.slug as person'])
    .select(shownName('person', 'mandate.id').as('name'))
    .select([
      'organisation.slug as organisation',
      'circuit.slug as circuit',
      'track.slug as track',
      'paper.slug as paper',
    ])
    .where('mandate.edition_id', '=', edition)
    .orderBy('mandate.id')
    .execute();
  const texts = await db
    .selectFrom('mandate_text')
    .select(['mandate_id as owner', 'language', 'title'])
    .execute();
  const words = gatherWords(texts, ['title']);
  return rows.map(
    (row) =>
      ({
        id: row.slug,
        person: { id: row.person ?? `${row.slug}-person`, name: row.name },
        ...words(row.id),
        organisation: row.organisation,
        role: row.role,
        scope: present({ circuit: row.circuit, track: row.track, paper: row.paper }),
        from: row.starts_on,
        until: row.ends_on,
      }) as Pack['mandates'][number],
  );
}

function present(values: Record<string, string | null>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}

export async function loadSittings(db: Database, edition: number): Promise<Pack['sittings']> {
  const rows = await db
    .selectFrom('sitting')
    .innerJoin('circuit', 'circuit.id', 'sitting.circuit_id')
    .leftJoin('track', 'track.id', 'sitting.track_id')
    .select(['sitting.id', 'sitting.slug', 'held_on', 'starts_at', 'ends_at', 'room', 'certainty'])
    .select(['circuit.slug as circuit', 'track.slug as track'])
    .where('sitting.edition_id', '=', edition)
    .orderBy('sitting.id')
    .execute();
  const texts = await db
    .selectFrom('sitting_text')
    .select(['sitting_id as owner', 'language', 'title', 'lead'])
    .execute();
  const papers = await db
    .selectFrom('sitting_paper')
    .innerJoin('paper', 'paper.id', 'paper_id')
    .select(['sitting_id as owner', 'slug as value'])
    .orderBy('sitting_paper.position')
    .execute();
  const languages = await db
    .selectFrom('sitting_interpretation')
    .select(['sitting_id as owner', 'language as value'])
    .orderBy('position')
    .execute();
  const words = gatherWords(texts, ['title', 'lead']);
  const papersOf = gatherList(papers);
  const languagesOf = gatherList(languages);
  return rows.map(
    (row) =>
      ({
        id: row.slug,
        circuit: row.circuit,
        track: row.track,
        papers: papersOf(row.id),
        ...words(row.id),
        date: row.held_on,
        start: row.starts_at,
        end: row.ends_at,
        room: row.room,
        interpretation: languagesOf(row.id),
        certainty: row.certainty,
      }) as Pack['sittings'][number],
  );
}

export async function loadPriorities(db: Database, edition: number): Promise<Pack['priorities']> {
  const rows = await db
    .selectFrom('priority')
    .innerJoin('organisation', 'organisation.id', 'organisation_id')
    .select(['priority.id', 'priority.slug', 'priority.kind', 'organisation.slug as organisation'])
    .where('edition_id', '=', edition)
    .orderBy('position')
    .execute();
  const texts = await db
    .selectFrom('priority_text')
    .select(['priority_id as owner', 'language', 'title', 'text'])
    .execute();
  const carriers = await db
    .selectFrom('priority_carrier')
    .innerJoin('provision', 'provision.id', 'provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .select(['priority_id as owner', 'paper.slug', 'provision.ref'])
    .orderBy('priority_carrier.position')
    .execute();
  const words = gatherWords(texts, ['title', 'text']);
  const carriedBy = gatherList(carriers.map(({ owner, slug, ref }) => ({ owner, value: `${slug}/${ref}` })));
  return rows.map(
    (row) =>
      ({
        id: row.slug,
        kind: row.kind,
        ...words(row.id),
        carried_by: carriedBy(row.id),
        organisation: row.organisation,
      }) as Pack['priorities'][number],
  );
}
