-- What is public of what people say, how it is moderated, and how somebody without an account takes part.

alter table contribution
  -- waiting: for a code or a moderator; hidden: by moderation; withdrawn: by its author.
  add column standing text not null default 'published' check (standing in ('waiting', 'published', 'hidden', 'withdrawn')),
  -- Why it waits: nobody vouches for its author yet, it has links, or it is almost what others said.
  add column held_for text check (held_for in ('guest', 'links', 'similar')),
  -- Of the private link of an author without an account.
  add column secret_hash text unique,
  add constraint waits_for_something check (standing <> 'waiting' or held_for is not null),
  -- A pack leaves out the words of what is not public.
  drop constraint contribution_text_check,
  add constraint contribution_text_check check (
    char_length(text) <= 5000 and (text <> '' or standing in ('hidden', 'withdrawn')));
create index on contribution (id) where standing = 'waiting';
create index on contribution (person_id, created_at);

-- The one rule of what is public of a contribution: every page, list, count and export reads this view.
-- What waits is not public at all; what is hidden or withdrawn keeps its place, without words and without author.
create view public_contribution as
  select said.id, said.edition_id, said.slug, said.provision_id, said.paper_version_id, said.kind, said.language,
    said.mandate_id, said.constituency, said.people, said.reply_to, said.imported_supports, said.answer_due_at,
    said.created_at, said.standing,
    case when said.standing = 'published' then said.text else '' end as text,
    case when said.standing = 'published' then person.name else '' end as author,
    case when said.standing = 'published' then person.place end as place
  from contribution said join person on person.id = said.person_id
  where said.standing <> 'waiting';

-- A code sent to somebody without an account; the address itself is not kept.
create table guest_confirmation (
  contribution_id bigint primary key references contribution on delete cascade,
  email_hash text not null,
  code_hash text not null,
  attempts integer not null default 0,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on guest_confirmation (email_hash, created_at);

create table report (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references contribution on delete restrict,
  person_id uuid not null references person,
  reason text not null check (reason in ('insult', 'hate', 'threat', 'personal-data', 'spam', 'off-topic', 'illegal', 'impersonation')),
  note text not null default '',
  created_at timestamptz not null,
  unique (contribution_id, person_id)
);

-- One decision of a moderator. The words stay where they were said; their hash says which words were decided on.
create table moderation (
  id bigint generated always as identity primary key,
  contribution_id bigint not null references contribution on delete restrict,
  verdict text not null check (verdict in ('publish', 'keep', 'hide')),
  reason text check (reason in ('insult', 'hate', 'threat', 'personal-data', 'spam', 'off-topic', 'illegal', 'impersonation')),
  note text not null default '',
  mandate_id bigint not null references mandate,
  standing_before text not null,
  text_hash text not null,
  created_at timestamptz not null,
  undone_at timestamptz,
  check ((verdict = 'hide') = (reason is not null))
);
create index on moderation (contribution_id, id);

create table appeal (
  id bigint generated always as identity primary key,
  moderation_id bigint not null unique references moderation on delete restrict,
  text text not null check (char_length(text) between 1 and 2000),
  language language_code not null,
  created_at timestamptz not null,
  -- Decided by another moderator: upheld, the words come back.
  upheld boolean,
  note text not null default '',
  mandate_id bigint references mandate,
  decided_at timestamptz,
  check (num_nonnulls(upheld, mandate_id, decided_at) in (0, 3))
);
create index on appeal (id) where decided_at is null;
