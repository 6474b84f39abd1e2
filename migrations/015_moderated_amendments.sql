-- Amendments are moderated as contributions are, by the same reports, decisions and appeals; and who reads without an
-- account can report.

alter table amendment
  -- waiting: for a moderator; hidden: by moderation. That its authors withdrew it is a step of its course.
  add column standing text not null default 'published' check (standing in ('waiting', 'published', 'hidden')),
  add column held_for text check (held_for in ('links', 'similar')),
  add constraint waits_for_something check (standing <> 'waiting' or held_for is not null),
  -- A pack leaves out the words of what is not public.
  drop constraint amendment_reason_check,
  add constraint amendment_reason_check check (
    char_length(reason) <= 5000 and (reason <> '' or standing = 'hidden')),
  -- Owed from the first publication on, so that what never was public owes nothing.
  alter column answer_due_at drop not null,
  add constraint public_is_owed check (standing = 'waiting' or answer_due_at is not null),
  drop column words;
-- Words that are not public are not even here.
alter table amendment add column words tsvector not null generated always as (
  case when standing = 'published' then search_words(language, reason) else '' end) stored;
create index amendment_words on amendment using gin (words) with (fastupdate = off);
create index on amendment (id) where standing = 'waiting';

-- The one rule of what is public of an amendment: every page, list, count and export reads these views. What waits for
-- its first publication is not public at all. What is hidden, or waits again since it was worded anew, keeps its name
-- and its place in the course, without words and without author; so does what amends it, whose words are made of its.
create view public_amendment as
  select said.id, said.edition_id, said.paper_id, said.code, said.provision_number, said.parent_id, said.language,
    said.mandate_id, said.constituency, said.answer_due_at, said.imported_people, said.created_at, said.wording_id,
    said.step_id, stands.now as standing,
    case when stands.now = 'published' then said.reason else '' end as reason,
    case when stands.now = 'published' then said.person_id end as person_id,
    said.words
  from amendment said
    left join amendment above on above.id = said.parent_id
    cross join lateral (select case when said.standing <> 'published' then said.standing
      when above.standing <> 'published' then 'under-hidden' else 'published' end as now) stands
  where said.answer_due_at is not null;

-- What is not public is like nothing else: its fingerprint would tell what it says to who guesses it.
create view public_amendment_wording as
  select wording.id, wording.amendment_id, wording.number, wording.paper_version_id, wording.parent_wording_id,
    wording.made_by, wording.carried, wording.person_id, wording.mandate_id, wording.created_at,
    case when said.standing = 'published' then wording.operations else '[]' end as operations,
    case when said.standing = 'published' then wording.fingerprint else wording.id::text end as fingerprint
  from amendment_wording wording join public_amendment said on said.id = wording.amendment_id;

-- What institutions did and said stays; of what its authors did, only that it was done.
create view public_amendment_step as
  select step.id, step.amendment_id, step.kind, step.wording_id, step.mandate_id, step.other_id,
    step.paper_version_id, step.sitting_id, step.language, step.at,
    case when shown.words then step.note else '' end as note,
    case when shown.words then step.person_id end as person_id
  from amendment_step step
    join public_amendment said on said.id = step.amendment_id
    cross join lateral (select said.standing = 'published' or step.kind not in (
      'proposed', 'reworded', 'consented', 'consent-refused', 'withdrawn', 'substituted') as words) shown;

alter table report
  alter column contribution_id drop not null,
  add column amendment_id bigint references amendment on delete restrict,
  -- Null: of somebody without an account; sent again with the same key, it is the same report.
  alter column person_id drop not null,
  add column idempotency_key uuid unique,
  add constraint about_one_thing check (num_nonnulls(contribution_id, amendment_id) = 1),
  add constraint by_a_person_or_with_a_key check (num_nonnulls(person_id, idempotency_key) = 1),
  add unique (amendment_id, person_id);
create index on report (created_at) where person_id is null;

alter table moderation
  alter column contribution_id drop not null,
  add column amendment_id bigint references amendment on delete restrict,
  add constraint about_one_thing check (num_nonnulls(contribution_id, amendment_id) = 1);
create index on moderation (amendment_id, id);
