import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A person as they can change themselves. */
export interface Profile {
  readonly name: string;
  readonly place: string | null;
  readonly language: string | null;
  readonly email: string | null;
  /** Whether they agree to be named beside what they do under a mandate; null: they were not asked yet. */
  readonly namePublic: boolean | null;
}

export async function profileOf(db: Database, person: string): Promise<Profile | null> {
  const row = await db
    .selectFrom('person')
    .select(['name', 'place', 'language', 'email', 'name_public as namePublic'])
    .where('id', '=', person)
    .executeTakeFirst();
  return row ?? null;
}

/** Everything that is kept about a person, by what it is; secrets and hashes of secrets left out. */
export async function personalData(db: Database, person: string): Promise<Readonly<Record<string, unknown>>> {
  const list = (query: ReturnType<typeof sql<unknown>>) =>
    sql`(select coalesce(json_agg(row_to_json(found)), '[]'::json) from (${query}) found)`;
  const { rows } = await sql<Record<string, unknown>>`
    select (select row_to_json(own) from (select name, email, email_verified, place, language, name_public, created_at
        from person where id = ${person}) own) as person,
      ${list(sql`select created_at, expires_at, ip_address, user_agent from sign_in_session where person_id = ${person}`)} as sessions,
      ${list(sql`select provider_id as method, null as name, created_at from sign_in_account where person_id = ${person}
        union all select 'passkey', name, created_at from passkey where person_id = ${person}
        union all select 'second-factor', null, created_at from second_factor where person_id = ${person}`)} as sign_in_methods,
      ${list(sql`select mandate.slug, organisation.slug as organisation, role, starts_on, ends_on, revoked_at
        from mandate join organisation on organisation.id = organisation_id where person_id = ${person}`)} as mandates,
      ${list(sql`select slug, kind, language, constituency, people, text, standing, created_at
        from contribution where person_id = ${person} order by id`)} as contributions,
      ${list(sql`select said.slug as contribution, support.created_at from support
        join contribution said on said.id = contribution_id where support.person_id = ${person}`)} as supports,
      ${list(sql`select amendment.code, amendment.language, constituency, reason, step.kind as step, amendment.standing, amendment.created_at
        from amendment left join amendment_step step on step.id = step_id
        where amendment.person_id = ${person} order by amendment.id`)} as amendments,
      ${list(sql`select amendment.code as amendment, wording.number, wording.operations, wording.created_at
        from amendment_wording wording join amendment on amendment.id = amendment_id
        where wording.person_id = ${person} order by wording.id`)} as amendment_wordings,
      ${list(sql`select amendment.code as amendment, step.kind as step, step.note, step.language, step.at
        from amendment_step step join amendment on amendment.id = amendment_id
        where step.person_id = ${person} order by step.id`)} as amendment_steps,
      ${list(sql`select amendment.code as amendment, signed_at, withdrawn_at from amendment_signature signature
        join amendment on amendment.id = amendment_id where signature.person_id = ${person}`)} as amendment_signatures,
      ${list(sql`select amendment.code as amendment, support.created_at from amendment_support support
        join amendment on amendment.id = amendment_id where support.person_id = ${person}`)} as amendment_supports,
      ${list(sql`select amendment.code as amendment, past.signed, past.since from amendment_past_backing past
        join amendment on amendment.id = amendment_id where past.person_id = ${person}`)} as amendment_past_backing,
      ${list(sql`select paper.code as paper, note, voting_order.language, at from voting_order
        join mandate on mandate.id = mandate_id join paper on paper.id = voting_order.paper_id
        where mandate.person_id = ${person} order by voting_order.id`)} as voting_orders,
      ${list(sql`select amendment.code as amendment, request.kind, request.parts, request.note, request.language, request.at
        from vote_request request join mandate on mandate.id = request.mandate_id
        join amendment on amendment.id = amendment_id where mandate.person_id = ${person} order by request.id`)} as vote_requests,
      ${list(sql`select amendment.code as amendment, part, rule, yes, no, abstentions, carried, division.note,
          division.language, division.at
        from division join mandate on mandate.id = division.mandate_id
        join amendment on amendment.id = amendment_id where mandate.person_id = ${person} order by division.id`)} as divisions,
      ${list(sql`select answer.slug, answer.language, answer.text, disposition, reason, answer.created_at from answer
        join mandate on mandate.id = answer.mandate_id where mandate.person_id = ${person} order by answer.id`)} as answers,
      ${list(sql`select said.slug as contribution, provision.ref as provision, own.language, own.text, named, verdict, own.created_at
        from translation_suggestion own left join contribution said on said.id = contribution_id
        left join provision on provision.id = own.provision_id where own.person_id = ${person} order by own.id`)} as translation_suggestions,
      ${list(sql`select said.slug as contribution, amendment.code as amendment, report.reason, report.note, report.created_at from report
        left join contribution said on said.id = report.contribution_id
        left join amendment on amendment.id = report.amendment_id where report.person_id = ${person}`)} as reports,
      ${list(sql`select said.slug as contribution, appeal.text, appeal.language, appeal.upheld, appeal.created_at from appeal
        join moderation on moderation.id = moderation_id join contribution said on said.id = moderation.contribution_id
        where said.person_id = ${person}`)} as appeals,
      ${list(sql`select at, kind, line, content - 'key' as content from event where person_id = ${person} order by sequence`)} as record,
      ${list(sql`select subject, created_at from mail_message
        where recipient = (select email from person where id = ${person})`)} as messages_waiting`.execute(db);
  return rows[0] ?? {};
}
