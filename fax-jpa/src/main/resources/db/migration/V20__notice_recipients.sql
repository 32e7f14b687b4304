-- One line for each recipient whom the mail server has taken the mail for, or refused for good.
alter table notice add column taken text not null default '';
alter table notice add column refused text not null default '';
alter table mail_report add column taken text not null default '';
alter table mail_report add column refused text not null default '';
