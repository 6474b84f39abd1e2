import type { Database } from '../../store/database.ts';
import type { Pack } from './pack.ts';
import { idOf, perLanguage, type SavedNames } from './save-edition.ts';

type Ids = ReadonlyMap<string, number>;

/** Saves who may act for whom. Runs after the papers, which a mandate's scope may name. */
export async function saveMandates(
  db: Database,
  pack: Pack,
  names: SavedNames,
  papers: Ids,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const given of pack.mandates) {
    const person = await db
      .insertInto('person')
      // Whoever a pack names is public already; whom it leaves unnamed was not asked yet.
      .values({
        slug: given.person.id,
        name: given.person.name,
        name_public: given.person.name === '' ? null : true,
      })
      .onConflict((on) => on.column('slug').doUpdateSet({ name: given.person.name }))
      .returning('id')
      .executeTakeFirstOrThrow();
    const { circuit, track, paper } = given.scope;
    const values = {
      person_id: person.id,
      organisation_id: idOf(names.organisations, given.organisation),
      role: given.role,
      circuit_id: circuit ? idOf(names.circuits, circuit) : null,
      track_id: track ? idOf(names.tracks, track) : null,
      paper_id: paper ? idOf(papers, paper) : null,
      starts_on: given.from,
      ends_on: given.until,
    };
    const { id } = await db
      .insertInto('mandate')
      .values({ edition_id: names.edition, slug: given.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('mandate_text').where('mandate_id', '=', id).execute();
    const titles = perLanguage({ title: given.title });
    await db
      .insertInto('mandate_text')
      .values(titles.map((text) => ({ mandate_id: id, ...text })))
      .execute();
    ids.set(given.id, id);
  }
  return ids;
}

export async function savePriorities(
  db: Database,
  pack: Pack,
  names: SavedNames,
  provisions: Ids,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const [position, given] of pack.priorities.entries()) {
    const values = {
      kind: given.kind,
      organisation_id: idOf(names.organisations, given.organisation),
      position,
    };
    const { id } = await db
      .insertInto('priority')
      .values({ edition_id: names.edition, slug: given.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.deleteFrom('priority_text').where('priority_id', '=', id).execute();
    await db.deleteFrom('priority_carrier').where('priority_id', '=', id).execute();
    const texts = perLanguage({ title: given.title, text: given.text });
    await db
      .insertInto('priority_text')
      .values(texts.map((text) => ({ priority_id: id, ...text })))
      .execute();
    const carriers = given.carried_by.map((carrier, place) => ({
      priority_id: id,
      provision_id: idOf(provisions, carrier),
      position: place,
    }));
    if (carriers.length > 0) await db.insertInto('priority_carrier').values(carriers).execute();
    ids.set(given.id, id);
  }
  return ids;
}

export async function saveSittings(db: Database, pack: Pack, names: SavedNames, papers: Ids): Promise<void> {
  for (const given of pack.sittings) {
    const values = {
      circuit_id: idOf(names.circuits, given.circuit),
      track_id: given.track === null ? null : idOf(names.tracks, given.track),
      held_on: given.date,
      starts_at: given.start,
      ends_at: given.end,
      room: given.room,
      certainty: given.certainty,
    };
    const { id } = await db
      .insertInto('sitting')
      .values({ edition_id: names.edition, slug: given.id, ...values })
      .onConflict((on) => on.columns(['edition_id', 'slug']).doUpdateSet(values))
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const table of ['sitting_text', 'sitting_paper', 'sitting_interpretation'] as const) {
      await db.deleteFrom(table).where('sitting_id', '=', id).execute();
    }
    const texts = perLanguage({ title: given.title, lead: given.lead });
    await db
      .insertInto('sitting_text')
      .values(texts.map((text) => ({ sitting_id: id, ...text })))
      .execute();
    const presented = given.papers.map((paper, position) => ({
      sitting_id: id,
      paper_id: idOf(papers, paper),
      position,
    }));
    if (presented.length > 0) await db.insertInto('sitting_paper').values(presented).execute();
    const languages = given.interpretation.map((language, position) => ({
      sitting_id: id,
      language,
      position,
    }));
    if (languages.length > 0) await db.insertInto('sitting_interpretation').values(languages).execute();
  }
}
