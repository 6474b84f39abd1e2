-- Search, further: Catalan, what amendments propose, and what is written nearly like what was asked.

-- Catalan is stemmed. As in Spanish, its stemmer knows some endings by their accent, which folded words have lost.
create or replace function search_endings(language text, folded text) returns text language sql immutable parallel safe
return case language
  when 'fr' then regexp_replace(folded, 'ee(s?)\M', 'ée\1', 'g')
  when 'es' then regexp_replace(folded, 'ion\M', 'ión', 'g')
  when 'ca' then regexp_replace(folded, 'io\M', 'ió', 'g')
  when 'pt' then regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
    'c(?:ao|oes)\M', 'ção', 'g'), '(?:ao|oes)\M', 'ão', 'g'), 'ave(?:l|is)\M', 'ável', 'g'), 'ive(?:l|is)\M', 'ível', 'g')
  else folded end;
create or replace function search_stemmer(language text) returns regconfig language sql immutable parallel safe
return case language
  when 'fr' then 'pg_catalog.french'::regconfig when 'en' then 'pg_catalog.english'::regconfig
  when 'es' then 'pg_catalog.spanish'::regconfig when 'ar' then 'pg_catalog.arabic'::regconfig
  when 'pt' then 'pg_catalog.portuguese'::regconfig when 'ru' then 'pg_catalog.russian'::regconfig
  when 'ca' then 'pg_catalog.catalan'::regconfig
  else 'pg_catalog.simple'::regconfig end;

-- Languages that are searched each in its own way; xx stands for all others.
create function search_languages() returns text[] language sql immutable parallel safe
return array['xx', 'fr', 'en', 'es', 'ar', 'pt', 'ru', 'ca'];

create or replace function search_question(parts text[]) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg(distinct '(' || every || ')', ' | ')::tsquery from (
    select string_agg(asked::text, ' & ' order by place) as every
    from unnest(search_languages()) as language,
      unnest(parts) with ordinality as part (written, place),
      lateral (select phraseto_tsquery(search_stemmer(language),
        search_endings(language, search_spaced(search_masculine(search_fold(written), false)))) as asked) as one
    where numnode(asked) > 0 and to_tsvector(search_stemmer(language), lower(written)) <> ''
    group by language) as languages;
end;

