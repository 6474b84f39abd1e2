-- Organisations are invited; their representatives name who acts for them.

alter table mandate drop constraint mandate_role_check;
alter table mandate add constraint mandate_role_check check (role in (
  'secretariat', 'representative', 'lead', 'editor', 'translator', 'rapporteur', 'respondent', 'chair',
  'delegate', 'substitute', 'moderator', 'caucus', 'facilitator'
));
-- The mandate under which it was given; none for those of a congress pack.
alter table mandate add column named_under bigint references mandate;
alter table mandate add column idempotency_key uuid unique;

-- Whether a person agrees to be named on the page of an organisation they hold a mandate of.
alter table person add column name_public boolean not null default false;
-- Persons named in a congress pack are public already.
update person set name_public = true where slug is not null;

create table invitation (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  organisation_id bigint not null references organisation on delete restrict,
  capacity text not null check (capacity in ('lead', 'coauthor', 'section', 'sister', 'caucus')),
  track_id bigint references track,
  paper_id bigint references paper,
  recipient text not null,
  language language_code not null,
  token_hash text not null unique,
  mandate_id bigint not null references mandate,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid references person,
  withdrawn_at timestamptz,
  check ((accepted_at is null) = (accepted_by is null)),
  check (accepted_at is null or withdrawn_at is null),
  check ((capacity = 'lead') = (track_id is not null)),
  check ((capacity = 'coauthor') = (paper_id is not null))
);
create index on invitation (edition_id, id);
-- One open invitation per organisation, capacity and place.
create unique index one_open_invitation on invitation (organisation_id, capacity, track_id, paper_id) nulls not distinct
  where accepted_at is null and withdrawn_at is null;

-- What a person and what an organisation did, newest first.
create index on event (person_id, sequence);
create index on event (mandate_id, sequence);

-- The sign-in library reserves some verifications under identifiers of its own making.
alter table sign_in_verification alter column id type text, alter column id set default gen_random_uuid()::text;
