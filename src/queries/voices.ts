import { sql } from 'kysely';
import type { Database } from './database.ts';

/** Where a contribution stands with the institution that owes an answer. A reply to another person is owed none. */
export type AnswerState = 'answered' | 'pending' | 'late' | 'reply';

export interface Voice {
  readonly id: number;
  readonly slug: string;
  readonly kind: string;
  readonly language: string;
  readonly text: string;
  readonly author: string;
  readonly place: string | null;
  readonly constituency: string;
  readonly people: number | null;
  /** The mandate it was made under, in the reader's language; null for a person who speaks for nobody else. */
  readonly mandate: string | null;
  readonly mandateLanguage: string | null;
  readonly saidAt: Date;
  readonly dueAt: Date | null;
  readonly supports: number;
  readonly replyTo: number | null;
  readonly state: AnswerState;
  /** Hidden by moderation, or withdrawn by its author: the words are not public, the place is. */
  readonly standing: string;
  /** Why it was hidden. */
  readonly hiddenFor: string | null;
  readonly circuit: string | null;
  readonly track: string | null;
  readonly paper: string;
  readonly paperCode: string;
  readonly ref: string;
  readonly version: number;
  /**
   * The same in the reader's language, where it was not said in it and somebody or a machine translated it; `by`: who
   * suggested these words and agreed to be named.
   */
  readonly translation: {
    readonly text: string;
    readonly madeBy: 'human' | 'machine';
    readonly by: string | null;
  } | null;
  /** What it quotes of that version. */
  readonly quote: { readonly start: number; readonly end: number; readonly language: string } | null;
}

export interface Reply {
  readonly id: number;
  readonly slug: string;
  readonly contribution: number | null;
  readonly recommendation: number | null;
  readonly priority: number | null;
  readonly language: string;
  readonly text: string;
  readonly disposition: string | null;
  readonly reason: string | null;
  readonly respondent: string;
  readonly mandate: string;
  readonly mandateLanguage: string;
  readonly organisation: string;
  readonly organisationName: string;
  readonly organisationLanguage: string;
  readonly answeredAt: Date;
  /** The authentic text it was given before; null of a priority. */
  readonly about: { readonly paper: string; readonly version: number; readonly authentic: string } | null;
}

/** `now` decides what is late. */
export interface Reader {
  readonly language: string;
  readonly now: Date;
}

/** The best text for a reader: their language, else English, else any. Order by it, descending, and take the first. */
export function preference(column: string, language: string) {
  return sql<number>`case ${sql.ref(column)} when ${language} then 2 when 'en' then 1 else 0 end`;
}

/** The best title of the mandate that the column `id` points to, as SQL; null when it points to none. */
export function mandateTitle(id: string, language: string) {
  return sql<string>`(select title from mandate_text where mandate_id = ${sql.ref(id)}
    order by ${preference('language', language)} desc limit 1)`;
}

/** The language that title is in. */
export function mandateLanguage(id: string, language: string) {
  return sql<string>`(select language::text from mandate_text where mandate_id = ${sql.ref(id)}
    order by ${preference('language', language)} desc limit 1)`;
}

/** The name that is public beside an act of a person of the joined table, under the mandate of a column; '' when none is. */
export function shownName(person: string, mandate: string) {
  return sql<string>`shown_name(${sql.table(person)}, ${sql.ref(mandate)})`;
}

/** Their place, by the same rule. */
export function shownPlace(person: string, mandate: string) {
  return sql<string | null>`shown_place(${sql.table(person)}, ${sql.ref(mandate)})`;
}

