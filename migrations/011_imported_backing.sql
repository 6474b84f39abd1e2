-- People who stood behind an amendment before it came in with a congress pack: how many, not who.
alter table amendment add column imported_people integer not null default 0 check (imported_people >= 0);
