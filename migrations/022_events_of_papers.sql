-- What happened to a paper since somebody last worked on it.
create index on event (paper_id, sequence) where paper_id is not null;
