-- Requests other than submissions that may come again: the key is taken before the work, the answer is
-- kept after it.
create table request_key (
  account_id uuid not null references account (id),
  -- API key or user whose key it is.
  principal_id uuid not null,
  -- SHA-256, of the key and of what was asked for.
  key_hash varchar(64) not null,
  request_hash varchar(64) not null,
  -- HTTP status of the answer; null until it is known.
  status integer,
  location varchar(2000) default '' not null,
  -- The answer, JSON; empty for none, or for one that is told once only.
  answer text default '' not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  primary key (account_id, principal_id, key_hash)
);
create index request_key_expires on request_key (expires_at);
