-- People, editions and what an edition is made of.
-- Text shown to people stands in one row per language, never in a {locale: text} blob.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create domain language_code as text check (value ~ '^[a-z]{2,3}$');
create domain slug as text check (value ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
create domain constituency as text check (value in ('communities', 'civil-society', 'local-government'));

-- A person's name stands in this row and nowhere else; erasing the person empties it.
-- The column names are those the sign-in library expects.
create table person (
  id uuid primary key default gen_random_uuid(),
  slug slug unique, -- only for people named in a congress pack
  name text not null default '',
  email text unique,
  email_verified boolean not null default false,
  image text,
  place text,
  language language_code,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create table sign_in_session (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_session (person_id);

create table sign_in_account (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (provider_id, account_id)
);

create table sign_in_verification (
  id uuid primary key default gen_random_uuid(),
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index on sign_in_verification (identifier);

create table organisation (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  kind text not null check (kind in ('secretariat', 'lead', 'section', 'sister', 'partner', 'caucus', 'local-government')),
  section text,
  continent text,
  constituency constituency not null,
  acronym text,
  website text check (website ~ '^https?://'),
  fictional boolean not null default false
);
create table organisation_text (
  organisation_id bigint not null references organisation on delete cascade,
  language language_code not null,
  name text not null,
  description text not null default '',
  primary key (organisation_id, language)
);

create table edition (
  id bigint generated always as identity primary key,
  slug slug not null unique,
  number integer not null,
  country text,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  time_zone text not null,
  answer_days integer not null check (answer_days between 1 and 365),
  rehearsal date,
  demonstration boolean not null default false
);
create table edition_text (
  edition_id bigint not null references edition on delete cascade,
  language language_code not null,
  name text not null,
  place text not null,
  description text not null default '',
  primary key (edition_id, language)
);
create table edition_language (
  edition_id bigint not null references edition on delete cascade,
  language language_code not null,
  position integer not null,
  interface boolean not null,
  primary key (edition_id, language)
);

create table phase (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  slug slug not null,
  position integer not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  unique (edition_id, slug)
);
create table phase_text (
  phase_id bigint not null references phase on delete cascade,
  language language_code not null,
  name text not null,
  description text not null default '',
  primary key (phase_id, language)
);
-- The acts a phase opens: draft, contribute, answer, consolidate.
create table phase_act (
  phase_id bigint not null references phase on delete cascade,
  act text not null check (act in ('draft', 'contribute', 'answer', 'consolidate')),
  primary key (phase_id, act)
);

create table circuit (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  slug slug not null,
  position integer not null,
  driver constituency not null,
  paper_kind text check (paper_kind in ('policy', 'position', 'manifesto', 'declaration')),
  colour text not null check (colour in ('safran', 'vert', 'lagune', 'encre')),
  members_only boolean not null default false,
  unique (edition_id, slug)
);
create table circuit_text (
  circuit_id bigint not null references circuit on delete cascade,
  language language_code not null,
  name text not null,
  motto text not null default '',
  description text not null default '',
  driver_name text not null default '',
  primary key (circuit_id, language)
);

create table policy_domain (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  slug slug not null,
  position integer not null,
  unique (edition_id, slug)
);
create table policy_domain_text (
  policy_domain_id bigint not null references policy_domain on delete cascade,
  language language_code not null,
  name text not null,
  description text not null default '',
  primary key (policy_domain_id, language)
);

create table track (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete cascade,
  circuit_id bigint not null references circuit on delete cascade,
  slug slug not null,
  position integer not null,
  unique (edition_id, slug)
);
create table track_text (
  track_id bigint not null references track on delete cascade,
  language language_code not null,
  name text not null,
  description text not null default '',
  primary key (track_id, language)
);
create table track_lead (
  track_id bigint not null references track on delete cascade,
  organisation_id bigint not null references organisation,
  position integer not null,
  primary key (track_id, organisation_id)
);
create table track_domain (
  track_id bigint not null references track on delete cascade,
  policy_domain_id bigint not null references policy_domain,
  primary key (track_id, policy_domain_id)
);
