-- What accounts want their notices to say, by language; the empty language is for all of them.
alter table notice_text add column language varchar(16) not null default '';
-- Result codes of which a filtered notice does not tell, separated by blanks; null: not given.
alter table notice_text add column filter_codes varchar(1000);
drop index notice_text_account;
create unique index notice_text_account on notice_text (account_id, kind, language);
alter table mail_report add column html text not null default '';
-- Mails that faxes came by, of senders who asked to be told: until they have been.
create table mailed_fax (
  fax_id uuid primary key,
  account_id uuid not null references account (id),
  header text not null,
  document_id uuid,
  delay_at timestamp with time zone,
  arrived_at timestamp with time zone not null,
  version bigint not null
);
create index mailed_fax_delay on mailed_fax (delay_at);
create index mailed_fax_arrived on mailed_fax (arrived_at);
