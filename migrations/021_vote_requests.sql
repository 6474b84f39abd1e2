-- How chairs have amendments voted on: apart from the block, in parts, or as the rule has it again; each with its reason.
-- The last one about an amendment holds, as long as the wording it is about is the one that is voted on.
create table vote_request (
  id bigint generated always as identity primary key,
  amendment_id bigint not null references amendment on delete restrict,
  wording_id bigint not null references amendment_wording on delete restrict,
  kind text not null check (kind in ('split', 'separate', 'rule')),
  -- Of a split, in which part, from 1, each passage of the wording is.
  parts smallint[] check (array_length(parts, 1) >= 2 and array_position(parts, null) is null and 1 <= all (parts)),
  mandate_id bigint not null references mandate,
  note text not null check (char_length(note) between 1 and 5000),
  language language_code not null,
  at timestamptz not null,
  check ((kind = 'split') = (parts is not null))
);
create index on vote_request (amendment_id, id);
create index on vote_request (wording_id);
create index on vote_request (mandate_id);

-- A sitting decides on each part of a split vote; what becomes of the amendment follows from all of them. What is said of
-- the decision on a whole amendment is the note of its step.
alter table division
  add column vote_request_id bigint references vote_request on delete restrict,
  add column part smallint check (part >= 1),
  add column note text check (char_length(note) between 1 and 5000),
  add column language language_code,
  add constraint of_a_part check (num_nonnulls(vote_request_id, part, note, language) in (0, 4)),
  drop constraint division_step_id_key;
alter table division add unique nulls not distinct (step_id, vote_request_id, part);
create index on division (vote_request_id) where vote_request_id is not null;

-- The wording that a sitting leaves of an amendment when it adopts some of its parts.
alter table amendment_wording
  drop constraint amendment_wording_made_by_check,
  add constraint amendment_wording_made_by_check
    check (made_by in ('author', 'lead', 'translator', 'sitting', 'carried'));
