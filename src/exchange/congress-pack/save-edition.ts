import type { Database } from '../../store/database.ts';
import type { Pack } from './pack.ts';

type Words = Readonly<Record<string, string>>;

/** The identifiers the database gave to the things a pack names. */
export interface SavedNames {
  readonly edition: number;
  readonly organisations: Map<string, number>;
  readonly circuits: Map<string, number>;
  readonly tracks: Map<string, number>;
  readonly domains: Map<string, number>;
}

/** One row per language that any of the given words has. */
export function perLanguage<K extends string>(
  words: Record<K, Words>,
): ({ language: string } & Record<K, string>)[] {
  const entries = Object.entries<Words>(words);
  const languages = new Set(entries.flatMap(([, texts]) => Object.keys(texts)));
  return [...languages].map(
    (language) =>
      ({ language, ...Object.fromEntries(entries.map(([key, texts]) => [key, texts[language] ?? ''])) }) as {
        language: string;
      } & Record<K, string>,
  );
}

/** Saves the edition and what it is made of; what is there already takes the names of the pack. */
export async function saveEdition(db: Database, pack: Pack, demonstration: boolean): Promise<SavedNames> {
  const { edition: given } = pack;
  const values = {
    number: given.number,
    country: given.country ?? null,
    starts_on: given.from,
    ends_on: given.to,
    time_zone: given.timezone,
    answer_days: given.answer_days,
    amendment_people: given.amendments.people,
    amendment_organisations: given.amendments.organisations,
    rehearsal: given.rehearsal ?? null,
    demonstration,
  };
  const { id: edition } = await db
    .insertInto('edition')
    .values({ slug: given.id, ...values })
    .onConflict((on) => on.column('slug').doUpdateSet(values))
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.deleteFrom('edition_text').where('edition_id', '=', edition).execute();
  const texts = perLanguage({ name: given.name, place: given.place, description: given.description });
  await db
    .insertInto('edition_text')
    .values(texts.map((text) => ({ edition_id: edition, ...text })))
    .execute();
  await db.deleteFrom('edition_language').where('edition_id', '=', edition).execute();
  const languages = [...new Set([...given.languages, ...given.content_languages])];
  await db
    .insertInto('edition_language')
    .values(
      languages.map((language, position) => ({
        edition_id: edition,
        language,
        position,
        interface: given.languages.includes(language),
      })),
    )
    .execute();
  await savePhases(db, edition, pack);
  const organisations = await saveOrganisations(db, pack);
  const circuits = await saveCircuits(db, edition, pack);
  const domains = await saveDomains(db, edition, pack);
  const tracks = await saveTracks(db, edition, pack, { organisations, circuits, domains });
  return { edition, organisations, circuits, tracks, domains };
}

async function savePhases(db: Database, edition: number, pack: Pack): Promise<void> {
  for (const [position, phase] of pack.edition.phases.entries()) {
    const values = { position, starts_on: phase.from, ends_on: phase.to };
    const { id } = await db
      .insertInto('phase')
      .values({ edition_id: edition, slug: phase.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('phase_text').where('phase_id', '=', id).execute();
    await db.deleteFrom('phase_act').where('phase_id', '=', id).execute();
    const texts = perLanguage({ name: phase.name, description: phase.description });
    await db
      .insertInto('phase_text')
      .values(texts.map((text) => ({ phase_id: id, ...text })))
      .execute();
    if (phase.opens.length > 0)
      await db
        .insertInto('phase_act')
        .values(phase.opens.map((act) => ({ phase_id: id, act })))
        .execute();
  }
}

async function saveOrganisations(db: Database, pack: Pack): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const given of pack.organisations) {
    const { kind, section, continent, constituency, acronym, website, fictional } = given;
    const values = { kind, section, continent, constituency, acronym, website, fictional };
    const { id } = await db
      .insertInto('organisation')
      .values({ slug: given.id, ...values })
      .onConflict((on) => on.column('slug').doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('organisation_text').where('organisation_id', '=', id).execute();
    const texts = perLanguage({ name: given.name, description: given.description });
    await db
      .insertInto('organisation_text')
      .values(texts.map((text) => ({ organisation_id: id, ...text })))
      .execute();
    ids.set(given.id, id);
  }
  return ids;
}

async function saveCircuits(db: Database, edition: number, pack: Pack): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const given of pack.circuits) {
    const { position, paper_kind, colour, members_only } = given;
    const values = { position, paper_kind, colour, members_only, driver: given.driver.constituency };
    const { id } = await db
      .insertInto('circuit')
      .values({ edition_id: edition, slug: given.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('circuit_text').where('circuit_id', '=', id).execute();
    const texts = perLanguage({
      name: given.name,
      motto: given.motto,
      description: given.description,
      driver_name: given.driver.name,
    });
    await db
      .insertInto('circuit_text')
      .values(texts.map((text) => ({ circuit_id: id, ...text })))
      .execute();
    ids.set(given.id, id);
  }
  return ids;
}

async function saveDomains(db: Database, edition: number, pack: Pack): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [position, given] of pack.domains.entries()) {
    const { id } = await db
      .insertInto('policy_domain')
      .values({ edition_id: edition, slug: given.id, position })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet({ position }))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('policy_domain_text').where('policy_domain_id', '=', id).execute();
    const texts = perLanguage({ name: given.name, description: given.description });
    await db
      .insertInto('policy_domain_text')
      .values(texts.map((text) => ({ policy_domain_id: id, ...text })))
      .execute();
    ids.set(given.id, id);
  }
  return ids;
}

type Known = Pick<SavedNames, 'organisations' | 'circuits' | 'domains'>;

async function saveTracks(
  db: Database,
  edition: number,
  pack: Pack,
  known: Known,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const given of pack.tracks) {
    const values = { circuit_id: idOf(known.circuits, given.circuit), position: given.position };
    const { id } = await db
      .insertInto('track')
      .values({ edition_id: edition, slug: given.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('track_text').where('track_id', '=', id).execute();
    await db.deleteFrom('track_lead').where('track_id', '=', id).execute();
    await db.deleteFrom('track_domain').where('track_id', '=', id).execute();
    const texts = perLanguage({ name: given.name, description: given.description });
    await db
      .insertInto('track_text')
      .values(texts.map((text) => ({ track_id: id, ...text })))
      .execute();
    const leads = given.leads.map((lead, position) => ({
      track_id: id,
      organisation_id: idOf(known.organisations, lead),
      position,
    }));
    if (leads.length > 0) await db.insertInto('track_lead').values(leads).execute();
    const domains = given.domains.map((domain) => ({
      track_id: id,
      policy_domain_id: idOf(known.domains, domain),
    }));
    if (domains.length > 0) await db.insertInto('track_domain').values(domains).execute();
    ids.set(given.id, id);
  }
  return ids;
}

/** The identifier of a name that the pack's checks have found to exist. */
export function idOf(ids: ReadonlyMap<string, number>, name: string): number {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`${name} was not saved before it was used`);
  return id;
}
