-- What accounts want their notices to say; an empty text is that of the account above.
create table notice_text (
  id uuid primary key,
  account_id uuid not null references account (id),
  kind varchar(32) not null,
  enabled boolean not null,
  subject varchar(300) not null,
  plain text not null,
  html text not null,
  changed_at timestamp with time zone not null,
  version bigint not null
);
create unique index notice_text_account on notice_text (account_id, kind);
