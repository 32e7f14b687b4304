-- Runs on PostgreSQL 15 and on H2 in PostgreSQL mode. Instants are UTC; ids are UUIDs, written as
-- 32 hexadecimal digits on the wire. Every row of a tenant carries the account's id.

create table account (
  id uuid primary key,
  parent_id uuid references account (id),
  name varchar(128) not null,
  realm varchar(253) not null unique,
  timezone varchar(64) not null,
  default_from varchar(32) not null,
  attributes text not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  version bigint not null
);

create table app_user (
  id uuid primary key,
  account_id uuid not null references account (id),
  username varchar(128) not null,
  email varchar(254) not null,
  role varchar(16) not null,
  timezone varchar(64) not null,
  created_at timestamp with time zone not null,
  unique (account_id, username)
);

create table api_key (
  id uuid primary key,
  account_id uuid not null references account (id),
  user_id uuid references app_user (id),
  name varchar(128) not null,
  role varchar(16) not null,
  key_hash varchar(64) not null unique,
  created_at timestamp with time zone not null,
  revoked_at timestamp with time zone
);

create table auth_token (
  token_hash varchar(64) primary key,
  account_id uuid not null references account (id),
  api_key_id uuid not null references api_key (id),
  role varchar(16) not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create index auth_token_expires on auth_token (expires_at);

create table faxbox (
  id uuid primary key,
  account_id uuid not null references account (id),
  name varchar(128) not null,
  smtp_domain varchar(253) not null unique,
  document text not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  version bigint not null
);
create index faxbox_account on faxbox (account_id, name);

create table phone_number (
  number varchar(32) primary key,
  account_id uuid not null references account (id),
  faxbox_id uuid references faxbox (id),
  created_at timestamp with time zone not null
);
create index phone_number_account on phone_number (account_id, number);

-- Bytes that a user gave us or that we derived; content-addressed within an account.
create table document (
  id uuid primary key,
  account_id uuid not null references account (id),
  sha256 varchar(64) not null,
  media_type varchar(128) not null,
  size_bytes bigint not null,
  refs integer not null,
  stored_at timestamp with time zone not null
);
create index document_content on document (account_id, sha256);
create index document_unreferenced on document (refs, stored_at);

create table document_chunk (
  document_id uuid not null references document (id) on delete cascade,
  seq integer not null,
  bytes bytea not null,
  primary key (document_id, seq)
);

create table fax (
  id uuid primary key,
  account_id uuid not null references account (id),
  faxbox_id uuid,
  owner_id uuid,
  direction varchar(8) not null,
  folder varchar(8) not null,
  from_number varchar(64) not null,
  from_name varchar(256) not null,
  to_number varchar(64) not null,
  to_name varchar(256) not null,
  original_id uuid references document (id),
  original_url varchar(4000) not null,
  fax_file_id uuid references document (id),
  pdf_file_id uuid references document (id),
  pages integer not null,
  size_bytes bigint not null,
  options text not null,
  attributes text not null,
  result text not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  deleted boolean not null,
  version bigint not null
);
create index fax_account_folder on fax (account_id, folder, created_at, id);
create index fax_faxbox_folder on fax (faxbox_id, folder, created_at, id);

-- Our obligation to send one outbound fax. Shares its id with the fax.
create table job (
  id uuid primary key references fax (id),
  account_id uuid not null,
  state varchar(16) not null,
  to_number varchar(64) not null,
  retries integer not null,
  attempts integer not null,
  dials integer not null,
  preparations integer not null default 0,
  priority integer not null,
  -- Owner of the due time: null once the job is final.
  due_at timestamp with time zone,
  -- What the job waits for while it has no attempt: its message is out (queued), or it waits for a
  -- number (waiting_for, in wait_order).
  queued boolean not null,
  message_seq bigint not null,
  queue_order bigint not null,
  queued_at timestamp with time zone,
  waiting_for varchar(64),
  wait_order bigint not null,
  attempt_id uuid,
  confirmed_pages integer not null,
  retry_after integer not null,
  reschedule_rule varchar(128) not null,
  reason text not null,
  correlation_id varchar(64) not null,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  version bigint not null
);
create index job_due on job (state, queued, due_at);
create index job_account_state on job (account_id, state, queued, queue_order);
create index job_waiting on job (waiting_for, wait_order);
-- wait_order is 0 for a job that does not wait.
create index job_account_waiting on job (account_id, wait_order);
create sequence job_order;

create table attempt (
  id uuid primary key,
  job_id uuid not null references job (id),
  account_id uuid not null,
  number varchar(64) not null,
  number_locked boolean not null,
  ordinal integer not null,
  live boolean not null,
  stage varchar(16) not null,
  node varchar(128) not null,
  incarnation uuid not null,
  switch_name varchar(256) not null,
  start_page integer not null,
  total_pages integer not null,
  pages_confirmed integer not null,
  file_token varchar(64) not null,
  claimed_at timestamp with time zone not null,
  dialled_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  outcome varchar(24) not null,
  sip_status integer,
  hangup_cause varchar(64) not null,
  q850 integer,
  t30_code integer,
  t30_text varchar(256) not null,
  reason text not null,
  facts text not null,
  version bigint not null
);
create index attempt_job on attempt (job_id, ordinal);
create index attempt_live on attempt (live, incarnation);
create unique index attempt_file_token on attempt (file_token);

create table attempt_event (
  attempt_id uuid not null references attempt (id),
  seq integer not null,
  at timestamp with time zone not null,
  stage varchar(16) not null,
  fact varchar(1000) not null,
  primary key (attempt_id, seq)
);

create table page_result (
  attempt_id uuid not null references attempt (id),
  page integer not null,
  width_px integer not null,
  height_px integer not null,
  bad_rows integer not null,
  size_bytes bigint not null,
  encoding varchar(32) not null,
  primary key (attempt_id, page)
);

-- One row for each destination number ever dialled; the lock is held while attempt_id is set.
create table number_lock (
  number varchar(64) primary key,
  attempt_id uuid,
  reserved_for uuid,
  reserved_account uuid,
  reserved_until timestamp with time zone,
  -- Free, with jobs waiting whose accounts had no slot when it was released.
  stranded boolean not null,
  fence bigint not null
);
create index number_lock_reserved on number_lock (reserved_account);
create index number_lock_reserved_until on number_lock (reserved_until);
create index number_lock_stranded on number_lock (stranded);

-- One row for each account: how many attempts are live, and the lock that claim and outcome take
-- first.
create table account_slot (
  account_id uuid primary key references account (id),
  in_use integer not null,
  last_order bigint not null,
  fence bigint not null
);

-- Receipts and notices, written in the transaction of what they tell.
create table notice (
  id uuid primary key,
  account_id uuid not null references account (id),
  fax_id uuid not null,
  kind varchar(32) not null,
  recipients text not null,
  state varchar(16) not null,
  tries integer not null,
  due_at timestamp with time zone not null,
  created_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  last_error text not null,
  version bigint not null
);
create index notice_due on notice (state, due_at);

create table setting (
  scope varchar(16) not null,
  scope_id varchar(36) not null,
  name varchar(64) not null,
  setting_value text not null,
  changed_at timestamp with time zone not null,
  changed_by varchar(64) not null,
  version bigint not null,
  primary key (scope, scope_id, name)
);

-- Who may do something that one node at a time does, and which nodes live.
create table lease (
  name varchar(160) primary key,
  holder uuid not null,
  holder_node varchar(128) not null,
  fence bigint not null,
  expires_at timestamp with time zone not null
);
