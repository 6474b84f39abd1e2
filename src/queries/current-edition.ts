import { sql } from 'kysely';
import type { Backing } from '../domain/amendments/course.ts';
import type { Database } from './database.ts';

interface Phase {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** The language its words are in. */
  readonly language: string;
  /** Days, both included. */
  readonly from: string;
  readonly to: string;
  readonly opens: readonly string[];
}

/** The edition the site shows: the latest one. */
export interface CurrentEdition {
  readonly id: number;
  readonly slug: string;
  readonly number: number;
  readonly name: string;
  readonly place: string;
  readonly description: string;
  /** The language its words are in. */
  readonly language: string;
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly answerDays: number;
  /** How many must stand behind an amendment for a decision to be owed: either suffices. */
  readonly backing: Backing;
  /** Whether a translation machine may be sent what is not published. */
  readonly machineDrafts: boolean;
  readonly demonstration: boolean;
  readonly contentLanguages: readonly string[];
  readonly phases: readonly Phase[];
}

/** The edition and its phases in one language (English, else any, where a word is missing); null when there is none. */
export async function currentEdition(db: Database, language: string): Promise<CurrentEdition | null> {
  const row = await db
    .selectFrom('edition')
    .innerJoin('edition_text as text', 'text.edition_id', 'edition.id')
    .selectAll('edition')
    .select(['text.name', 'text.place', 'text.description', 'text.language'])
    .select(
      sql<string[] | null>`(select array_agg(language::text order by position) from edition_language
        where edition_id = edition.id)`.as('languages'),
    )
    .orderBy('starts_on', 'desc')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.language', '=', 'en'), 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    slug: row.slug,
    number: row.number,
    name: row.name,
    place: row.place,
    description: row.description,
    language: row.language,
    from: row.starts_on,
    to: row.ends_on,
    timeZone: row.time_zone,
    answerDays: row.answer_days,
    backing: { people: row.amendment_people, organisations: row.amendment_organisations },
    machineDrafts: row.machine_drafts,
    demonstration: row.demonstration,
    contentLanguages: row.languages ?? [],
    phases: await phasesOf(db, row.id, language),
  };
}

async function phasesOf(db: Database, edition: number, language: string): Promise<Phase[]> {
  const rows = await db
    .selectFrom('phase')
    .innerJoin('phase_text as text', 'text.phase_id', 'phase.id')
    .distinctOn('phase.position')
    .select(['phase.slug as id', 'text.name', 'text.description', 'text.language'])
    .select(['starts_on as from', 'ends_on as to'])
    .select((select) =>
      select
        .selectFrom('phase_act')
        .select((act) => act.fn.coalesce(act.fn.agg<string[]>('array_agg', ['act']), act.val([])).as('acts'))
        .whereRef('phase_act.phase_id', '=', 'phase.id')
        .as('opens'),
    )
    .where('edition_id', '=', edition)
    .orderBy('phase.position')
    .orderBy((order) => order('text.language', '=', language), 'desc')
    .orderBy((order) => order('text.language', '=', 'en'), 'desc')
    .execute();
  return rows.map((row) => ({ ...row, opens: row.opens ?? [] }));
}
