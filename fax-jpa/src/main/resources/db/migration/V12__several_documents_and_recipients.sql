-- Several documents in one fax, several faxes of one request, and when they are to be sent.

-- What the faxes of one request have in common; null for a fax that was submitted alone.
alter table fax add column batch_id uuid;
create index fax_batch on fax (batch_id);
alter table fax add column documents integer default 1 not null;

-- The second document of a fax and the further ones; the first is in the fax's own row.
create table fax_document (
  fax_id uuid not null references fax (id),
  position integer not null,
  document_id uuid not null references document (id),
  primary key (fax_id, position)
);
create index fax_document_document on fax_document (document_id);

alter table job add column not_before timestamp with time zone;
alter table job add column expires_at timestamp with time zone;
create index job_expires on job (state, expires_at);

-- Submissions that may come again: the key is written in the transaction that writes the faxes.
create table submission_key (
  account_id uuid not null references account (id),
  -- By which entrance the key came, and whose it is.
  namespace varchar(64) not null,
  -- SHA-256, of the key and of what was submitted.
  key_hash varchar(64) not null,
  request_hash varchar(64) not null,
  batch_id uuid,
  -- Ids of the faxes in the order of the recipients, comma-separated.
  faxes text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (account_id, namespace, key_hash)
);
create index submission_key_expires on submission_key (expires_at);
