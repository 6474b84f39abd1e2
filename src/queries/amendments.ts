import { sql } from 'kysely';
import type { Operation } from '../domain/amendments/amendment.ts';
import { after, isOpen, type State, type Step, steps } from '../domain/amendments/course.ts';
import type { Database } from './database.ts';
import { preference, type Reader, shownName, shownPlace } from './voices.ts';

/** An amendment as lists and its own page show it. */
export interface AmendmentEntry {
  readonly id: number;
  readonly code: string;
  readonly paper: string;
  readonly paperId: number;
  /** The amendment it amends, by its code. */
  readonly parent: string | null;
  /** Of its reason. */
  readonly language: string;
  /** Of the text it amends. */
  readonly authentic: string;
  readonly author: string;
  readonly place: string | null;
  readonly constituency: string;
  /** The mandate it was proposed under, in the reader's language. */
  readonly mandate: string | null;
  readonly reason: string;
  /** Whether its words are public; where they are not, they and its author are left out. */
  readonly standing: 'published' | 'waiting' | 'hidden' | 'under-hidden';
  readonly proposedAt: Date;
  readonly dueAt: Date;
  readonly state: State;
  /** When it came to stand there. */
  readonly since: Date;
  /** Nobody has said anything on it within the time that was promised. */
  readonly late: boolean;
  /** The version it is against, and what it does to it. */
  readonly version: number;
  readonly operations: readonly Operation[];
  /** The language of the text it rewords. */
  readonly wordedIn: string;
  /** What it does to the authentic text, once somebody has rendered what was worded in another language. */
  readonly rendering: readonly Operation[] | null;
  readonly carried: 'clean' | 'adapted' | 'needs-author' | null;
  /** It is against what the amendment it amends proposes now; true for one that amends none. */
  readonly follows: boolean;
  readonly fingerprint: string;
  /** Who stands behind it, its authors counted in. */
  readonly people: number;
  readonly organisations: number;
  /** § it is numbered after. */
  readonly provision: number;
}

export interface AmendmentFilters {
  readonly state?: State | undefined;
  readonly states?: readonly State[] | undefined;
  /** Only those that touch a provision, by its row. */
  readonly provision?: number | undefined;
  /** Only those not ended. */
  readonly open?: boolean | undefined;
}