-- The words of a text, as they are written there, that a question asks for. Only words that begin as something asked for
-- are stemmed (the Arabic stemmer takes beginnings off: there, that have its letter near their beginning).
create or replace function search_found(language text, given text, question tsquery) returns text[] language sql immutable parallel safe
begin atomic
  select coalesce(array_agg(word), '{}')
  from (
    select distinct word[1] as word
    from (select '[^' || substr(search_ideogram(), 2, length(search_ideogram()) - 2) || substr(search_gap(), 2) as letter) as one,
      regexp_matches(given, '(' || search_ideogram() || '|' || letter || '+(?:[·•‧∙⋅]' || letter || '{1,6})*)', 'g') as word
  ) as words
  where search_fold(word) ~ (
      select case language when 'ar' then '^.{0,4}[' else '^[' end || coalesce(string_agg(distinct initial[1], ''), ' ') || ']'
      from regexp_matches(question::text, '''([^'' ])', 'g') as initial)
    and to_tsvector(search_stemmer(language), lower(word)) <> '' and search_words(language, word)
    @@ regexp_replace(question::text, '&|<->|<[0-9]+>', '|', 'g')::tsquery;
end;

-- Words that were kept without a stemmer.
update paper_text set title = title where language = 'ca';
update provision_text set plain = plain where language = 'ca';
update contribution set text = text where language = 'ca';
update answer set text = text where language = 'ca';
update amendment set reason = reason where language = 'ca';
update organisation_text set name = name where language = 'ca';
update track_text set name = name where language = 'ca';
update policy_domain_text set name = name where language = 'ca';
update priority_text set title = title where language = 'ca';

-- The words that the operations of a wording bring: what a passage would become, what would be added.
create function search_proposed(operations jsonb) returns text language sql immutable parallel safe
begin atomic
  select coalesce(string_agg(text, ' ' order by place), '') from (
    select place, string_agg(node #>> '{}', '') as text
    from jsonb_array_elements(operations) with ordinality as one (operation, place),
      jsonb_path_query(operation, 'strict $.** ? (@.type == "text").text', '{}', true) as node
    group by place) as texts;
end;

alter table amendment_wording add column words tsvector not null generated always as (
  search_words(language, search_proposed(operations))) stored;
create index amendment_wording_words on amendment_wording using gin (words) with (fastupdate = off);

-- The pieces of three letters of a word, its beginning and its end marked by spaces. (The extension pg_trgm does this
-- too, but knows no letters beyond ASCII on a server with locale C, which is what the embedded one has.)
create function search_trigrams(word text) returns text[] language sql immutable parallel safe
begin atomic
  select array_agg(distinct substr('  ' || word || ' ', place, 3)) from generate_series(1, length(word) + 1) as place;
end;

-- Every stem that is written somewhere in a language, with in how many texts: a cache that is made anew from the words
-- now and then (refresh), so that it forgets what is erased. It only ever widens a question: what is found is public or
-- not as ever.
create materialized view search_stem as
  select language, word as stem, ndoc as texts, length(word) as letters, search_trigrams(word) as trigrams
  from unnest(search_languages()) as language, ts_stat(replace(
    'select words from public.paper_text where language $ union all select words from public.provision_text where language $
    union all select words from public.contribution where language $
    union all select words from public.contribution_translation where language $ union all select words from public.amendment where language $
    union all select wording.words from public.amendment_wording wording join public.public_amendment said
      on said.id = wording.amendment_id and said.standing = ''published'' where wording.language $ union all select words from public.answer where language $
    union all select words from public.organisation_text where language $ union all select words from public.track_text where language $
    union all select words from public.policy_domain_text where language $ union all select words from public.priority_text where language $',
    '$', case language when 'xx' then format('<> all (%L)', search_languages()) else format('= %L', language) end))
  where length(word) between 4 and 40 and word !~ '[0-9]';
create unique index search_stem_key on search_stem (stem, language);
create index search_stem_first on search_stem (language, left(stem, 1), letters);

-- The stems that a word written by mistake may have meant in some language: of those that begin with its letter (few
-- miss the first), the ones that share most pieces with it (of all the pieces of both, at least 0.36: two neighbouring
-- letters exchanged in a word of eight), the nearest first and then the commonest.
create function search_near(word text) returns tsquery language sql stable parallel safe
begin atomic
  select string_agg(quote_literal(stem), ' | ')::tsquery from (
    select stem, nearness, max(nearness) over () as best from (
      select stem, sum(texts) as texts, max(shared::float / (cardinality(trigrams) + cardinality(own) - shared)) as nearness
      from (
        select distinct language, spelt, search_trigrams(spelt) as own
        from unnest(search_languages()) as language, lateral (select search_spaced(search_fold(word)) union
          select unnest(tsvector_to_array(search_words(language, word)))) as forms (spelt)
        where length(spelt) >= 4
      ) as forms
      join search_stem on search_stem.language = forms.language and left(stem, 1) = left(spelt, 1)
        and letters between length(spelt) - 3 and length(spelt) + 3,
      lateral (select count(*) as shared from unnest(own) as piece where piece = any (trigrams)) as counted
      group by stem
    ) as compared
    where nearness >= 0.36 order by nearness desc, texts desc, stem limit 6
  ) as nearest where nearness >= best - 0.12;
end;

-- A question in which each word that is written nowhere stands for those that are written nearly like it; null when
-- every word is written somewhere, or one has nothing near it. Words in a row, and words too short, stay as they are.
create function search_question_near(parts text[]) returns tsquery language sql stable parallel safe
begin atomic
  select case when bool_or(asked <> own) and bool_and(asked is not null)
    then string_agg('(' || asked::text || ')', ' & ')::tsquery end
  from (
    select own, case
      when own::text like '%<%' or length(written) < 4 or known then own
      else search_near(written) end as asked
    from (
      select written, search_question(array[written]) as own, exists (
        select from unnest(search_languages()) as language,
          unnest(tsvector_to_array(search_words(language, written))) as spelt
        join search_stem on stem = spelt where search_stem.language = language.language) as known
      from unnest(parts) as written
    ) as each where own is not null
  ) as every;
end;
