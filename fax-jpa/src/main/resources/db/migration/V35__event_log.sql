-- Events get their place in a log that is kept for a while. The table event is where they wait for it.
alter table event add column owner_id uuid;
alter table event add column submitter_id uuid;

create table event_log (
  position bigint primary key,
  number bigint not null,
  id uuid not null,
  account_id uuid not null,
  faxbox_id uuid,
  subject_id uuid not null,
  subject varchar(8) not null,
  kind varchar(16) not null,
  state varchar(16) not null,
  status varchar(1000) not null,
  facts text not null,
  at timestamp with time zone not null,
  owner_id uuid,
  submitter_id uuid
);
create index event_log_account on event_log (account_id, position);
create index event_log_at on event_log (at);

-- One row: who gives out positions locks it until its transaction is over.
create table event_bounds (
  id integer primary key,
  forgotten bigint not null,
  last_position bigint not null
);
insert into event_bounds (id, forgotten, last_position) values (1, 0, 0);

-- How many events each fax or faxbox has had.
create table event_count (
  subject_id uuid primary key,
  number bigint not null,
  at timestamp with time zone not null
);

-- Up to where each listener has been told: all but what waits in event.
create table event_cursor (
  listener varchar(64) primary key,
  position bigint not null
);
insert into event_cursor (listener, position) values ('topics', 0), ('webhooks', 0);
