-- When somebody had first seen a received fax. Those that are there already count as seen.
alter table fax add column seen_at timestamp with time zone default current_timestamp;
alter table fax alter column seen_at drop default;
