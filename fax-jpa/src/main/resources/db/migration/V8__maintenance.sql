-- Cancelling a call, and looking at jobs among millions that have ended.

-- When somebody asked for the end of the call that is under way; null for nobody, and once it ended.
alter table job add column cancel_requested_at timestamp with time zone;
create index job_cancel_requested on job (cancel_requested_at);

-- The faxbox that the job was submitted through, as the fax has it.
alter table job add column faxbox_id uuid;
update job set faxbox_id = (select f.faxbox_id from fax f where f.id = job.id);

-- One more column gives the jobs of equal due time an order, so that a page goes on where the last ended.
drop index job_due;
create index job_due on job (state, queued, due_at, id);
create index job_of_account on job (account_id, state, created_at desc, id desc);
create index job_of_faxbox on job (faxbox_id, state, created_at desc, id desc);
