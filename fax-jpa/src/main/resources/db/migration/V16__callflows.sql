-- What calls that come in lead to. A callflow's public fields are one JSON document; its numbers are
-- rows as well, so that none leads to two flows of an account. Telephone numbers are unique in the
-- system because phone_number says whose they are; extensions are unique within their account.

create table callflow (
  id uuid primary key,
  account_id uuid not null references account (id),
  document text not null,
  has_patterns boolean not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  version bigint not null
);
create index callflow_account on callflow (account_id, created_at);

create table callflow_number (
  account_id uuid not null references account (id),
  number varchar(64) not null,
  callflow_id uuid not null references callflow (id) on delete cascade,
  primary key (account_id, number)
);
create index callflow_number_callflow on callflow_number (callflow_id);

create index reception_faxbox on reception (account_id, faxbox_id);
