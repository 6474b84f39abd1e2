-- Search. The database keeps its words beside each text, in columns it computes itself, so that they can never be stale.
-- Functions are bound when they are made (begin atomic, return), so that a dump restores whatever the search path; and
-- they name the characters they mean, so that they do not depend on the locale of the server.

-- What stands between two words.
create function search_gap() returns text language sql immutable parallel safe
return '[\u0001-/:-@[-`{-\u00A9\u00AB\u00AC\u00AE-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u02B9-\u02DF\u055A-\u055F\u05BE\u05F3\u05F4\u0600-\u060F\u061B-\u061F\u066A-\u066D\u06D4\u1680\u2000-\u200A\u200E-\u206F\u20A0-\u20CF\u2190-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u303F\u30FB\uE000-\uF8FF\uFD3E\uFD3F\uFE10-\uFE6F\uFF01-\uFF0F\uFFFC\uFFFD\U0001F000-\U0001FAFF]';

-- What is a word by itself in the scripts that write no spaces.
create function search_ideogram() returns text language sql immutable parallel safe
return '[\u3040-\u30FA\u30FC-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]';

-- Letters as search compares them. Accents and the Arabic vowel signs go (decomposed, they are marks of their own, as
-- are the hamza of أ إ آ), with the tatweel, the soft hyphen and the joiners; the breve alone stays, which makes й of и.
-- What Unicode does not take apart is mapped by hand: œ, æ, ß, ø, ł, đ, ı, ى, ٱ, the digits of Arabic, the capitals of
-- Cyrillic, which a server with locale C does not know.
create function search_fold(given text) returns text language sql immutable parallel safe
return normalize(
  translate(
    replace(replace(replace(
      lower(translate(
        regexp_replace(normalize(given, nfkd), '[\u0300-\u0305\u0307-\u036F\u0640\u064B-\u065F\u0670\u00AD\u200B-\u200D\u2060\uFEFF]', '', 'g'),
        'ŒÆØŁĐАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЄҐ', 'œæøłđабвгдежзийклмнопрстуфхцчшщъыьэюяієґ')),
      'œ', 'oe'), 'æ', 'ae'), 'ß', 'ss'),
    'øłđıىٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹', 'oldiيا01234567890123456789'),
  nfc);

-- The French inclusive forms of folded words, in one gender and one number: représentant·e·s, acteur·rice·s, actif·ve,
-- conseiller.ère, habitant-e-s.
create function search_masculine(folded text, plural boolean) returns text language sql immutable parallel safe
return regexp_replace(folded,
  '\m([a-z]{2,})[·•‧∙⋅.-](?:e|ne|le|te|se|ve|re|ere|fe|sse|esse|t?rice|ice|euse)(?:[·•‧∙⋅.-]?(s))?\M',
  case when plural then '\1\2' else '\1' end, 'g');
create function search_feminine(folded text, plural boolean) returns text language sql immutable parallel safe
return regexp_replace(
  regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(folded,
          '\m([a-z]+)teur[·•‧∙⋅.-](?:t?r)?ice(?:[·•‧∙⋅.-]?(s))?\M', case when plural then '\1trice\2' else '\1trice' end, 'g'),
        '\m([a-z]+)eur[·•‧∙⋅.-]euse(?:[·•‧∙⋅.-]?(s))?\M', case when plural then '\1euse\2' else '\1euse' end, 'g'),
      '\m([a-z]+)er[·•‧∙⋅.-]e?re(?:[·•‧∙⋅.-]?(s))?\M', case when plural then '\1ere\2' else '\1ere' end, 'g'),
    '\m([a-z]+)(?:f[·•‧∙⋅.-](ve)|x[·•‧∙⋅.-](se))(?:[·•‧∙⋅.-]?(s))?\M', case when plural then '\1\2\3\4' else '\1\2\3' end, 'g'),
  '\m([a-z]{2,})[·•‧∙⋅.-](e|ne|le|te|se|ve|re|fe|sse|esse)(?:[·•‧∙⋅.-]?(s))?\M', case when plural then '\1\2\3' else '\1\2' end, 'g');

-- The endings that a stemmer knows by their accents, given back to folded words (in Portuguese in the singular, which
-- is all it knows): without them employée and employé, habitación and habitaciones, acessível and acessíveis would part.
create function search_endings(language text, folded text) returns text language sql immutable parallel safe
return case language
  when 'fr' then regexp_replace(folded, 'ee(s?)\M', 'ée\1', 'g')
  when 'es' then regexp_replace(folded, 'ion\M', 'ión', 'g')
  when 'pt' then regexp_replace(regexp_replace(regexp_replace(regexp_replace(folded,
    'c(?:ao|oes)\M', 'ção', 'g'), '(?:ao|oes)\M', 'ão', 'g'), 'ave(?:l|is)\M', 'ável', 'g'), 'ive(?:l|is)\M', 'ível', 'g')
  else folded end;

-- Folded words with one space between them. Chinese and Japanese, which write none, are one word a character: asked for
-- side by side, in order, they find what pairs of characters would, and nothing else.
create function search_spaced(folded text) returns text language sql immutable parallel safe
return btrim(regexp_replace(
  regexp_replace(folded, '(' || search_ideogram() || ')', ' \1 ', 'g'),
  search_gap() || '+', ' ', 'g'));

