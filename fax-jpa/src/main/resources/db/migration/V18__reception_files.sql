-- A reception lives until its pages are stored here and erased on the switch.

alter table reception add column state varchar(16) not null default 'RECEIVING';
-- False once the fax is in the inbox; as a column of its own for the list of those that are under way.
alter table reception add column under_way boolean not null default true;
alter table reception add column switch_name varchar(128) not null default '';
alter table reception add column file_path varchar(1024) not null default '';
-- Secret part of the address to which the switch uploads the file; null for calls of an older release.
alter table reception add column file_token varchar(64);
-- What the call came to, as JSON; empty while it goes on.
alter table reception add column result text not null default '{}';
-- The file, when it came before the result of the call.
alter table reception add column document_id uuid;
alter table reception add column file_pages integer not null default 0;
alter table reception add column tries integer not null default 0;
-- When the switch is to be asked for the file, or to erase it.
alter table reception add column due_at timestamp with time zone;
alter table reception add column version bigint not null default 0;

create unique index reception_file_token on reception (file_token);
create index reception_due on reception (switch_name, due_at);
drop index reception_account;
create index reception_account on reception (account_id, under_way, created_at desc, id desc);
