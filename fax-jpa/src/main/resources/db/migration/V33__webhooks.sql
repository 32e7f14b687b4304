-- Who outside is told by HTTP of what happens, and what is still to be told.
create table webhook (
  id uuid primary key,
  account_id uuid not null references account (id),
  -- Both set for the callback of a faxbox.
  faxbox_id uuid,
  direction varchar(8),
  document text not null,
  enabled boolean not null,
  include_subaccounts boolean not null,
  disable_reason varchar(1000) not null,
  secret varchar(200) not null,
  previous_secret varchar(200) not null,
  previous_until timestamp with time zone,
  failing_since timestamp with time zone,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  version bigint not null
);
create index webhook_account on webhook (account_id, created_at);
create unique index webhook_callback on webhook (faxbox_id, direction);

create table webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references webhook (id) on delete cascade,
  account_id uuid not null,
  event_id uuid not null,
  topic varchar(64) not null,
  fax_id uuid,
  sequence bigint not null,
  payload text not null,
  state varchar(16) not null,
  attempts integer not null,
  claims integer not null,
  claimed_until timestamp with time zone,
  due_at timestamp with time zone not null,
  give_up_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  unique (event_id, webhook_id, topic)
);
create index webhook_delivery_due on webhook_delivery (webhook_id, state, due_at);
create index webhook_delivery_ended on webhook_delivery (ended_at);
create index webhook_delivery_of_account on webhook_delivery (account_id, created_at, id);
create index webhook_delivery_of_webhook on webhook_delivery (webhook_id, created_at, id);

create table webhook_attempt (
  id uuid primary key,
  delivery_id uuid not null references webhook_delivery (id) on delete cascade,
  webhook_id uuid not null,
  account_id uuid not null,
  topic varchar(64) not null,
  ordinal integer not null,
  success boolean not null,
  status integer not null,
  reason varchar(1000) not null,
  excerpt varchar(2000) not null,
  took_ms bigint not null,
  created_at timestamp with time zone not null
);
create index webhook_attempt_of_delivery on webhook_attempt (delivery_id, created_at);
create index webhook_attempt_of_account on webhook_attempt (account_id, created_at, id);
create index webhook_attempt_of_webhook on webhook_attempt (webhook_id, created_at, id);
