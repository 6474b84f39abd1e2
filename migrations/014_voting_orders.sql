-- The orders that chairs set in the voting lists of papers, each with its reason; the last one holds.
create table voting_order (
  id bigint generated always as identity primary key,
  paper_id bigint not null references paper on delete restrict,
  mandate_id bigint not null references mandate,
  note text not null check (char_length(note) between 1 and 5000),
  language language_code not null,
  at timestamptz not null
);
create index on voting_order (paper_id, id);

-- What is voted first, in this order; nothing: everything goes by the rule again.
create table voting_order_amendment (
  voting_order_id bigint not null references voting_order on delete restrict,
  place integer not null check (place >= 1),
  amendment_id bigint not null references amendment on delete restrict,
  primary key (voting_order_id, place),
  unique (voting_order_id, amendment_id)
);
create index on voting_order_amendment (amendment_id);
