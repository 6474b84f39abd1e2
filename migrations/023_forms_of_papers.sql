-- Further forms of a paper, beside its text: a summary, and the same in simple words. Each line is one edit and is never
-- changed; it becomes public with the version of the paper it was written for.
create table paper_form (
  id bigint generated always as identity primary key,
  paper_id bigint not null references paper on delete restrict,
  kind text not null check (kind in ('summary', 'simple')),
  language language_code not null,
  version integer not null,
  text text not null check (text <> ''),
  -- Of a translation: the edit of the original it was made from; nothing where that is not known any more.
  original_id bigint references paper_form,
  written_under bigint not null references mandate,
  written_at timestamptz not null,
  -- Of no weight: a form never comes before the passage it says again.
  words tsvector not null generated always as (search_words(language, text)) stored,
  foreign key (paper_id, version) references paper_version (paper_id, number)
);
create index on paper_form (paper_id, kind, language, version, id);
create index paper_form_words on paper_form using gin (words) with (fastupdate = off);

-- What is public of the forms: in each language the last edit for the latest published version that has one. It is the
-- one rule of their visibility.
create view public_paper_form as
  select distinct on (form.paper_id, form.kind, form.language) form.*
  from paper_form form
  join paper_version version on version.paper_id = form.paper_id and version.number = form.version
  where version.published_at is not null
  order by form.paper_id, form.kind, form.language, form.version desc, form.id desc;
