-- Amendments worded anew, amended with the consent of their authors, decided by division.

alter table amendment_step drop constraint amendment_step_kind_check;
alter table amendment_step add constraint amendment_step_kind_check check (kind in (
  'proposed', 'reworded', 'supported', 'admitted', 'inadmissible', 'consent-asked', 'parent-asked', 'consented',
  'consent-refused', 'accepted', 'declined', 'referred', 'reopened', 'withdrawn', 'substituted', 'merged'
));

-- Who stood behind an amendment before its author worded something else: nobody stands behind words they have not read.
-- People counted before an import have no row of their own.
create table amendment_past_backing (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  -- The wording they stood behind.
  wording_id bigint not null references amendment_wording on delete restrict,
  person_id uuid references person,
  mandate_id bigint references mandate,
  signed boolean not null,
  people integer not null default 1 check (people >= 1),
  since timestamptz not null,
  check (person_id is not null or mandate_id is null)
);
create index on amendment_past_backing (amendment_id);
create index on amendment_past_backing (person_id);

-- What a sitting decided on an amendment that was referred to it, by consensus or in figures: the result follows from these
-- by the majority that is named.
create table division (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  -- The referral it answers.
  step_id bigint not null references amendment_step on delete restrict,
  wording_id bigint not null references amendment_wording on delete restrict,
  sitting_id bigint not null references sitting on delete restrict,
  rule text not null check (rule in ('consensus', 'simple', 'absolute', 'two-thirds')),
  yes integer check (yes >= 0),
  no integer check (no >= 0),
  abstentions integer check (abstentions >= 0),
  carried boolean not null,
  mandate_id bigint not null references mandate,
  at timestamptz not null,
  unique (step_id),
  check (num_nonnulls(yes, no, abstentions) = case rule when 'consensus' then 0 else 3 end),
  check (case rule
    when 'simple' then carried = (yes > no)
    when 'absolute' then carried = (2 * yes > yes + no + abstentions)
    when 'two-thirds' then carried = (yes > 0 and yes >= 2 * no)
    else true end)
);
create index on division (amendment_id, id);
