-- Papers, their versions, and provisions whose identity never changes.

create table paper (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  code text not null check (code ~ '^[A-Z][A-Z0-9]{1,7}$'),
  kind text not null check (kind in ('policy', 'position', 'manifesto', 'declaration', 'outcome')),
  circuit_id bigint references circuit on delete restrict,
  track_id bigint references track on delete restrict,
  authentic_language language_code not null,
  position integer not null default 0,
  -- the last numbers given, so that a new contribution or answer costs no count
  last_contribution integer not null default 0,
  last_answer integer not null default 0,
  unique (edition_id, slug),
  unique (edition_id, code)
);
create index on paper (circuit_id);
create index on paper (track_id);
create table paper_organisation (
  paper_id bigint not null references paper on delete cascade,
  organisation_id bigint not null references organisation,
  role text not null check (role in ('lead', 'coauthor')),
  position integer not null,
  primary key (paper_id, organisation_id)
);
create index on paper_organisation (organisation_id);
create table paper_domain (
  paper_id bigint not null references paper on delete cascade,
  policy_domain_id bigint not null references policy_domain,
  primary key (paper_id, policy_domain_id)
);

-- A person acts for an organisation: dated, scoped, revocable. No scope column set = the whole edition.
create table mandate (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  person_id uuid not null references person,
  organisation_id bigint not null references organisation,
  role text not null check (role in ('secretariat', 'lead', 'respondent', 'rapporteur', 'chair', 'caucus')),
  circuit_id bigint references circuit,
  track_id bigint references track,
  paper_id bigint references paper,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  revoked_at timestamptz,
  revoked_by uuid references person,
  unique (edition_id, slug),
  check ((revoked_at is null) = (revoked_by is null))
);
create index on mandate (person_id);
create index on mandate (organisation_id);
create table mandate_text (
  mandate_id bigint not null references mandate on delete cascade,
  language language_code not null,
  title text not null,
  primary key (mandate_id, language)
);

-- A published version is never edited; the one without a date is the draft in hand.
create table paper_version (
  id bigint generated always as identity primary key,
  paper_id bigint not null references paper on delete restrict,
  number integer not null check (number >= 1),
  published_at timestamptz,
  mandate_id bigint references mandate,
  unique (paper_id, number),
  check (published_at is null or mandate_id is not null)
);
create unique index one_draft_per_paper on paper_version (paper_id) where published_at is null;
create table paper_version_note (
  paper_version_id bigint not null references paper_version on delete cascade,
  language language_code not null,
  note text not null,
  primary key (paper_version_id, language)
);
create table paper_text (
  paper_version_id bigint not null references paper_version on delete cascade,
  language language_code not null,
  title text not null,
  summary text not null default '',
  status text not null check (status in ('original', 'human', 'machine', 'stale')),
  primary key (paper_version_id, language)
);

-- Identity only: the paper where it was born and its name there. Never changed, never reused.
create table provision (
  id bigint generated always as identity primary key,
  paper_id bigint not null references paper on delete restrict,
  ref text not null check (ref ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$'),
  unique (paper_id, ref)
);

-- What a provision is from one version until it is replaced: an unchanged one costs nothing in the next version.
create table provision_state (
  id bigint generated always as identity primary key,
  provision_id bigint not null references provision on delete restrict,
  from_version integer not null check (from_version >= 1),
  until_version integer check (until_version > from_version),
  kind text not null check (kind in ('heading', 'paragraph', 'recommendation', 'item', 'quote', 'note')),
  level integer check (level in (2, 3)),
  part text not null check (part in ('preamble', 'context', 'priorities', 'recommendations', 'environment', 'way-forward', 'credits')),
  position double precision not null,
  addressee text check (addressee in ('local', 'other-spheres', 'joint')),
  check ((kind = 'heading') = (level is not null)),
  check (addressee is null or kind = 'recommendation'),
  constraint one_state_at_a_time exclude using gist (
    provision_id with =, int4range(from_version, until_version) with &&
  )
);
create table provision_text (
  state_id bigint not null references provision_state on delete restrict,
  language language_code not null,
  status text not null check (status in ('original', 'human', 'machine', 'stale')),
  content jsonb not null check (jsonb_typeof(content) = 'array'),
  plain text not null,
  primary key (state_id, language)
);

create table descent (
  child_id bigint not null references provision,
  parent_id bigint not null references provision check (parent_id <> child_id),
  kind text not null check (kind in ('split', 'merge', 'move', 'copy')),
  paper_version_id bigint not null references paper_version,
  primary key (child_id, parent_id)
);
create index on descent (parent_id);

-- The permanent, citable name given once, at first publication.
create table recommendation (
  provision_id bigint primary key references provision on delete restrict,
  edition_id bigint not null references edition on delete restrict,
  code text not null,
  answer_due_at timestamptz,
  unique (edition_id, code)
);

create table priority (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  kind text not null check (kind in ('continental', 'sectoral', 'thematic')),
  organisation_id bigint not null references organisation,
  position integer not null default 0,
  unique (edition_id, slug)
);
create table priority_text (
  priority_id bigint not null references priority on delete cascade,
  language language_code not null,
  title text not null,
  text text not null,
  primary key (priority_id, language)
);
create table priority_carrier (
  priority_id bigint not null references priority on delete cascade,
  provision_id bigint not null references provision on delete restrict,
  position integer not null default 0,
  primary key (priority_id, provision_id)
);
create index on priority_carrier (provision_id);