/** Contributions with their authors and where they stand, to be narrowed, ordered and limited by the question asked. */
export function selectVoices(db: Database, { language, now }: Reader) {
  return db
    .selectFrom('public_contribution as said')
    .innerJoin('provision', 'provision.id', 'said.provision_id')
    .innerJoin('paper', 'paper.id', 'provision.paper_id')
    .innerJoin('paper_version as version', 'version.id', 'said.paper_version_id')
    .leftJoin('circuit', 'circuit.id', 'paper.circuit_id')
    .leftJoin('track', 'track.id', 'paper.track_id')
    .select([
      'said.id',
      'said.slug',
      'said.kind',
      'said.language',
      'said.text',
      'said.constituency',
      'said.people',
    ])
    .select(['said.created_at as saidAt', 'said.answer_due_at as dueAt', 'said.reply_to as replyTo'])
    .select(['said.author', 'said.place', 'paper.slug as paper', 'paper.code as paperCode', 'said.standing'])
    .select(
      sql<string | null>`case when said.standing = 'hidden' then (select reason from moderation
        where contribution_id = said.id and verdict = 'hide' and undone_at is null order by id desc limit 1) end`.as(
        'hiddenFor',
      ),
    )
    .select(['provision.ref', 'version.number as version', 'circuit.slug as circuit', 'track.slug as track'])
    .select(
      sql<number>`said.imported_supports + (select count(*) from support where support.contribution_id = said.id)`.as(
        'supports',
      ),
    )
    .select([
      mandateTitle('said.mandate_id', language).$castTo<string | null>().as('mandate'),
      mandateLanguage('said.mandate_id', language).$castTo<string | null>().as('mandateLanguage'),
    ])
    .select(
      sql<
        Voice['quote']
      >`case when said.standing = 'published' and said.quote_start is not null then json_build_object(
        'start', said.quote_start, 'end', said.quote_end, 'language', said.quote_language) end`.as('quote'),
    )
    .select(
      sql<
        Voice['translation']
      >`(select json_build_object('text', made.text, 'madeBy', made.made_by, 'by', nullif(made.by, ''))
        from public_contribution_translation made
        where made.contribution_id = said.id and made.language = ${language} and said.language <> ${language})`.as(
        'translation',
      ),
    )
    .select(answerState(now).as('state'));
}

/** The state of `said` at a moment, as SQL. */
export function answerState(now: Date) {
  return sql<AnswerState>`case
    when exists (select from answer where answer.contribution_id = said.id) then 'answered'
    when said.reply_to is not null then 'reply'
    when said.answer_due_at < ${now} then 'late'
    else 'pending' end`;
}

/** Answers with who gave them and under which mandate, to be narrowed, ordered and limited by the question asked. */
export function selectAnswers(db: Database, language: string) {
  return db
    .selectFrom('answer')
    .innerJoin('mandate', 'mandate.id', 'answer.mandate_id')
    .innerJoin('person', 'person.id', 'mandate.person_id')
    .innerJoin('organisation', 'organisation.id', 'mandate.organisation_id')
    .select(
      sql<Reply['about']>`(select json_build_object('paper', paper.slug, 'version', version.number,
        'authentic', paper.authentic_language) from paper_version version join paper on paper.id = version.paper_id
        where version.id = answer.paper_version_id)`.as('about'),
    )
    .select([
      'answer.id',
      'answer.slug',
      'answer.language',
      'answer.text',
      'answer.disposition',
      'answer.reason',
    ])
    .select(['answer.contribution_id as contribution', 'answer.recommendation_id as recommendation'])
    .select(['answer.priority_id as priority', 'answer.created_at as answeredAt'])
    .select(shownName('person', 'mandate.id').as('respondent'))
    .select('organisation.slug as organisation')
    .select([
      mandateTitle('mandate.id', language).as('mandate'),
      mandateLanguage('mandate.id', language).as('mandateLanguage'),
    ])
    .select(
      sql<string>`(select name from organisation_text where organisation_id = organisation.id
        order by ${preference('language', language)} desc limit 1)`.as('organisationName'),
    )
    .select(
      sql<string>`(select language::text from organisation_text where organisation_id = organisation.id
        order by ${preference('language', language)} desc limit 1)`.as('organisationLanguage'),
    );
}

type Target = 'contribution_id' | 'recommendation_id' | 'priority_id';

/** The answers to some contributions, recommendations or priorities, oldest first. */
export async function answersTo(
  db: Database,
  target: Target,
  ids: readonly number[],
  language: string,
): Promise<Reply[]> {
  if (ids.length === 0) return [];
  return selectAnswers(db, language)
    .where(sql<boolean>`${sql.ref(`answer.${target}`)} = any(${[...ids]})`)
    .orderBy('answer.id')
    .execute();
}
