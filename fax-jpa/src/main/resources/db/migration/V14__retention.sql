-- Which faxes of an account still have documents, by age: for their retention.
create index fax_erased on fax (account_id, erased_at, created_at);
