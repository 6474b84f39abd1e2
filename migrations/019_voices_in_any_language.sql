-- An amendment is worded in the language of its author; what is said is read in another; readers correct translations.

alter table amendment_wording
  -- Of the text that its operations are against.
  add column language language_code,
  -- Of an authentic wording: the wording in another language whose words it says in the authentic one.
  add column renders_id bigint references amendment_wording on delete restrict,
  drop constraint amendment_wording_made_by_check,
  add constraint amendment_wording_made_by_check check (made_by in ('author', 'lead', 'translator', 'carried')),
  add check (made_by <> 'translator' or renders_id is not null);
update amendment_wording wording set language = paper.authentic_language
  from amendment join paper on paper.id = amendment.paper_id where amendment.id = wording.amendment_id;
alter table amendment_wording alter column language set not null;
create index on amendment_wording (renders_id) where renders_id is not null;

-- What a reader would rather have a translation say: of a contribution, or of a provision in the text in hand.
create table translation_suggestion (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  paper_id bigint not null references paper on delete restrict,
  contribution_id bigint references contribution on delete restrict,
  provision_id bigint references provision on delete restrict,
  language language_code not null,
  text text not null check (char_length(text) between 1 and 10000),
  -- SHA-256 of the words that were translated, and those of the translation that was there, as they were read.
  source_hash text not null,
  replaces text,
  person_id uuid not null references person,
  -- Whether its author agrees to be named beside the translation.
  named boolean not null,
  idempotency_key uuid unique,
  created_at timestamptz not null,
  verdict text check (verdict in ('accepted', 'declined')),
  mandate_id bigint references mandate,
  reason text not null default '',
  reason_language language_code,
  decided_at timestamptz,
  check (num_nonnulls(contribution_id, provision_id) = 1),
  check (num_nonnulls(verdict, mandate_id, decided_at) in (0, 3)),
  check (verdict is distinct from 'declined' or (reason <> '' and reason_language is not null))
);
create index on translation_suggestion (paper_id, language, id) where verdict is null;
create index on translation_suggestion (contribution_id) where contribution_id is not null;
create index on translation_suggestion (provision_id) where provision_id is not null;
create index on translation_suggestion (person_id, created_at);

-- What was said, in another language: by a person, or by a machine until a person says better.
create table contribution_translation (
  contribution_id bigint not null references contribution on delete restrict,
  language language_code not null,
  text text not null check (char_length(text) between 1 and 10000),
  made_by text not null check (made_by in ('human', 'machine')),
  -- The programme that made it.
  engine text,
  -- SHA-256 of the words it was made from.
  source_hash text not null,
  -- The suggestion that was accepted, and the mandate it was accepted under.
  suggestion_id bigint references translation_suggestion on delete restrict,
  mandate_id bigint references mandate,
  made_at timestamptz not null,
  words tsvector not null generated always as (search_words(language, text)) stored,
  primary key (contribution_id, language),
  check ((made_by = 'machine') = (engine is not null)),
  check ((made_by = 'human') = (mandate_id is not null))
);
create index contribution_translation_words on contribution_translation using gin (words) with (fastupdate = off);

-- What is public of it: nothing, unless what it translates is.
create view public_contribution_translation as
  select made.contribution_id, made.language, made.text, made.made_by, made.engine, made.source_hash, made.made_at,
    made.words, case when suggestion.named then person.name end as by
  from contribution_translation made
  join contribution said on said.id = made.contribution_id and said.standing = 'published'
  left join translation_suggestion suggestion on suggestion.id = made.suggestion_id
  left join person on person.id = suggestion.person_id;

-- The suggestion that a translation of a provision follows.
alter table provision_text
  add column suggestion_id bigint references translation_suggestion on delete restrict;

-- The version of the paper whose authentic words an answer was given before.
alter table answer add column paper_version_id bigint references paper_version on delete restrict;
update answer set paper_version_id = said.paper_version_id from contribution said where said.id = answer.contribution_id;
update answer set paper_version_id = (
  select version.id from provision join paper_version version on version.paper_id = provision.paper_id
  where provision.id = answer.recommendation_id and version.published_at <= answer.created_at
  order by version.number desc limit 1)
  where recommendation_id is not null;
