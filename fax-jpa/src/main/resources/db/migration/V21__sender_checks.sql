-- What proves that a mail comes from its sender, as in Authentication-Results (RFC 8601); empty for
-- mails that came before it was looked at. Mails that became faxes are in the log now, without errors.
alter table mail_log add column sender_check varchar(1000) default '' not null;
