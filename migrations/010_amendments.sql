-- Amendments: what they propose, who stands behind them, and their course up to the version that carries them.

-- Who may put an amendment before the lead: so many people, or so many organisations, its authors counted in.
alter table edition
  add column amendment_people integer not null default 5 check (amendment_people >= 1),
  add column amendment_organisations integer not null default 1 check (amendment_organisations >= 1);

alter table phase_act drop constraint phase_act_act_check;
alter table phase_act add constraint phase_act_act_check
  check (act in ('draft', 'contribute', 'amend', 'answer', 'consolidate'));

create table amendment (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  paper_id bigint not null references paper on delete restrict,
  -- AIC-A1-042: the first amendment to § 42 as it was numbered then. Given once, never again.
  code text not null,
  provision_number integer not null check (provision_number >= 0),
  ordinal integer not null check (ordinal >= 1),
  -- An amendment to an amendment.
  parent_id bigint references amendment on delete restrict,
  language language_code not null,
  person_id uuid not null references person,
  mandate_id bigint references mandate,
  constituency constituency not null,
  reason text not null check (char_length(reason) between 1 and 5000),
  answer_due_at timestamptz not null,
  idempotency_key uuid unique,
  created_at timestamptz not null,
  words tsvector not null generated always as (search_words(language, reason)) stored,
  check (parent_id <> id),
  unique (edition_id, code)
);
create index on amendment (paper_id, id);
create index on amendment (parent_id) where parent_id is not null;
create index on amendment (person_id, created_at);
create index amendment_words on amendment using gin (words) with (fastupdate = off);

-- What an amendment proposes, against one version: by its author, by the lead who asks for the author's consent, or
-- carried over when its paper had a new version. None is ever edited; the last one that is not declined counts.
create table amendment_wording (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  number integer not null check (number >= 1),
  paper_version_id bigint not null references paper_version on delete restrict,
  -- For an amendment to an amendment: the wording of that one it is against.
  parent_wording_id bigint references amendment_wording on delete restrict,
  operations jsonb not null,
  -- The same proposal has the same fingerprint: identical amendments are shown as one group.
  fingerprint text not null,
  made_by text not null check (made_by in ('author', 'lead', 'carried')),
  carried text check (carried in ('clean', 'adapted', 'needs-author')),
  person_id uuid references person,
  mandate_id bigint references mandate,
  created_at timestamptz not null,
  unique (amendment_id, number),
  check ((made_by = 'carried') = (carried is not null)),
  check ((made_by = 'carried') = (person_id is null))
);
create index on amendment_wording (fingerprint);
-- The provisions a wording touches or leans on.
create table amendment_target (
  wording_id bigint not null references amendment_wording on delete restrict,
  provision_id bigint not null references provision on delete restrict,
  primary key (wording_id, provision_id)
);
create index on amendment_target (provision_id);
-- The wording that counts.
alter table amendment add column wording_id bigint references amendment_wording on delete restrict;
create index on amendment (wording_id);

-- Its authors: the one who proposed it, and whoever signed it since. An amendment falls when nobody carries it any more.
create table amendment_signature (
  amendment_id bigint not null references amendment on delete restrict,
  person_id uuid not null references person,
  mandate_id bigint references mandate,
  signed_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (amendment_id, person_id)
);
create index on amendment_signature (person_id);

-- People and organisations stand behind an amendment once each.
create table amendment_support (
  amendment_id bigint not null references amendment on delete restrict,
  person_id uuid not null references person,
  mandate_id bigint references mandate,
  organisation_id bigint references organisation,
  created_at timestamptz not null,
  primary key (amendment_id, person_id),
  check ((mandate_id is null) = (organisation_id is null)),
  unique (amendment_id, organisation_id)
);
create index on amendment_support (person_id);

-- The course of an amendment, a row for each step; the last one says where it stands.
create table amendment_step (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  kind text not null check (kind in (
    'proposed', 'supported', 'admitted', 'inadmissible', 'consent-asked', 'consented', 'consent-refused',
    'accepted', 'declined', 'referred', 'reopened', 'withdrawn', 'substituted', 'merged'
  )),
  wording_id bigint not null references amendment_wording on delete restrict,
  person_id uuid references person,
  mandate_id bigint references mandate,
  -- The amendment that takes its place, or that it became part of.
  other_id bigint references amendment on delete restrict,
  -- The version whose text it was merged into.
  paper_version_id bigint references paper_version on delete restrict,
  -- The sitting that decided.
  sitting_id bigint references sitting,
  language language_code,
  note text not null default '',
  at timestamptz not null,
  check (kind not in ('inadmissible', 'declined', 'consent-asked', 'referred') or note <> ''),
  check (kind <> 'substituted' or other_id is not null)
);
create index on amendment_step (amendment_id, id);
alter table amendment add column step_id bigint references amendment_step on delete restrict;
create index on amendment (step_id);

alter table event add column amendment_id bigint references amendment;
create index on event (amendment_id) where amendment_id is not null;

-- What a comment quotes of the provision it is made on, in UTF-16 units of its plain text in that version.
alter table contribution
  add column quote_start integer check (quote_start >= 0),
  add column quote_end integer check (quote_end > quote_start),
  -- In which language of it.
  add column quote_language language_code,
  add constraint whole_quote check (num_nonnulls(quote_start, quote_end, quote_language) in (0, 3));
create or replace view public_contribution as
  select said.id, said.edition_id, said.slug, said.provision_id, said.paper_version_id, said.kind, said.language,
    said.mandate_id, said.constituency, said.people, said.reply_to, said.imported_supports, said.answer_due_at,
    said.created_at, said.standing,
    case when said.standing = 'published' then said.text else '' end as text,
    case when said.standing = 'published' then person.name else '' end as author,
    case when said.standing = 'published' then person.place end as place,
    said.words, said.quote_start, said.quote_end, said.quote_language
  from contribution said join person on person.id = said.person_id
  where said.standing <> 'waiting';
