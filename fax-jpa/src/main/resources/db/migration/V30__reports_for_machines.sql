-- Reports of refused mail, for senders who asked to be told in the form for machines; empty for all others.
alter table mail_report add column status_fields text not null default '';
alter table mail_report add column mail_header text not null default '';
