-- Amendments worded anew, amended with the consent of their authors, voted in parts, decided by division.

alter table amendment_step drop constraint amendment_step_kind_check;
alter table amendment_step add constraint amendment_step_kind_check check (kind in (
  'proposed', 'reworded', 'supported', 'admitted', 'inadmissible', 'consent-asked', 'parent-asked', 'consented',
  'consent-refused', 'accepted', 'declined', 'referred', 'reopened', 'withdrawn', 'substituted', 'merged'
));

-- Of the parts of a split vote, those that were carried.
alter table amendment_wording drop constraint amendment_wording_made_by_check;
alter table amendment_wording add constraint amendment_wording_made_by_check
  check (made_by in ('author', 'lead', 'sitting', 'translator', 'carried'));

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

-- How a chair wants an amendment voted: apart from the block, in parts, or by the rule again. The last one holds, for the
-- wording it is about.
create table vote_request (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  wording_id bigint not null references amendment_wording on delete restrict,
  kind text not null check (kind in ('separate', 'split', 'whole')),
  -- The changes that are each a vote, by their number in the wording; the others together are one more.
  apart integer[] not null default '{}',
  mandate_id bigint not null references mandate,
  note text not null check (char_length(note) between 1 and 5000),
  language language_code not null,
  at timestamptz not null,
  check ((kind = 'split') = (cardinality(apart) > 0))
);
create index on vote_request (amendment_id, id);

-- What a sitting decided on an amendment that was referred to it, or on a part of one.
create table division (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  -- The referral it answers.
  step_id bigint not null references amendment_step on delete restrict,
  wording_id bigint not null references amendment_wording on delete restrict,
  part integer check (part >= 1),
  sitting_id bigint not null references sitting on delete restrict,
  rule text not null check (rule in ('consensus', 'simple', 'absolute', 'two-thirds')),
  yes integer check (yes >= 0),
  no integer check (no >= 0),
  abstentions integer check (abstentions >= 0),
  carried boolean not null,
  mandate_id bigint not null references mandate,
  note text not null default '',
  language language_code not null,
  at timestamptz not null,
  unique nulls not distinct (step_id, part),
  check (num_nonnulls(yes, no, abstentions) = case rule when 'consensus' then 0 else 3 end),
  check (case rule
    when 'simple' then carried = (yes > no)
    when 'absolute' then carried = (2 * yes > yes + no + abstentions)
    when 'two-thirds' then carried = (yes > 0 and yes >= 2 * no)
    else true end)
);
create index on division (amendment_id, id);
