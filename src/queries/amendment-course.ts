import { sql } from 'kysely';
import type { Operation } from '../domain/amendments/amendment.ts';
import { after, isOpen, type Step } from '../domain/amendments/course.ts';
import type { Division } from '../domain/amendments/division.ts';
import type { Database } from './database.ts';
import { preference, shownName } from './voices.ts';

/** One step of an amendment, with who took it. */
export interface CourseStep {
  readonly kind: Step;
  readonly at: Date;
  /** Null when it followed from the acts of others. */
  readonly person: string | null;
  readonly mandate: string | null;
  readonly note: string;
  readonly language: string | null;
  /** The amendment that took its place, or that it became part of. */
  readonly other: string | null;
  /** The version it was merged into. */
  readonly version: number | null;
  readonly wording: number;
  /** The authentic text that was decided on; null of a step that decides nothing of a text. */
  readonly about: number | null;
  /** The sitting that decided, by its title. */
  readonly sitting: string | null;
  /** How it did. */
  readonly division: Division | null;
  /** What was decided on the parts of what it refers to a sitting, in the order it was. */
  readonly parts: readonly PartDecided[];
}

/** What a sitting decided on a part of a split vote. */
interface PartDecided extends Division {
  readonly part: number;
  readonly carried: boolean;
  readonly note: string;
  readonly language: string;
}

/** The course of an amendment, from when it was proposed. */
export async function amendmentCourse(
  db: Database,
  amendment: number,
  language: string,
): Promise<CourseStep[]> {
  const rows = await db
    .selectFrom('public_amendment_step as step')
    .innerJoin('amendment_wording as wording', 'wording.id', 'step.wording_id')
    .leftJoin('amendment as other', 'other.id', 'step.other_id')
    .leftJoin('paper_version as version', 'version.id', 'step.paper_version_id')
    .leftJoin('person', 'person.id', 'step.person_id')
    .select(shownName('person', 'step.mandate_id').$castTo<string | null>().as('person'))
    .select(['step.kind', 'step.at', 'step.note', 'step.language'])
    .select(['other.code as other', 'version.number as version', 'wording.number as wording'])
    .select(
      sql<number | null>`case when step.kind in ('accepted', 'declined', 'consented') then (select number
        from paper_version decided where decided.id = wording.paper_version_id) end`.as('about'),
    )
    .select(
      sql<string | null>`(select title from mandate_text where mandate_id = step.mandate_id
        order by ${preference('language', language)} desc limit 1)`.as('mandate'),
    )
    .select(
      sql<string | null>`(select title from sitting_text where sitting_id = step.sitting_id
        order by ${preference('language', language)} desc limit 1)`.as('sitting'),
    )
    .select(
      sql<Division | null>`(select json_build_object('rule', rule, 'yes', yes, 'no', no, 'abstentions', abstentions)
        from division where part is null and step.kind in ('accepted', 'declined') and division.step_id = (
          select max(id) from amendment_step referred where referred.amendment_id = step.amendment_id
            and referred.kind = 'referred' and referred.id < step.id))`.as('division'),
    )
    .select(
      sql<
        readonly PartDecided[]
      >`coalesce((select json_agg(json_build_object('part', part, 'carried', carried,
          'rule', rule, 'yes', yes, 'no', no, 'abstentions', abstentions, 'note', note, 'language', language)
          order by division.id)
        from division where part is not null and division.step_id = step.id), '[]')`.as('parts'),
    )
    .where('step.amendment_id', '=', amendment)
    .orderBy('step.id')
    .execute();
  return rows.map(({ kind, ...row }) => ({ ...row, kind: kind as Step }));
}

/** What an amendment proposed at some moment. */
export interface PastWording {
  readonly id: number;
  readonly number: number;
  /** The version it is against. */
  readonly version: number;
  /** The version that was out when it was made: the one it was carried to, or could not be carried to. */
  readonly reached: number;
  readonly operations: readonly Operation[];
  /** Of the text it rewords. */
  readonly wordedIn: string;
  /** For one to an amendment, what that one did then. */
  readonly above: readonly Operation[] | null;
  readonly fingerprint: string;
  readonly madeBy: 'author' | 'lead' | 'translator' | 'sitting' | 'carried';
  readonly carried: 'clean' | 'adapted' | 'needs-author' | null;
  readonly at: Date;
}

