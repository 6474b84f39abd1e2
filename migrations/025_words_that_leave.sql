-- Whose author left for good while moderation had hidden them: should they come back, they come back withdrawn.
alter table contribution add column left_at timestamptz;

-- Somebody may report the same words again once they were decided on or worded anew; a key names one report of anybody.
alter table report
  drop constraint report_contribution_id_person_id_key,
  drop constraint report_amendment_id_person_id_key,
  drop constraint by_a_person_or_with_a_key,
  add constraint by_a_person_or_with_a_key check (num_nonnulls(person_id, idempotency_key) >= 1);
create index on report (contribution_id, created_at);
create index on report (amendment_id, created_at);

-- The language somebody was last written to in: they were named or invited in it, or signed in with it. What they
-- chose for themselves goes before it.
alter table person add column written_in language_code;

-- The code was taken: words with a link wait for a moderator all the same, and the code is spent.
alter table guest_confirmation add column confirmed_at timestamptz;