function select(db: Database, { language, now }: Reader) {
  return db
    .selectFrom('public_amendment as amendment')
    .innerJoin('paper', 'paper.id', 'amendment.paper_id')
    .leftJoin('person', 'person.id', 'amendment.person_id')
    .innerJoin('public_amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .innerJoin('amendment_wording as kept', 'kept.id', 'wording.id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .leftJoin('amendment as above', 'above.id', 'amendment.parent_id')
    .select(['amendment.id', 'amendment.code', 'paper.slug as paper', 'paper.id as paperId'])
    .select(['above.code as parent', 'amendment.language', 'paper.authentic_language as authentic'])
    .select([
      sql<string>`coalesce(${shownName('person', 'amendment.mandate_id')}, '')`.as('author'),
      'amendment.standing',
      shownPlace('person', 'amendment.mandate_id').as('place'),
    ])
    .select(['amendment.constituency', 'amendment.reason', 'amendment.created_at as proposedAt'])
    .select(['amendment.answer_due_at as dueAt', 'step.kind as step', 'step.at as since'])
    .select(['version.number as version', 'wording.operations', 'wording.carried', 'wording.fingerprint'])
    .select(['amendment.provision_number as provision', 'kept.language as wordedIn'])
    .select(
      sql<readonly Operation[] | null>`(select shown.operations from amendment_wording made
        join public_amendment_wording shown on shown.id = made.id
        where amendment.standing = 'published' and made.renders_id = wording.id and made.made_by = 'translator' order by made.number desc limit 1)`.as(
        'rendering',
      ),
    )
    .select(sql<boolean>`above.id is null or above.wording_id = wording.parent_wording_id`.as('follows'))
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = amendment.mandate_id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .select(
      sql<boolean>`step.kind in ('supported', 'admitted') and amendment.standing = 'published'
        and amendment.answer_due_at < ${now}`.as('late'),
    )
    .select((row) => [backers(row.ref('amendment.id'), 'people').as('people')])
    .select((row) => [backers(row.ref('amendment.id'), 'organisations').as('organisations')]);
}

/** How many stand behind an amendment; an organisation counts once, whoever speaks for it. */
function backers(amendment: unknown, what: 'people' | 'organisations') {
  const counted =
    what === 'people'
      ? sql`count(distinct person_id) filter (where mandate_id is null) + amendment.imported_people`
      : sql`count(distinct organisation_id)`;
  return sql<number>`(select (${counted})::integer from (
    select person_id, mandate_id, organisation_id from amendment_support where amendment_id = ${amendment}
    union all
    select signature.person_id, mandate_id, mandate.organisation_id from amendment_signature signature
      left join mandate on mandate.id = mandate_id
      where amendment_id = ${amendment} and withdrawn_at is null) backing)`;
}

type Row = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

const entry = ({ step, carried, standing, ...row }: Row): AmendmentEntry => ({
  ...row,
  standing: standing as AmendmentEntry['standing'],
  state: after(step as Step),
  carried: carried as AmendmentEntry['carried'],
});

/** A place in the order of a paper's amendments, as `42-7-9`: §, family, row; null when it is none. */
function placeIn(cursor: string | null): readonly number[] | null {
  return cursor && /^\d{1,9}-\d{1,15}-\d{1,15}$/.test(cursor) ? cursor.split('-').map(Number) : null;
}

/** The amendments to a paper in the order of its provisions, those to an amendment behind it, from after `cursor`. */
export async function amendmentsTo(
  db: Database,
  paper: number,
  reader: Reader,
  filters: AmendmentFilters = {},
  cursor: string | null = null,
  size = 20,
): Promise<{ entries: AmendmentEntry[]; next: string | null }> {
  const number = sql<number>`coalesce(above.provision_number, amendment.provision_number)`;
  const family = sql<number>`coalesce(amendment.parent_id, amendment.id)`;
  let query = select(db, reader)
    .select([family.as('family'), number.as('paragraph')])
    .where('amendment.paper_id', '=', paper);
  if (filters.state) query = query.where('step.kind', 'in', stepsTo(filters.state));
  if (filters.states) query = query.where('step.kind', 'in', filters.states.flatMap(stepsTo));
  if (filters.open) query = query.where('step.kind', 'not in', ended);
  if (filters.provision !== undefined)
    query = query.where(
      sql<boolean>`exists (select from amendment_target target
        where target.wording_id = wording.id and target.provision_id = ${filters.provision})`,
    );
  const place = placeIn(cursor);
  if (place) query = query.where(sql<boolean>`(${number}, ${family}, amendment.id) > (${sql.join(place)})`);
  const rows = await query
    .orderBy(number)
    .orderBy(family)
    .orderBy('amendment.id')
    .limit(size + 1)
    .execute();
  const shown = rows.slice(0, size);
  const last = rows.length > size ? shown.at(-1) : undefined;
  return {
    entries: shown.map(({ family: _, paragraph: __, ...row }) => entry(row)),
    next: last ? `${last.paragraph}-${last.family}-${last.id}` : null,
  };
}

const stepsTo = (state: State): Step[] => steps.filter((step) => after(step) === state);
/** The steps that end an amendment. */
const ended = steps.filter((step) => !isOpen(after(step)));

/** The amendments of an edition that a person proposed or signed and that are public, the latest first: fifty at most. */
export async function amendmentsBy(
  db: Database,
  edition: number,
  person: string,
  reader: Reader,
): Promise<AmendmentEntry[]> {
  const rows = await select(db, reader)
    .where('amendment.edition_id', '=', edition)
    .where('amendment.standing', 'in', ['published', 'under-hidden'])
    .where(
      sql<boolean>`exists (select from amendment_signature signature
        where signature.amendment_id = amendment.id and signature.person_id = ${person})`,
    )
    .orderBy('amendment.id', 'desc')
    .limit(50)
    .execute();
  return rows.map(entry);
}

/** One amendment of an edition by its code; null when there is none. */
export async function amendmentNamed(
  db: Database,
  edition: number,
  code: string,
  reader: Reader,
): Promise<AmendmentEntry | null> {
  const row = await select(db, reader)
    .where('amendment.edition_id', '=', edition)
    .where('amendment.code', '=', code)
    .executeTakeFirst();
  return row ? entry(row) : null;
}

/** The open amendments to a paper that touch each of its provisions: how many, by the row of the provision. */
export async function openAmendmentCounts(db: Database, paper: number): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('public_amendment as amendment')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .innerJoin('amendment_target as target', 'target.wording_id', 'amendment.wording_id')
    .select((select) => ['target.provision_id as provision', select.fn.countAll<number>().as('count')])
    .where('amendment.paper_id', '=', paper)
    .where('amendment.standing', '=', 'published')
    .where('step.kind', 'not in', ended)
    .groupBy('target.provision_id')
    .execute();
  return new Map(rows.map(({ provision, count }) => [provision, count]));
}