-- The stemmer of a language; the words as they are for a language without one.
create function search_stemmer(language text) returns regconfig language sql immutable parallel safe
return case language
  when 'fr' then 'pg_catalog.french'::regconfig when 'en' then 'pg_catalog.english'::regconfig
  when 'es' then 'pg_catalog.spanish'::regconfig when 'ar' then 'pg_catalog.arabic'::regconfig
  when 'pt' then 'pg_catalog.portuguese'::regconfig when 'ru' then 'pg_catalog.russian'::regconfig
  else 'pg_catalog.simple'::regconfig end;

create function search_stems(language text, folded text) returns tsvector language sql immutable parallel safe
return to_tsvector(search_stemmer(language), search_endings(language, search_spaced(folded)));

-- The words of a text in a language, with their places. What an inclusive form says stands at one place.
create function search_words(language text, given text) returns tsvector language sql immutable parallel safe
begin atomic
  select case when language = 'fr' and search_masculine(folded, false) <> folded
    then (search_stems(language, search_masculine(folded, false))::text || ' '
      || search_stems(language, search_masculine(folded, true))::text || ' '
      || search_stems(language, search_feminine(folded, false))::text || ' '
      || search_stems(language, search_feminine(folded, true))::text)::tsvector
    else search_stems(language, folded) end
  from (select search_fold(given) as folded) as taken;
end;

-- What finds the texts in which every part stands, whatever their language (xx: one without a stemmer): each part is a
-- word, or several in a row. A part that a language does not search for (à, of) is not asked of it; null when nothing is
-- left to ask.
create function search_question(parts text[]) returns tsquery language sql immutable parallel safe
begin atomic
  select string_agg(distinct '(' || every || ')', ' | ')::tsquery from (
    select string_agg(asked::text, ' & ' order by place) as every
    from unnest(array['xx', 'fr', 'en', 'es', 'ar', 'pt', 'ru']) as language,
      unnest(parts) with ordinality as part (written, place),
      lateral (select phraseto_tsquery(search_stemmer(language),
        search_endings(language, search_spaced(search_masculine(search_fold(written), false)))) as asked) as one
    where numnode(asked) > 0 and to_tsvector(search_stemmer(language), lower(written)) <> ''
    group by language) as languages;
end;

-- The words of a text, as they are written there, that a question asks for.
create function search_found(language text, given text, question tsquery) returns text[] language sql immutable parallel safe
begin atomic
  select coalesce(array_agg(distinct word[1]), '{}')
  from (select '[^' || substr(search_ideogram(), 2, length(search_ideogram()) - 2) || substr(search_gap(), 2) as letter) as one,
    regexp_matches(given, '(' || search_ideogram() || '|' || letter || '+(?:[·•‧∙⋅]' || letter || '{1,6})*)', 'g') as word
  where to_tsvector(search_stemmer(language), lower(word[1])) <> '' and search_words(language, word[1])
    @@ regexp_replace(question::text, '&|<->|<[0-9]+>', '|', 'g')::tsquery;
end;

alter table paper_text add column words tsvector not null generated always as (
  setweight(search_words(language, title), 'A') || setweight(search_words(language, summary), 'B')) stored;
alter table provision_text add column words tsvector not null generated always as (
  setweight(search_words(language, plain), 'C')) stored;
-- Words that are not public are not even here.
alter table contribution add column words tsvector not null generated always as (
  case when standing = 'published' then search_words(language, text) else '' end) stored;
alter table answer add column words tsvector not null generated always as (
  search_words(language, text) || search_words(language, coalesce(reason, ''))) stored;
alter table organisation_text add column words tsvector not null generated always as (
  setweight(search_words(language, name), 'A') || setweight(search_words(language, description), 'B')) stored;
alter table track_text add column words tsvector not null generated always as (
  setweight(search_words(language, name), 'A') || setweight(search_words(language, description), 'B')) stored;
alter table policy_domain_text add column words tsvector not null generated always as (
  setweight(search_words(language, name), 'A') || setweight(search_words(language, description), 'B')) stored;
alter table priority_text add column words tsvector not null generated always as (
  setweight(search_words(language, title), 'A') || setweight(search_words(language, text), 'B')) stored;

-- Without a list of pending words, which every search would read through.
create index paper_text_words on paper_text using gin (words) with (fastupdate = off);
create index provision_text_words on provision_text using gin (words) with (fastupdate = off);
create index contribution_words on contribution using gin (words) with (fastupdate = off);
create index answer_words on answer using gin (words) with (fastupdate = off);
create index organisation_text_words on organisation_text using gin (words) with (fastupdate = off);

create or replace view public_contribution as
  select said.id, said.edition_id, said.slug, said.provision_id, said.paper_version_id, said.kind, said.language,
    said.mandate_id, said.constituency, said.people, said.reply_to, said.imported_supports, said.answer_due_at,
    said.created_at, said.standing,
    case when said.standing = 'published' then said.text else '' end as text,
    case when said.standing = 'published' then person.name else '' end as author,
    case when said.standing = 'published' then person.place end as place,
    said.words
  from contribution said join person on person.id = said.person_id
  where said.standing <> 'waiting';
