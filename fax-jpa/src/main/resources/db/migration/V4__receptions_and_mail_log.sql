-- Faxes that are being received: there from the first second of the call until the fax is in the
-- inbox, or the call has come to nothing.
create table reception (
  id uuid primary key,
  account_id uuid not null references account (id),
  faxbox_id uuid,
  owner_id uuid,
  from_number varchar(64) not null,
  from_name varchar(256) not null,
  to_number varchar(64) not null,
  remote_station_id varchar(128) not null,
  pages integer not null,
  node varchar(128) not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  -- When nobody has told anything new until then, the call is taken for lost.
  expires_at timestamp with time zone not null
);
create index reception_account on reception (account_id, created_at desc, id desc);
create index reception_expires on reception (expires_at);

-- Mails that did not become faxes, and why.
create table mail_log (
  id uuid primary key,
  account_id uuid not null references account (id),
  faxbox_id uuid,
  owner_id uuid,
  owner_email varchar(254) not null,
  faxbox_domain varchar(253) not null,
  from_address varchar(320) not null,
  to_address varchar(320) not null,
  original_number varchar(64) not null,
  translated_number varchar(64) not null,
  content_type varchar(256) not null,
  filename varchar(256) not null,
  -- Sentences, oldest first, as JSON.
  errors text not null,
  fax_id uuid,
  created_at timestamp with time zone not null
);
create index mail_log_account on mail_log (account_id, created_at desc, id desc);
create index mail_log_faxbox on mail_log (faxbox_id, created_at desc, id desc);
create index mail_log_owner on mail_log (owner_id, created_at desc, id desc);
