-- By which way a mail came, and what of it is not in the fax; empty for mails of before.
alter table mail_log add column client_address varchar(64) default '' not null;
alter table mail_log add column client_name varchar(255) default '' not null;
-- A word of RFC 3848.
alter table mail_log add column protocol varchar(16) default '' not null;
alter table mail_log add column message_id varchar(998) default '' not null;
-- Sentences, as JSON.
alter table mail_log add column left_out text default '[]' not null;
