-- Who may sign in at the broker from outside: the id of an API key with the key as its password, one
-- row for each group that it is in. A key that sees the whole account may listen to its events.
create or replace view broker_login (key_id, key_hash, login_group) as
select k.id, k.key_hash, g.login_group
from api_key k
join account o on o.id = k.account_id
left join app_user u on u.id = k.user_id
join (
  select a.id, 'fax-key' as login_group from api_key a
  union all
  select a.id, 'fax-send' from api_key a where a.role <> 'READ_ONLY'
  union all
  select a.id, 'fax-account-' || replace(cast(a.account_id as varchar), '-', '') from api_key a
  where a.role <> 'SEND_ONLY' and a.user_id is null and a.faxbox_id is null
  union all
  select a.id, 'fax-system' from api_key a where a.role = 'SYSTEM_ADMIN' and a.user_id is null
) g on g.id = k.id
where k.revoked_at is null
  and (k.expires_at is null or k.expires_at > current_timestamp)
  and o.enabled and o.removed_at is null
  and (k.user_id is null or u.enabled);
