-- A message that has left is not kept: it holds an address, and may hold a private link.
delete from mail_message where sent_at is not null;
alter table mail_message drop column sent_at;
