-- The life of a node that takes the call of a reception; null for calls of an older release, whose
-- nodes are over.
alter table reception add column incarnation uuid;

-- How often somebody began to send a notice: who comes late with a failure has an older number.
alter table notice add column claims bigint not null default 0;
