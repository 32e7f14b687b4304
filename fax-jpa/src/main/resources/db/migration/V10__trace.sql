-- The W3C trace that a fax belongs to; empty for those of before.
alter table job add column traceparent varchar(64) default '' not null;
alter table attempt add column traceparent varchar(64) default '' not null;