/** Every wording an amendment had, the first one first. */
export async function amendmentWordings(db: Database, amendment: number): Promise<PastWording[]> {
  const rows = await db
    .selectFrom('public_amendment_wording as wording')
    .innerJoin('amendment_wording as kept', 'kept.id', 'wording.id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .select(['wording.id', 'wording.number', 'version.number as version', 'wording.operations'])
    .leftJoin('amendment_wording as above', 'above.id', 'wording.parent_wording_id')
    .select(['above.operations as above', 'wording.fingerprint'])
    .select(['wording.made_by as madeBy', 'wording.carried', 'wording.created_at as at'])
    .select('kept.language as wordedIn')
    .select(
      sql<number>`greatest(version.number, (select max(number) from paper_version out
        where out.paper_id = version.paper_id and out.published_at <= wording.created_at))`.as('reached'),
    )
    .where('wording.amendment_id', '=', amendment)
    .orderBy('wording.number')
    .execute();
  return rows.map(({ madeBy, carried, ...row }) => ({
    ...row,
    madeBy: madeBy as PastWording['madeBy'],
    carried: carried as PastWording['carried'],
  }));
}

/** Somebody who stands behind an amendment. */
export interface Backer {
  readonly person: string;
  readonly name: string;
  readonly place: string | null;
  /** The organisation and the mandate they do it for; null for themselves. */
  readonly organisation: string | null;
  readonly mandate: string | null;
  readonly signed: boolean;
  readonly withdrawn: boolean;
  /** Only behind a former wording that said something else. */
  readonly past: boolean;
}

/** Its authors, then who supports it: a hundred at most are named, all are counted in `AmendmentEntry`. */
export async function amendmentBackers(db: Database, amendment: number, language: string): Promise<Backer[]> {
  const { rows } = await sql<Backer>`
    select person.id as person, shown_name(person, backing.mandate_id) as name,
      shown_place(person, backing.mandate_id) as place, organisation.slug as organisation, backing.signed, backing.withdrawn, backing.past,
      (select title from mandate_text where mandate_id = backing.mandate_id
        order by ${preference('language', language)} desc limit 1) as mandate
    from (
      select person_id, mandate_id, true as signed, withdrawn_at is not null as withdrawn, signed_at as at, false as past
        from amendment_signature where amendment_id = ${amendment}
      union all
      select person_id, mandate_id, false, false, created_at, false from amendment_support where amendment_id = ${amendment}
      union all
      select past.person_id, past.mandate_id, past.signed, false, past.since, true from amendment_past_backing past
        where amendment_id = ${amendment} and not exists (select from amendment_signature live
          where live.amendment_id = past.amendment_id and live.person_id = past.person_id and withdrawn_at is null)
        and not exists (select from amendment_support live
          where live.amendment_id = past.amendment_id and live.person_id = past.person_id)
    ) backing
    join person on person.id = backing.person_id
    left join mandate on mandate.id = backing.mandate_id
    left join organisation on organisation.id = mandate.organisation_id
    order by backing.past, backing.signed desc, backing.mandate_id is null, backing.at
    limit 100`.execute(db);
  return rows;
}

/** Another amendment of the same paper, with what it proposes. */
export interface OtherAmendment {
  readonly code: string;
  readonly operations: readonly Operation[];
  readonly wordedIn: string;
  readonly version: number;
}

/** What else is proposed: exactly the same, to this amendment, or still open on the same provisions. */
export async function relatedAmendments(
  db: Database,
  amendment: { readonly id: number; readonly fingerprint: string; readonly paperId: number },
): Promise<{ identical: string[]; amending: string[]; touching: OtherAmendment[] }> {
  const rows = await db
    .selectFrom('public_amendment as amendment')
    .innerJoin('public_amendment_wording as wording', 'wording.id', 'amendment.wording_id')
    .innerJoin('amendment_wording as kept', 'kept.id', 'wording.id')
    .innerJoin('paper_version as version', 'version.id', 'wording.paper_version_id')
    .innerJoin('amendment_step as step', 'step.id', 'amendment.step_id')
    .select(['amendment.code', 'amendment.parent_id as parent', 'wording.fingerprint'])
    .select(['wording.operations', 'version.number as version', 'step.kind as step'])
    .select(['kept.language as wordedIn', 'amendment.standing'])
    .where('amendment.paper_id', '=', amendment.paperId)
    .where('amendment.id', '<>', amendment.id)
    .where((where) =>
      where.or([
        where('wording.fingerprint', '=', amendment.fingerprint),
        where('amendment.parent_id', '=', amendment.id),
        sql<boolean>`exists (select from amendment_target own
          join amendment this on this.wording_id = own.wording_id and this.id = ${amendment.id}
          join amendment_target other on other.provision_id = own.provision_id and other.wording_id = wording.id)`,
      ]),
    )
    .orderBy('amendment.id')
    .limit(100)
    .execute();
  const same = (row: (typeof rows)[number]) => row.fingerprint === amendment.fingerprint;
  return {
    identical: rows.filter(same).map(({ code }) => code),
    amending: rows.filter(({ parent }) => parent === amendment.id).map(({ code }) => code),
    touching: rows
      .filter(
        (row) =>
          !same(row) &&
          row.standing === 'published' &&
          row.parent === null &&
          isOpen(after(row.step as Step)),
      )
      .map(({ code, operations, version, wordedIn }) => ({ code, operations, version, wordedIn })),
  };
}
