-- The line of the table of permissions that allowed an act; none for what no line decides, as what a pack brought.
-- Whoever authorises an act sets it for the rest of the transaction.
alter table event add column line smallint;
alter table event alter column line set default nullif(current_setting('parvis.line', true), '')::smallint;

-- Whether a person agrees to be named beside what they do under a mandate: null until they were asked. Nobody was.
alter table person alter column name_public drop not null, alter column name_public drop default;
update person set name_public = null where not name_public;

-- The name that is public beside an act: under a mandate, only of who agreed; the role and the organisation stand alone
-- otherwise. The same for the place.
create function shown_name(person person, mandate bigint) returns text language sql stable
  return case when mandate is null or (person).name_public then (person).name else '' end;
create function shown_place(person person, mandate bigint) returns text language sql stable
  return case when mandate is null or (person).name_public then (person).place end;

create or replace view public_contribution as
  select said.id, said.edition_id, said.slug, said.provision_id, said.paper_version_id, said.kind, said.language,
    said.mandate_id, said.constituency, said.people, said.reply_to, said.imported_supports, said.answer_due_at,
    said.created_at, said.standing,
    case when said.standing = 'published' then said.text else '' end as text,
    case when said.standing = 'published' then shown_name(person, said.mandate_id) else '' end as author,
    case when said.standing = 'published' then shown_place(person, said.mandate_id) end as place,
    said.words, said.quote_start, said.quote_end, said.quote_language
  from contribution said join person on person.id = said.person_id
  where said.standing <> 'waiting';

-- Addresses were kept as bare hashes, which a list of addresses opens; from now on they are keyed with the secret of
-- the instance. The old ones served limits of an hour and of a day: a number at random counts as another address.
update guest_confirmation set email_hash = gen_random_uuid()::text;
delete from sign_in_attempt;
