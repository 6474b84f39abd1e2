import { sql } from 'kysely';
import type { Database } from './database.ts';
import { mandateLanguage, mandateTitle, preference, type Reader } from './voices.ts';

/** One line of lineage: a clause and one thing it comes from, both shortly. */
export interface LineageLine {
  readonly id: number;
  readonly clause: number;
  readonly clauseCode: string;
  readonly clauseText: string;
  readonly clauseLanguage: string;
  readonly kind: string;
  readonly note: string;
  readonly mandate: string;
  readonly mandateLanguage: string;
  readonly writtenAt: Date;
  readonly origin: Origin;
}

export interface Origin {
  readonly kind: 'provision' | 'contribution' | 'answer' | 'priority';
  /** Code of a recommendation, name of anything else. */
  readonly name: string;
  /** Where a provision, or what an answer answers, stands. */
  readonly paper: string | null;
  readonly ref: string | null;
  readonly code: string | null;
  /** What it says, in `language`. */
  readonly text: string;
  readonly language: string;
  /** Who said it: a person, a respondent, an organisation, or the title of a paper. */
  readonly by: string;
  /** Of a contribution: hidden or withdrawn, its words are not public. */
  readonly standing?: string;
}

type Side = { readonly clauses: readonly number[] } | { readonly origin: Target };

/** Everything whose fate can be asked. */
export interface Target {
  readonly provision?: number;
  readonly contribution?: number;
  readonly priority?: number;
}

/** Where some clauses come from. */
export function originsOf(db: Database, clauses: readonly number[], reader: Reader): Promise<LineageLine[]> {
  return clauses.length === 0 ? Promise.resolve([]) : lines(db, { clauses }, reader);
}

/**
 * What became of a provision, contribution or priority: the published clauses that name it, its descendants (a
 * provision born of it by split or merge) or an answer to it.
 */
export function fatesOf(db: Database, origin: Target, reader: Reader): Promise<LineageLine[]> {
  return lines(db, { origin }, reader);
}

function condition(side: Side) {
  if ('clauses' in side) return sql<boolean>`lineage.clause_id = any(${[...side.clauses]})`;
  const { provision, contribution, priority } = side.origin;
  // A clause has its code from the day it is published; until then nothing is public of it.
  if (contribution !== undefined)
    return sql<boolean>`clause.code is not null and (lineage.contribution_id = ${contribution}
      or lineage.answer_id in (select id from answer where contribution_id = ${contribution}))`;
  if (priority !== undefined)
    return sql<boolean>`clause.code is not null and (lineage.priority_id = ${priority}
      or lineage.answer_id in (select id from answer where priority_id = ${priority}))`;
  return sql<boolean>`clause.code is not null and (lineage.provision_id in (
      with recursive line (id) as (
        select ${provision ?? 0}::bigint union select child_id from descent join line on parent_id = line.id
      ) select id from line)
    or lineage.answer_id in (select id from answer where recommendation_id = ${provision ?? 0}))`;
}

/** Drafts are not public. */
const isPublicState = sql`exists (
  select from provision born
  join paper_version version on version.paper_id = born.paper_id and version.number = state.from_version
  where born.id = state.provision_id and version.published_at is not null)`;

/** The text a provision was last published with, as the reader would read it. */
const textNow = (provision: string, language: string) => sql`(
  select row_to_json(found) from (
    select text.plain, text.language from provision_state state join provision_text text on text.state_id = state.id
    where state.provision_id = ${sql.ref(provision)} and ${isPublicState}
    order by state.from_version desc, ${preference('text.language', language)} desc limit 1) found)`;

interface Row extends Omit<LineageLine, 'origin' | 'clauseText' | 'clauseLanguage'> {
  clauseNow: { plain: string; language: string } | null;
  provisionNow: { plain: string; language: string } | null;
  paper: string | null;
  ref: string | null;
  code: string | null;
  paperTitle: string | null;
  said: string | null;
  saidLanguage: string | null;
  saidSlug: string | null;
  author: string | null;
  standing: string | null;
  answer: string | null;
  answerLanguage: string | null;
  answerSlug: string | null;
  respondent: string | null;
  answered: string | null;
  priority: string | null;
  prioritySlug: string | null;
  organisation: string | null;
}

