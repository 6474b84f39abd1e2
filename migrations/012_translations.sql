-- Where a translation comes from: the authentic words it was made from, under which mandate and when; and who read it
-- again. Those that came in with a congress pack say nothing of it.
alter table provision_text
  add column source_content jsonb check (jsonb_typeof(source_content) = 'array'),
  add column translated_under bigint references mandate,
  add column translated_at timestamptz,
  add column reviewed_under bigint references mandate,
  add column reviewed_at timestamptz,
  add check ((translated_under is null) = (translated_at is null)),
  add check ((reviewed_under is null) = (reviewed_at is null)),
  add check (status <> 'original' or (source_content is null and translated_under is null and reviewed_under is null));
