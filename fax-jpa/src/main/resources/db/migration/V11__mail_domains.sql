-- The mail domain that a faxbox was given, in lower case: unique, also among those that are generated.
alter table faxbox add column custom_domain varchar(253);
update faxbox set smtp_domain = lower(smtp_domain);
-- Documents are written without blanks; what stands between the quotes behind the name is the domain.
update faxbox set custom_domain = lower(substring(regexp_substr(document, '"custom_smtp_email_address":"[^"\\]+"')
  from 30 for char_length(regexp_substr(document, '"custom_smtp_email_address":"[^"\\]+"')) - 30));
-- Of several faxboxes with one domain the oldest keeps it; the document stays as it is.
update faxbox set custom_domain = null where exists (
  select 1 from faxbox older where older.id <> faxbox.id and (older.smtp_domain = faxbox.custom_domain
    or (older.custom_domain = faxbox.custom_domain and (older.created_at < faxbox.created_at
      or (older.created_at = faxbox.created_at and older.id < faxbox.id)))));
create unique index faxbox_custom_domain on faxbox (custom_domain);
