-- Who may do what: users with passwords, keys with limits, accounts that can be switched off.

alter table account add column enabled boolean not null default true;
-- Set when the account was removed; what is left of it is the record of its faxes.
alter table account add column removed_at timestamp with time zone;
-- Random for each account; what the digests of its users' passwords are hashed with.
alter table account add column sign_in_salt uuid not null default gen_random_uuid();
create index account_parent on account (parent_id);
create index account_name on account (name);

alter table app_user add column enabled boolean not null default true;
-- The public document, a JSON object.
alter table app_user add column document text not null default '{}';
-- PBKDF2 of the MD5 and the SHA-1 of "name:password", which clients send; empty for no password.
alter table app_user add column md5_verifier varchar(64) not null default '';
alter table app_user add column sha_verifier varchar(64) not null default '';
alter table app_user add column modified_at timestamp with time zone;
update app_user set modified_at = created_at;
alter table app_user alter column modified_at set not null;
alter table app_user add column version bigint not null default 0;
create index app_user_md5 on app_user (account_id, md5_verifier);
create index app_user_sha on app_user (account_id, sha_verifier);

-- The only faxbox that the key may use; null for all of the account.
alter table api_key add column faxbox_id uuid;
alter table api_key add column expires_at timestamp with time zone;
-- Written now and then, not with each request.
alter table api_key add column last_used_at timestamp with time zone;
create index api_key_account on api_key (account_id, created_at);
create index api_key_user on api_key (user_id);

-- A token is a key's or a user's; its role is theirs at the moment of each request.
alter table auth_token alter column api_key_id drop not null;
alter table auth_token add column user_id uuid references app_user (id) on delete cascade;
alter table auth_token drop column role;
create index auth_token_key on auth_token (api_key_id);
create index auth_token_user on auth_token (user_id);

-- The API key or user that submitted the fax; null for those of earlier versions and those received.
alter table fax add column submitted_by uuid;
