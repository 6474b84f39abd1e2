-- A suggestion for a provision keeps its marks: emphasis and links, as the provision's own text has them.
alter table translation_suggestion
  add column content jsonb,
  add check ((content is null) = (provision_id is null));
