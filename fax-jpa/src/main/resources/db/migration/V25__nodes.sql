-- The nodes of the cluster, what each last said of itself, and whether it is to take nothing new.
create table node (
  name varchar(128) primary key,
  incarnation uuid not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  draining boolean default false not null,
  -- Whether the node has obeyed and closed its doors.
  closed boolean default false not null,
  calls integer default 0 not null,
  inbound_calls integer default 0 not null,
  documents integer default 0 not null
);
