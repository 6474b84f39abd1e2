-- The other ways to sign in besides a link sent by e-mail.

-- A person with a second factor is signed in only once a code was given in the session.
alter table person add column second_factor boolean not null default false;
alter table sign_in_session add column second_factor_at timestamptz;

-- The secret is sealed with the secret of the instance; a code is taken once.
create table second_factor (
  person_id uuid primary key references person on delete cascade,
  secret text not null,
  confirmed_at timestamptz,
  last_step bigint not null default 0,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null
);
create table backup_code (
  person_id uuid not null references person on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (person_id, code_hash)
);

create table passkey (
  id bigint generated always as identity primary key,
  person_id uuid not null references person on delete cascade,
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on passkey (person_id);
-- What a passkey is asked to sign: known to the server alone until it is used, once.
create table passkey_challenge (
  challenge text primary key,
  person_id uuid references person on delete cascade,
  expires_at timestamptz not null
);

-- Attempts are counted by the address that is tried, hashed; never by network.
create table sign_in_attempt (
  id bigint generated always as identity primary key,
  subject_hash text not null,
  kind text not null check (kind in ('link', 'password')),
  at timestamptz not null
);
create index on sign_in_attempt (subject_hash, kind, at);
create index on sign_in_attempt (at);
