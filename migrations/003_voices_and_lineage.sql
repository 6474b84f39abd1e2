-- What people say, what institutions answer, and where each clause comes from.

create table contribution (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  provision_id bigint not null references provision on delete restrict,
  paper_version_id bigint not null references paper_version on delete restrict,
  kind text not null check (kind in ('comment', 'question', 'testimony', 'collective')),
  language language_code not null,
  person_id uuid not null references person,
  mandate_id bigint references mandate,
  constituency constituency not null,
  people integer check (people >= 2),
  reply_to bigint references contribution on delete restrict,
  text text not null check (char_length(text) between 1 and 5000),
  imported_supports integer not null default 0 check (imported_supports >= 0),
  answer_due_at timestamptz,
  idempotency_key uuid unique,
  created_at timestamptz not null,
  unique (edition_id, slug),
  check (people is null or kind = 'collective')
);
create index on contribution (provision_id, id);
create index on contribution (reply_to);
create index on contribution (edition_id, id);
create index on contribution (person_id);

create table support (
  contribution_id bigint not null references contribution on delete restrict,
  person_id uuid not null references person on delete cascade,
  created_at timestamptz not null,
  primary key (contribution_id, person_id)
);

-- Exactly one thing is answered: separate foreign keys, no type-and-id pair.
create table answer (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  contribution_id bigint references contribution on delete restrict,
  recommendation_id bigint references recommendation on delete restrict,
  priority_id bigint references priority on delete restrict,
  mandate_id bigint not null references mandate,
  language language_code not null,
  text text not null check (char_length(text) between 1 and 5000),
  disposition text check (disposition in ('accepted', 'in-part', 'merged', 'not-accepted', 'deferred', 'out-of-scope')),
  reason text,
  idempotency_key uuid unique,
  created_at timestamptz not null,
  unique (edition_id, slug),
  check (num_nonnulls(contribution_id, recommendation_id, priority_id) = 1),
  check ((disposition is null) = (reason is null)),
  check (reason <> '')
);
create index on answer (contribution_id) where contribution_id is not null;
create index on answer (recommendation_id) where recommendation_id is not null;
create index on answer (priority_id) where priority_id is not null;
create index on answer (mandate_id);

create table lineage (
  id bigint generated always as identity primary key,
  clause_id bigint not null references provision on delete restrict,
  kind text not null check (kind in ('adopted', 'adapted', 'merged', 'inspired', 'declined')),
  provision_id bigint references provision on delete restrict,
  contribution_id bigint references contribution on delete restrict,
  answer_id bigint references answer on delete restrict,
  priority_id bigint references priority on delete restrict,
  mandate_id bigint not null references mandate,
  note text not null default '',
  created_at timestamptz not null,
  check (num_nonnulls(provision_id, contribution_id, answer_id, priority_id) = 1),
  check (provision_id <> clause_id),
  unique nulls not distinct (clause_id, provision_id, contribution_id, answer_id, priority_id)
);
create index on lineage (provision_id) where provision_id is not null;
create index on lineage (contribution_id) where contribution_id is not null;
create index on lineage (answer_id) where answer_id is not null;
create index on lineage (priority_id) where priority_id is not null;

-- A clause that comes from nowhere says so, and why.
create table new_clause (
  clause_id bigint primary key references provision on delete restrict,
  reason text not null check (reason <> ''),
  mandate_id bigint not null references mandate,
  created_at timestamptz not null
);

create table sitting (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  circuit_id bigint not null references circuit,
  track_id bigint references track,
  held_on date not null,
  starts_at time,
  ends_at time,
  room text,
  certainty text not null default 'read' check (certainty in ('read', 'inferred')),
  unique (edition_id, slug)
);
create table sitting_text (
  sitting_id bigint not null references sitting on delete cascade,
  language language_code not null,
  title text not null,
  lead text not null default '',
  primary key (sitting_id, language)
);
create table sitting_paper (
  sitting_id bigint not null references sitting on delete cascade,
  paper_id bigint not null references paper,
  position integer not null,
  primary key (sitting_id, paper_id)
);
create table sitting_interpretation (
  sitting_id bigint not null references sitting on delete cascade,
  language language_code not null,
  position integer not null,
  primary key (sitting_id, language)
);

-- Counts shown beside provisions, kept by the acts that change them; rebuilt and compared in tests.
create table provision_tally (
  provision_id bigint primary key references provision on delete cascade,
  contributions integer not null default 0
);

-- One row per act: what happened, by whom, on whose behalf, about what.
create table event (
  sequence bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  edition_id bigint references edition on delete restrict,
  person_id uuid references person,
  mandate_id bigint references mandate,
  paper_id bigint references paper,
  provision_id bigint references provision,
  contribution_id bigint references contribution,
  answer_id bigint references answer,
  content jsonb not null default '{}'
);
create index on event (edition_id, sequence);

-- Every process that serves pages hears that the record moved.
create function announce_event() returns trigger language plpgsql as $$
begin
  perform pg_notify('event', new.sequence::text);
  return null;
end $$;
create trigger announce after insert on event for each row execute function announce_event();

-- Mail waits here in the same transaction as the act that causes it. Without SMTP it is shown in the local outbox.
create table mail_message (
  id bigint generated always as identity primary key,
  recipient text not null,
  language language_code not null,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index on mail_message (id) where sent_at is null;