async function lines(db: Database, side: Side, { language }: Reader): Promise<LineageLine[]> {
  const best = preference('language', language);
  const found = await sql<Row>`
    select lineage.id, lineage.clause_id as clause, clause.code as "clauseCode", lineage.kind, lineage.note,
      lineage.created_at as "writtenAt",
      ${mandateTitle('lineage.mandate_id', language)} as mandate, ${mandateLanguage('lineage.mandate_id', language)} as "mandateLanguage",
      ${textNow('lineage.clause_id', language)} as "clauseNow",
      ${textNow('lineage.provision_id', language)} as "provisionNow",
      paper.slug as paper, provision.ref, recommendation.code,
      (select title from paper_text join paper_version version on version.id = paper_version_id
        where version.paper_id = paper.id and version.published_at is not null
        order by version.number desc, ${best} desc limit 1) as "paperTitle",
      said.text as said, said.language as "saidLanguage", said.slug as "saidSlug", said.author, said.standing,
      answer.text as answer, answer.language as "answerLanguage", answer.slug as "answerSlug",
      ${mandateTitle('answer.mandate_id', language)} as respondent,
      coalesce(asked.slug, answered.code) as answered,
      (select title from priority_text where priority_id = priority.id order by ${best} desc limit 1) as priority,
      priority.slug as "prioritySlug",
      (select name from organisation_text where organisation_id = priority.organisation_id order by ${best} desc limit 1) as organisation
    from lineage
    left join recommendation clause on clause.provision_id = lineage.clause_id
    left join provision on provision.id = lineage.provision_id
    left join paper on paper.id = provision.paper_id
    left join recommendation on recommendation.provision_id = lineage.provision_id
    left join public_contribution said on said.id = lineage.contribution_id
    left join answer on answer.id = lineage.answer_id
    left join public_contribution asked on asked.id = answer.contribution_id
    left join recommendation answered on answered.provision_id = answer.recommendation_id
    left join priority on priority.id = lineage.priority_id
    where ${condition(side)}
    order by lineage.clause_id, lineage.id
    limit 2000`.execute(db);
  return found.rows.map((row) => ({
    id: Number(row.id),
    clause: Number(row.clause),
    clauseCode: row.clauseCode ?? '',
    clauseText: row.clauseNow?.plain ?? '',
    clauseLanguage: row.clauseNow?.language ?? language,
    kind: row.kind,
    note: row.note,
    mandate: row.mandate,
    mandateLanguage: row.mandateLanguage,
    writtenAt: row.writtenAt,
    origin: originOf(row, language),
  }));
}

function originOf(row: Row, language: string): Origin {
  const nowhere = { paper: null, ref: null, code: null };
  if (row.saidSlug !== null)
    return {
      kind: 'contribution',
      name: row.saidSlug,
      ...nowhere,
      standing: row.standing ?? 'published',
      text: row.said ?? '',
      language: row.saidLanguage ?? language,
      by: row.author ?? '',
    };
  if (row.answerSlug !== null)
    return {
      kind: 'answer',
      name: row.answerSlug,
      ...nowhere,
      code: row.answered,
      text: row.answer ?? '',
      language: row.answerLanguage ?? language,
      by: row.respondent ?? '',
    };
  if (row.prioritySlug !== null)
    return {
      kind: 'priority',
      name: row.prioritySlug,
      ...nowhere,
      text: row.priority ?? '',
      language,
      by: row.organisation ?? '',
    };
  return {
    kind: 'provision',
    name: row.code ?? `${row.paper}/${row.ref}`,
    paper: row.paper,
    ref: row.ref,
    code: row.code,
    text: row.provisionNow?.plain ?? '',
    language: row.provisionNow?.language ?? language,
    by: row.paperTitle ?? '',
  };
}
