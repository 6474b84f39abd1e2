-- The termbase of an edition: what its things are called in each language, and what they must not be called.
create table term (
  id bigint generated always as identity primary key,
  edition_id bigint not null references edition on delete restrict,
  slug slug not null,
  -- Goes up by one with each change, so that nobody overwrites what they have not read.
  revision integer not null default 1 check (revision >= 1),
  note text not null default '',
  note_language language_code not null,
  -- A retired term is kept, and asked of nobody any more.
  retired_at timestamptz,
  unique (edition_id, slug)
);

-- Words are compared by their stems, as in search, but none of them is left out: « droit à la ville » is four words.
-- A dictionary without a list of stop words does that.
create text search dictionary term_english_stem (template = snowball, language = english);
create text search dictionary term_french_stem (template = snowball, language = french);
create text search dictionary term_spanish_stem (template = snowball, language = spanish);
create text search dictionary term_portuguese_stem (template = snowball, language = portuguese);
create text search dictionary term_russian_stem (template = snowball, language = russian);
create text search configuration term_english (copy = pg_catalog.english);
alter text search configuration term_english alter mapping replace english_stem with term_english_stem;
create text search configuration term_french (copy = pg_catalog.french);
alter text search configuration term_french alter mapping replace french_stem with term_french_stem;
create text search configuration term_spanish (copy = pg_catalog.spanish);
alter text search configuration term_spanish alter mapping replace spanish_stem with term_spanish_stem;
create text search configuration term_portuguese (copy = pg_catalog.portuguese);
alter text search configuration term_portuguese alter mapping replace portuguese_stem with term_portuguese_stem;
create text search configuration term_russian (copy = pg_catalog.russian);
alter text search configuration term_russian alter mapping replace russian_stem with term_russian_stem;
alter text search configuration term_russian alter mapping replace english_stem with term_english_stem;

create function term_stemmer(language text) returns regconfig language sql immutable parallel safe
begin atomic
  select case language
    when 'fr' then 'term_french'::regconfig when 'en' then 'term_english'::regconfig
    when 'es' then 'term_spanish'::regconfig when 'pt' then 'term_portuguese'::regconfig
    when 'ru' then 'term_russian'::regconfig else 'pg_catalog.simple'::regconfig end;
end;

-- Arabic writes the article onto its word, with what comes before it: المدينة, والمدينة, بالمدينة, للمدينة. It goes, and
-- so do the endings of number, gender and possession where three letters are left (after Larkey, Ballesteros and
-- Connell, « Light stemming for Arabic information retrieval », 2007). Broken plurals are for the termbase to admit.
create function term_arabic(spaced text) returns text language sql immutable parallel safe
return btrim(regexp_replace(
  regexp_replace(' ' || spaced, ' [وف]?(?:[بك]?ال|لل)(?=[^ ]{2})', ' ', 'g'),
  ' ([^ ]{3,}?)(?:ته|تها|تهم|تنا|تكم|ها|هم|نا|كم|ات|ون|ين|ان|ة|ه)(?= |$)', ' \1', 'g'));

create function term_stems(language text, spaced text) returns tsvector language sql immutable parallel safe
return to_tsvector(term_stemmer(language), search_endings(language, spaced));

-- The words of a text, with their places. What may be read in several ways stands at one place in each of them: French
-- inclusive forms; in Arabic a word that begins like and (و, ف) or like by, as, for (ب, ك, ل), which may be its own letters.
create function term_words(language text, given text) returns tsvector language sql immutable parallel safe
begin atomic
  select case
    when language = 'fr' and search_masculine(folded, false) <> folded
    then (term_stems(language, search_spaced(search_masculine(folded, false)))::text || ' '
      || term_stems(language, search_spaced(search_masculine(folded, true)))::text || ' '
      || term_stems(language, search_spaced(search_feminine(folded, false)))::text || ' '
      || term_stems(language, search_spaced(search_feminine(folded, true)))::text)::tsvector
    when language = 'ar'
    then (term_stems(language, term_arabic(search_spaced(folded)))::text || ' '
      || term_stems(language, term_arabic(regexp_replace(' ' || search_spaced(folded), ' [وف](?=[^ ]{2})', ' ', 'g')))::text || ' '
      || term_stems(language, term_arabic(regexp_replace(' ' || search_spaced(folded), ' [وف]?[بكل](?=[^ ]{3})', ' ', 'g')))::text)::tsvector
    else term_stems(language, search_spaced(folded)) end
  from (select search_fold(given) as folded) as taken;
end;

-- What finds a term in the words of a text: all of its words, side by side.
create function term_question(language text, given text) returns tsquery language sql immutable parallel safe
begin atomic
  select phraseto_tsquery(term_stemmer(language), case language
    when 'fr' then search_endings(language, search_spaced(search_masculine(folded, false)))
    when 'ar' then term_arabic(search_spaced(folded))
    else search_endings(language, search_spaced(folded)) end)
  from (select search_fold(given) as folded) as taken;
end;

-- One way to say a term in one language: the one that is expected, others that are as good, and those that are wrong.
create table term_form (
  id bigint generated always as identity primary key,
  term_id bigint not null references term on delete restrict,
  language language_code not null,
  standing text not null check (standing in ('preferred', 'admitted', 'forbidden')),
  place integer not null check (place >= 1),
  form text not null check (char_length(form) between 1 and 200),
  question tsquery not null generated always as (term_question(language, form)) stored check (numnode(question) > 0),
  unique (term_id, language, standing, place),
  check (standing <> 'preferred' or place = 1)
);

-- Saved against the termbase, knowingly: the terms whose expected words a translation has not.
alter table provision_text add column waived_terms text[] not null default '{}';

-- Titles and summaries are translated as passages are, and remember the same.
alter table paper_text
  add column source_title text,
  add column source_summary text,
  add column translated_under bigint references mandate,
  add column translated_at timestamptz,
  add column reviewed_under bigint references mandate,
  add column reviewed_at timestamptz,
  add column waived_terms text[] not null default '{}',
  add check ((source_title is null) = (source_summary is null)),
  add check ((translated_under is null) = (translated_at is null)),
  add check ((reviewed_under is null) = (reviewed_at is null));

-- Whether a translation machine may be sent what is not published yet: the secretariat says so, for its edition.
alter table edition add column machine_drafts boolean not null default false;
