-- Lists of faxes along one index each, whatever their number. What a list is asked for most often is
-- the newest, so the indexes run backwards: H2 reads an index in one direction only.

-- Which view of the API shows the fax: OUTGOING, OUTBOX or INBOX; null for one that was deleted.
alter table fax add column shown_in varchar(8);
-- The final state of its job; empty while it has none, and for a received fax.
alter table fax add column ended_as varchar(16) not null default '';
-- When its documents were erased for good; null while they may be made or fetched again.
alter table fax add column erased_at timestamp with time zone;

update fax set
  shown_in = case when direction = 'INBOUND' then 'INBOX' else 'OUTGOING' end
where not deleted;
update fax set
  shown_in = case when deleted then null else 'OUTBOX' end,
  ended_as = (select j.state from job j where j.id = fax.id)
where exists (
  select 1 from job j where j.id = fax.id and j.state in ('COMPLETED', 'FAILED', 'CANCELLED'));

drop index fax_account_folder;
drop index fax_faxbox_folder;
create index fax_of_account on fax (account_id, shown_in, created_at desc, id desc);
create index fax_of_end on fax (account_id, shown_in, ended_as, created_at desc, id desc);
create index fax_of_faxbox on fax (faxbox_id, shown_in, created_at desc, id desc);
create index fax_of_owner on fax (owner_id, shown_in, created_at desc, id desc);
create index fax_of_submitter on fax (submitted_by, shown_in, created_at desc, id desc);
create index fax_to_number on fax (account_id, to_number, shown_in, created_at desc, id desc);
create index fax_from_number on fax (account_id, from_number, shown_in, created_at desc, id desc);
