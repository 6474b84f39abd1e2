-- The files a paper was written from. Their bytes are here, so that one backup holds everything.

create table paper_source (
  id bigint generated always as identity primary key,
  paper_id bigint not null references paper on delete restrict,
  name text not null check (name <> '' and name !~ '[/\\[:cntrl:]]'),
  kind text not null check (kind in ('pdf', 'docx', 'odt', 'text', 'png', 'jpeg', 'webp')),
  size integer not null check (size between 1 and 10485760),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes bytea,
  mandate_id bigint not null references mandate,
  attached_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_under bigint references mandate,
  -- A withdrawn file keeps its line and loses its bytes.
  check ((bytes is null) = (withdrawn_at is not null)),
  check ((bytes is null) = (withdrawn_under is not null)),
  check (bytes is null or (octet_length(bytes) = size and encode(sha256(bytes), 'hex') = sha256))
);
-- Pictures and archives are packed already.
alter table paper_source alter column bytes set storage external;
-- The same file twice is one; two files of a paper never share a name.
create unique index one_source_per_file on paper_source (paper_id, sha256) where withdrawn_at is null;
create unique index one_source_per_name on paper_source (paper_id, name) where withdrawn_at is null;
create index on paper_source (sha256);
