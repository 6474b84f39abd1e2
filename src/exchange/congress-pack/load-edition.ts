import type { Selectable } from 'kysely';
import type { Database } from '../../store/database.ts';
import type { Edition } from '../../store/schema.generated.ts';
import { gatherList, gatherWords } from './gather.ts';
import type { Pack } from './pack.ts';

export type EditionRow = Selectable<Edition>;

/** The edition itself, with its languages and phases. */
export async function loadEdition(db: Database, edition: EditionRow): Promise<Pack['edition']> {
  const texts = await db
    .selectFrom('edition_text')
    .select(['edition_id as owner', 'language', 'name', 'place', 'description'])
    .where('edition_id', '=', edition.id)
    .orderBy('language')
    .execute();
  const languages = await db
    .selectFrom('edition_language')
    .selectAll()
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute();
  return {
    id: edition.slug,
    number: edition.number,
    ...gatherWords(texts, ['name', 'place', 'description'])(edition.id),
    ...(edition.country === null ? {} : { country: edition.country }),
    from: edition.starts_on,
    to: edition.ends_on,
    timezone: edition.time_zone,
    languages: languages.filter((row) => row.interface).map(({ language }) => language),
    content_languages: languages.map(({ language }) => language),
    answer_days: edition.answer_days,
    amendments: { people: edition.amendment_people, organisations: edition.amendment_organisations },
    ...(edition.rehearsal === null ? {} : { rehearsal: edition.rehearsal }),
    phases: await loadPhases(db, edition.id),
  };
}

async function loadPhases(db: Database, edition: number): Promise<Pack['edition']['phases']> {
  const phases = await db
    .selectFrom('phase')
    .selectAll()
    .where('edition_id', '=', edition)
    .orderBy('position')
    .execute();
  const ids = phases.map(({ id }) => id);
  if (ids.length === 0) return [];
  const texts = await db
    .selectFrom('phase_text')
    .select(['phase_id as owner', 'language', 'name', 'description'])
    .where('phase_id', 'in', ids)
    .execute();
  const acts = await db
    .selectFrom('phase_act')
    .select(['phase_id as owner', 'act as value'])
    .where('phase_id', 'in', ids)
    .orderBy('act')
    .execute();
  const words = gatherWords(texts, ['name', 'description']);
  const opens = gatherList(acts);
  return phases.map((phase) => ({
    id: phase.slug,
    ...words(phase.id),
    from: phase.starts_on,
    to: phase.ends_on,
    opens: opens(phase.id) as Pack['edition']['phases'][number]['opens'],
  }));
}
